import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Comparison, CredentialHasher, SecretOwner } from '../../../../shared/core/ports/credential-hasher.ts';

export interface ScryptCost {
  /** log2 of the memory cost: 17 is 128 MiB and about half a second on the reference computer (OWASP). */
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}
export const SCRYPT_COST: ScryptCost = { logN: 17, r: 8, p: 1 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** A stored text must not make us compute for minutes. */
const MOST = { logN: 20, r: 16, p: 4 };

const derive = (input: Buffer, salt: Buffer, { logN, r, p }: ScryptCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
    scrypt(input, salt, HASH_BYTES, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });

interface Parsed {
  readonly keyId: string;
  readonly cost: ScryptCost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const parse = (stored: string): Parsed | undefined => {
  const found = /^\$scrypt-hmac\$k=([0-9a-f]{8}),ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/.exec(stored);
  if (found === null) return undefined;
  const [, keyId = '', logN, r, p, salt = '', hash = ''] = found;
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  if (cost.logN > MOST.logN || cost.r > MOST.r || cost.p > MOST.p || cost.logN < 1 || cost.r < 1 || cost.p < 1) return undefined;
  return { keyId, cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
};

const text = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/**
 * scrypt over HMAC(pepper, owner + secret). A million PINs are guessed in days even with a slow hash, so the pepper, which is not in
 * the database, is what protects a copied one. Hashes run one after another: each needs its memory for itself.
 */
export const createScryptHasher = (pepper: Uint8Array, cost: ScryptCost = SCRYPT_COST): CredentialHasher => {
  const ownKeyId = createHash('sha256').update('sidebay key id').update(pepper).digest('hex').slice(0, 8);
  const prepare = (secret: string, { userId, kind }: SecretOwner): Buffer =>
    createHmac('sha256', pepper)
      .update(JSON.stringify([kind, userId, secret]))
      .digest();

  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = queue.then(task, task);
    queue = turn.catch(() => {});
    return turn;
  };

  return {
    hash: (secret, owner) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES);
        const hash = await derive(prepare(secret, owner), salt, cost);
        return `$scrypt-hmac$k=${ownKeyId},ln=${cost.logN},r=${cost.r},p=${cost.p}$${text(salt)}$${text(hash)}`;
      }),
    compare: (secret, stored, owner) =>
      inTurn(async (): Promise<Comparison> => {
        const parsed = parse(stored);
        if (parsed === undefined) return 'mismatch';
        if (parsed.keyId !== ownKeyId) return 'other_key';
        const hash = await derive(prepare(secret, owner), parsed.salt, parsed.cost);
        if (hash.length !== parsed.hash.length || !timingSafeEqual(hash, parsed.hash)) return 'mismatch';
        const isCurrent = parsed.cost.logN === cost.logN && parsed.cost.r === cost.r && parsed.cost.p === cost.p;
        return isCurrent ? 'match' : 'match_outdated';
      }),
  };
};
