import { describe, expect, it } from 'vitest';
import { createScryptHasher, SCRYPT_COST } from '../../electron/host/adapters/secrets/scrypt-hasher.ts';
import type { CredentialHasher, SecretOwner } from '../../shared/core/ports/credential-hasher.ts';
import type { UserId } from '../../shared/core/user/user.ts';
import { createPlainHasher } from '../fakes/plain-hasher.ts';

const LIGHT = { logN: 10, r: 8, p: 1 };
const amy: SecretOwner = { userId: 'amy' as UserId, kind: 'pin' };

const hashers: readonly (readonly [string, (key: number, generation: number) => CredentialHasher])[] = [
  ['the fake', (key, generation) => createPlainHasher(`k${key}`, generation)],
  ['scrypt', (key, generation) => createScryptHasher(new Uint8Array(32).fill(key), { ...LIGHT, logN: 9 + generation })],
];

describe.each(hashers)('a credential hasher: %s', (_, create) => {
  it('knows the secret again and no other, and not for another owner or kind', async () => {
    const hasher = create(1, 1);
    const stored = await hasher.hash('485027', amy);
    expect(await hasher.compare('485027', stored, amy)).toBe('match');
    expect(await hasher.compare('485028', stored, amy)).toBe('mismatch');
    expect(await hasher.compare('', stored, amy)).toBe('mismatch');
    expect(await hasher.compare('485027', stored, { ...amy, userId: 'ben' as UserId })).toBe('mismatch');
    expect(await hasher.compare('485027', stored, { ...amy, kind: 'password' })).toBe('mismatch');
  });

  it('says when the parameters are old, and when the key is another station’s', async () => {
    const stored = await create(1, 1).hash('seven harbour cranes', amy);
    expect(await create(1, 2).compare('seven harbour cranes', stored, amy)).toBe('match_outdated');
    expect(await create(1, 2).compare('something else', stored, amy)).toBe('mismatch');
    expect(await create(2, 1).compare('seven harbour cranes', stored, amy)).toBe('other_key');
  });

  it('takes what is no hash for a mismatch, never for a match', async () => {
    for (const stored of ['', 'x', '$scrypt-hmac$k=00000000,ln=99,r=8,p=1$AAAA$AAAA'])
      expect(await create(1, 1).compare('x', stored, amy)).not.toMatch(/^match/);
  });
});

describe('scrypt', () => {
  it('has the cost the targets ask for, salts each hash, and keeps neither secret nor key in it', async () => {
    expect(SCRYPT_COST).toEqual({ logN: 17, r: 8, p: 1 });
    const hasher = createScryptHasher(new Uint8Array(32).fill(7));
    const startedAt = performance.now();
    const stored = await hasher.hash('485027', amy);
    expect(performance.now() - startedAt).toBeGreaterThan(50);
    expect(await hasher.compare('485027', stored, amy)).toBe('match');
    expect(await hasher.hash('485027', amy)).not.toBe(stored);
    expect(stored).toContain(',ln=17,r=8,p=1$');
    expect(stored).not.toContain('485027');
  });
});
