import { createHash, timingSafeEqual } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { refusalText, type WireCall } from '../../../shared/contract/wire.ts';
import { answerText, refuse } from './answer.ts';
import { serveCall } from './api-route.ts';
import { defaultLimits, refuseOtherProtocols, serverOptions, type HttpLimits } from './http-limits.ts';
import { everyAnswer } from './page-headers.ts';
import { refuseShape, type Refusal } from './request-guard.ts';

/*
 * The command line's door: the same calls over a local socket, for whoever can read this user's token file. It is also the lock on
 * the data folder: it opens before the data does, and the host that cannot open it finds another one there.
 */

/** The only Host this door answers to; no browser can be brought to say it. */
export const COMMAND_HOST = 'sidebay';

export type OpenedWindow = { readonly url: string } | { readonly opened: true };

export interface CommandHandlers {
  readonly wire: WireCall;
  /** A fresh one-time address, or a word that Electron opened the window itself. */
  readonly openWindow: () => OpenedWindow | Promise<OpenedWindow>;
  readonly openWindows: () => number;
}

export interface CommandServer {
  /** Until this is called every request waits: the data may be migrating. */
  readonly ready: (handlers: CommandHandlers) => void;
  readonly close: () => Promise<void>;
}

export interface CommandServerOptions {
  readonly socketPath: string;
  /** Read at each request; empty while there is none yet, and then nobody is let in. */
  readonly token: () => string;
  readonly limits?: Partial<HttpLimits>;
}

/** Another host holds this data. */
export class AlreadyRunning extends Error {
  readonly code = 'already_running';
  override readonly name = 'AlreadyRunning';
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const listenOnce = (server: Server, path: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error));
    server.once('error', onError);
    server.listen(path, () => {
      server.off('error', onError);
      resolve(true);
    });
  });

const isAnswered = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    const answer = (alive: boolean) => {
      socket.destroy();
      resolve(alive);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });

/** A host that was killed leaves its socket file behind; nobody answers there. */
const takeSocket = async (server: Server, path: string): Promise<void> => {
  if (await listenOnce(server, path)) return;
  if (process.platform === 'win32' || (await isAnswered(path))) throw new AlreadyRunning(path);
  rmSync(path, { force: true });
  if (!(await listenOnce(server, path))) throw new AlreadyRunning(path);
};

export const startCommandServer = async ({ socketPath, token, limits: changed }: CommandServerOptions): Promise<CommandServer> => {
  const limits = { ...defaultLimits, ...changed };
  const { promise: readiness, resolve: ready } = Promise.withResolvers<CommandHandlers>();

  const refusal = (request: IncomingMessage): Refusal | undefined => {
    const shape = refuseShape(request);
    if (shape) return shape;
    if (request.headers.host !== COMMAND_HOST) return { status: 421, code: 'foreign_host' };
    if (request.headers.origin !== undefined) return { status: 403, code: 'foreign_origin' };
    const isTheirs = timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token()}`));
    return token() !== '' && isTheirs ? undefined : { status: 401, code: 'wrong_token' };
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refused = refusal(request);
    if (refused) return refuse(response, refused);
    const handlers = await readiness;
    const path = request.url ?? '';
    if (!path.startsWith('/control/')) return serveCall(handlers, { kind: 'cli' }, path, request, response);
    if (request.method !== 'POST') return refuse(response, { status: 405, code: 'bad_method' });
    if (path === '/control/enter') return answerText(response, 200, JSON.stringify({ ok: true, value: await handlers.openWindow() }));
    if (path === '/control/windows') return answerText(response, 200, JSON.stringify({ ok: true, value: { open: handlers.openWindows() } }));
    return refuse(response, { status: 404, code: 'unknown_endpoint' });
  };

  const server = createServer(serverOptions(limits), (request, response) => {
    for (const [name, value] of Object.entries(everyAnswer)) response.setHeader(name, value);
    serve(request, response).catch(() => (response.headersSent ? response.destroy() : answerText(response, 503, refusalText('unreachable'))));
  });
  refuseOtherProtocols(server, limits);
  await takeSocket(server, socketPath);
  if (process.platform !== 'win32') chmodSync(socketPath, 0o600);

  return {
    ready,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
