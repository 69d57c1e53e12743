import type { SecretKind } from '../user/sign-in-policy.ts';
import type { UserId } from '../user/user.ts';

/** Whose secret it is enters the hash: a row copied from one person to another opens nothing. */
export interface SecretOwner {
  readonly userId: UserId;
  readonly kind: SecretKind;
}

export type Comparison =
  | 'match'
  /** Right, but hashed with older parameters: hash it again and keep that. */
  | 'match_outdated'
  | 'mismatch'
  /** Made with another station's key (a copied database, a lost key file): nothing can be said about the secret. */
  | 'other_key';

export interface CredentialHasher {
  /** Slow on purpose. The text carries its own parameters and salt. */
  readonly hash: (secret: string, owner: SecretOwner) => Promise<string>;
  readonly compare: (secret: string, stored: string, owner: SecretOwner) => Promise<Comparison>;
}
