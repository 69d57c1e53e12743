import type { IncomingMessage } from 'node:http';
import type { ProxyOptions } from 'vite';

/**
 * Vite's server in front of a host, so that a page under development can call it: the proxy enters as a window of its own and says
 * what our own page would say. It does so only for requests of Vite's own page, or any page in the browser could use it as a key: the
 * browser has to say that the page is of this origin, and host and origin have to be this server's by number, also when a name of
 * somebody else's leads here.
 */
export interface DevProxy {
  readonly routes: Readonly<Record<string, ProxyOptions>>;
  /** To be called for each new host: its sessions are new too. */
  readonly enter: () => Promise<void>;
}

const isOwnPage = ({ headers }: IncomingMessage, port: number | undefined): boolean => {
  const own = `127.0.0.1:${port ?? ''}`;
  return headers['sec-fetch-site'] === 'same-origin' && headers.host === own && (headers.origin === undefined || headers.origin === `http://${own}`);
};

/** `openWindow` answers the address by which a new window enters the host; undefined where none runs. */
export const createDevProxy = (hostPort: number, openWindow: () => Promise<string | undefined>): DevProxy => {
  const target = `http://127.0.0.1:${hostPort}`;
  let cookie = '';
  const route: ProxyOptions = {
    target,
    changeOrigin: true,
    bypass: (request) => (isOwnPage(request, request.socket.localPort) ? undefined : false),
    configure: (proxy) => {
      proxy.on('proxyReq', (request) => {
        if (request.getHeader('origin') !== undefined) request.setHeader('origin', target);
        request.setHeader('cookie', cookie);
      });
      // The host is restarting: the page says so itself.
      proxy.on('error', () => {});
    },
  };
  return {
    routes: { '/api': route, '/events': route },
    enter: async () => {
      const url = await openWindow();
      if (url === undefined) return;
      const entered = await fetch(url);
      cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
  };
};
