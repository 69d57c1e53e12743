import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { CONSOLE_SCHEME } from '../../shared/contract/ipc-channel.ts';
import { apiHeaders, pageHeaders } from '../host/http/page-headers.ts';
import type { PageFiles } from '../host/http/page-files.ts';
import { isConsolePage } from './console-page.ts';

/** Must run at the top level of main, before the app is ready. */
export const registerConsoleScheme = (): void =>
  protocol.registerSchemesAsPrivileged([{ scheme: CONSOLE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);

export const answerPageRequest = async (pages: PageFiles, method: string, address: string): Promise<Response> => {
  const page = isConsolePage(address) ? pages.get(new URL(address).pathname) : undefined;
  if (!page || (method !== 'GET' && method !== 'HEAD')) return new Response(null, { status: page ? 405 : 404, headers: apiHeaders });
  return new Response(method === 'HEAD' ? null : new Uint8Array(await readFile(page.file)), {
    headers: { ...pageHeaders("'none'", page.hashedName), 'Content-Type': page.type },
  });
};

export const serveConsolePages = (session: Session, pages: PageFiles): void =>
  session.protocol.handle(CONSOLE_SCHEME, ({ method, url }) => answerPageRequest(pages, method, url));
