import { CONSOLE_HOST, CONSOLE_ORIGIN, CONSOLE_SCHEME } from '../../shared/contract/ipc-channel.ts';

export const CONSOLE_URL = `${CONSOLE_ORIGIN}/index.html`;

/**
 * Whether an address is our own page: compared part by part, since `app://console.evil`, `app://console@evil` and `app://x/app://console`
 * all look alike to a prefix. `devOrigin` is Vite's server while developing.
 */
export const isConsolePage = (address: string, devOrigin?: string): boolean => {
  const url = URL.parse(address);
  if (!url || url.username !== '' || url.password !== '') return false;
  if (devOrigin !== undefined && url.origin === devOrigin) return true;
  return url.protocol === `${CONSOLE_SCHEME}:` && url.hostname === CONSOLE_HOST && url.port === '';
};
