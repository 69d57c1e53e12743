import type { SafeStorage } from '../../electron/main/secret-service.ts';

/** Electron's `safeStorage` with knobs: a real backend, `basic_text`, or a key store that was reset. */
export const createFakeSafeStorage = ({ backend = 'gnome_libsecret', available = true, key = 'a' } = {}): SafeStorage => ({
  isEncryptionAvailable: () => available,
  getSelectedStorageBackend: () => backend,
  encryptString: (text) => Buffer.from(`${key}:${Array.from(text).reverse().join('')}`),
  decryptString: (encrypted) => {
    const text = encrypted.toString();
    if (!text.startsWith(`${key}:`)) throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    return Array.from(text.slice(key.length + 1))
      .reverse()
      .join('');
  },
});
