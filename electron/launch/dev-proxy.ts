import type { ProxyOptions } from 'vite';
import { askForWindow } from '../host/http/command-call.ts';

/**
 * Vite's server in front of a host, so that a page under development can call it: the proxy enters as a window of its own and says
 * what our own page would say. It does so only for requests of Vite's own page, or any page in the browser could use it as a key.
 */
export interface DevProxy {
  readonly routes: Readonly<Record<string, ProxyOptions>>;
  /** To be called for each new host: its sessions are new too. */
  readonly enter: () => Promise<void>;
}

export const createDevProxy = (folder: string, hostPort: number): DevProxy => {
  const target = `http://127.0.0.1:${hostPort}`;
  let cookie = '';
  const route: ProxyOptions = {
    target,
    changeOrigin: true,
    bypass: (request) => (request.headers['sec-fetch-site'] === 'same-origin' ? undefined : false),
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
      const opened = await askForWindow(folder);
      if (!opened || !('url' in opened)) return;
      const entered = await fetch(opened.url);
      cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
  };
};
