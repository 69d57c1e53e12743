import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build, preview } from 'vite';
import { contentSecurityPolicy } from '../../electron/host/http/page-headers.ts';
import { root } from '../e2e/shells.ts';

/** Builds the gallery and serves it under the policy the console is served under while the tests run; they find it by SIDEBAY_GALLERY. Ends with the run. */
export default async function serveGallery(): Promise<() => Promise<void>> {
  const config = { configFile: path.join(root, 'renderer/vite.config.ts'), mode: 'gallery', logLevel: 'error' } as const;
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0, headers: { 'Content-Security-Policy': contentSecurityPolicy("'self'") } } });
  const { port } = server.httpServer.address() as AddressInfo;
  process.env['SIDEBAY_GALLERY'] = `http://127.0.0.1:${port}/gallery/`;
  return async () => {
    await server.close();
  };
}
