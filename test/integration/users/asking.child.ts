import { chooseSecretStore } from '../../../electron/host/adapters/secrets/choose-secret-store.ts';
import { findParentChannel } from '../../../electron/host/adapters/secrets/find-parent-channel.ts';

/** A host under Electron as far as its keys go: says what it chose and a digest-sized piece of its pepper, then ends. */
const [keyFile = ''] = process.argv.slice(2);
try {
  const { store, warning } = await chooseSecretStore(keyFile, findParentChannel());
  const pepper = await store.getOrCreate('pepper');
  process.stdout.write(JSON.stringify({ warning, pepper: Buffer.from(pepper).toString('hex') }));
} catch (cause) {
  process.stdout.write(JSON.stringify({ failed: (cause as { readonly code?: string }).code }));
}
process.disconnect();
