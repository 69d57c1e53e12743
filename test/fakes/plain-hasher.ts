import type { CredentialHasher } from '../../shared/core/ports/credential-hasher.ts';

/** No hash at all, for tests of what happens around it. `generation` stands for the parameters, `key` for the station's key. */
export const createPlainHasher = (key = 'k1', generation = 1): CredentialHasher & { readonly compared: () => number } => {
  let compared = 0;
  const seal = (secret: string, owner: { readonly userId: string; readonly kind: string }): string => JSON.stringify([owner.kind, owner.userId, secret]);
  return {
    hash: async (secret, owner) => JSON.stringify({ key, generation, sealed: seal(secret, owner) }),
    compare: async (secret, stored, owner) => {
      compared += 1;
      let parsed: { readonly key?: string; readonly generation?: number; readonly sealed?: string };
      try {
        parsed = JSON.parse(stored) as typeof parsed;
      } catch {
        return 'mismatch';
      }
      if (parsed.key !== key) return 'other_key';
      if (parsed.sealed !== seal(secret, owner)) return 'mismatch';
      return parsed.generation === generation ? 'match' : 'match_outdated';
    },
    compared: () => compared,
  };
};
