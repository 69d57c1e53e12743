import type { Server, ServerOptions } from 'node:http';

/** What one connection may cost us. A request that dawdles is cut off; the command line and the windows never come near these. */
export interface HttpLimits {
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly maxSockets: number;
  /** Event streams stay open, so they are counted apart: calls always have the rest of the sockets. */
  readonly maxStreams: number;
  readonly maxStreamsPerSession: number;
}

export const defaultLimits: HttpLimits = {
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 15_000,
  idleTimeoutMs: 10_000,
  maxSockets: 64,
  maxStreams: 32,
  maxStreamsPerSession: 4,
};

export const serverOptions = (limits: HttpLimits): ServerOptions => ({
  headersTimeout: limits.headersTimeoutMs,
  requestTimeout: limits.requestTimeoutMs,
  keepAliveTimeout: limits.idleTimeoutMs,
  connectionsCheckingInterval: Math.min(1_000, limits.headersTimeoutMs),
  maxHeaderSize: 16_384,
  requireHostHeader: true,
  insecureHTTPParser: false,
});

/** No upgrade, no tunnel, no half-understood request: answered once and hung up. */
export const refuseOtherProtocols = (server: Server, limits: HttpLimits): void => {
  server.maxConnections = limits.maxSockets;
  const hangUp = (socket: NodeJS.WritableStream & { destroy: () => void }, status: string): void => {
    socket.on('error', () => {});
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
  };
  server.on('upgrade', (_request, socket) => hangUp(socket, '403 Forbidden'));
  server.on('connect', (_request, socket) => hangUp(socket, '403 Forbidden'));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return void socket.destroy();
    const status =
      error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : error.code === 'HPE_HEADER_OVERFLOW'
          ? '431 Request Header Fields Too Large'
          : '400 Bad Request';
    hangUp(socket, status);
  });
};
