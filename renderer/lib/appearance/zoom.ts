import type { ConsoleBridge } from '../../../shared/contract/ipc-channel.ts';

const bridge = (): ConsoleBridge | undefined => (globalThis as { readonly sidebay?: ConsoleBridge }).sidebay;

/** A browser sizes its own pages (Ctrl and plus); only the program's own window lets the page do it. */
export const canZoom = (): boolean => bridge() !== undefined;

let applied = 100;
/** Only a change is applied: what somebody set by the window's own menu is not taken back by a change of theme. */
export const applyZoom = (percent: number): void => {
  if (percent === applied) return;
  applied = percent;
  bridge()?.setZoom(percent / 100);
};
