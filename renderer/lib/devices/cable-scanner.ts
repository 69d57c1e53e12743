import { useSyncExternalStore } from 'react';
import { readHidScan } from '../../../shared/core/scale/read-hid.ts';
import { keyboard } from '../keys/keyboard.ts';
import type { ScanTiming } from '../scanning/scan-listeners.ts';
import { createDeviceLine, type DeviceState } from './device-line.ts';
import { deviceSetup } from './device-setup.ts';
import { webDevices } from './web-devices.ts';

let state: DeviceState = 'none';
const watchers = new Set<() => void>();
let begun = '';

const tell = (text: string): void => {
  if (text === '') return;
  const at = Math.round(performance.timeOrigin + performance.now());
  const source: ScanTiming['source'] = deviceSetup('scanner')?.via ?? 'serial';
  keyboard.tellScan(text, { startedAt: at, endedAt: at, presses: 0, source });
};
const line = createDeviceLine({
  role: 'scanner',
  devices: webDevices,
  onFrame: tell,
  onReport: (_, bytes) => {
    const read = readHidScan(bytes);
    if (read === undefined) return;
    begun += read.text;
    if (read.more) return;
    const whole = begun;
    begun = '';
    tell(whole);
  },
  onState: (next) => {
    state = next;
    begun = '';
    for (const watcher of watchers) watcher();
  },
});

/** A scanner that is no keyboard: what it reads goes the way of every scan. */
export const cableScanner = {
  listen: (): (() => void) => {
    line.start();
    return line.stop;
  },
  restart: (): void => {
    line.stop();
    line.start();
  },
};

export const useCableScanner = (): DeviceState =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
