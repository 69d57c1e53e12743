import { isSecretName, type SecretStore } from '../../shared/core/ports/secret-store.ts';

export const createMemorySecretStore = (): SecretStore => {
  const secrets = new Map<string, Uint8Array>();
  const named = (name: string): string => {
    if (!isSecretName(name)) throw new Error(`not a secret's name: ${name}`);
    return name;
  };
  let made = 0;
  return {
    protection: async () => 'file',
    get: async (name) => secrets.get(named(name))?.slice() ?? null,
    getOrCreate: async (name) => {
      const secret = secrets.get(named(name)) ?? new Uint8Array(32).fill((made += 1));
      secrets.set(name, secret);
      return secret.slice();
    },
    put: async (name, secret) => void secrets.set(named(name), secret.slice()),
    remove: async (name) => void secrets.delete(named(name)),
  };
};
