import { useEffect, useSyncExternalStore } from 'react';
import { readHidScale } from '../../../shared/core/scale/read-hid.ts';
import { readScaleLine } from '../../../shared/core/scale/read-scale-line.ts';
import { readToledoFrame } from '../../../shared/core/scale/read-toledo-frame.ts';
import type { ScaleReading } from '../../../shared/core/scale/scale-reading.ts';
import { hearScale, NOTHING_WEIGHED, type Steadiness } from '../../../shared/core/scale/steady-weight.ts';
import { createDeviceLine, type DeviceState } from './device-line.ts';
import { webDevices } from './web-devices.ts';

export interface ScaleNow extends Steadiness {
  readonly device: DeviceState;
}
const SILENT: ScaleNow = { ...NOTHING_WEIGHED, device: 'none' };

let now: ScaleNow = SILENT;
let listeners = 0;
const watchers = new Set<() => void>();
const become = (next: ScaleNow): void => {
  now = next;
  for (const watcher of watchers) watcher();
};
const hear = (reading: ScaleReading | undefined): void => {
  if (reading !== undefined) become({ ...now, ...hearScale(now, reading) });
};
const line = createDeviceLine({
  role: 'scale',
  devices: webDevices,
  onFrame: (text) => hear(readToledoFrame(text) ?? readScaleLine(text)),
  onReport: (reportId, bytes) => hear(readHidScale(reportId, bytes)),
  onState: (device) => {
    if (device !== now.device) become({ ...(device === 'open' ? now : SILENT), device });
  },
});

export const scale = {
  /** The parcel that lies there has been taken. */
  take: (): void => become({ ...now, taken: true }),
  /** Another device was chosen. */
  restart: (): void => {
    if (listeners === 0) return;
    line.stop();
    become(SILENT);
    line.start();
  },
};

const subscribe = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** What the scale of this computer shows. It is open while somebody looks at it. */
export const useScale = (): ScaleNow => {
  useEffect(() => {
    listeners += 1;
    if (listeners === 1) line.start();
    return () => {
      listeners -= 1;
      if (listeners > 0) return;
      line.stop();
      become(SILENT);
    };
  }, []);
  return useSyncExternalStore(subscribe, () => now);
};
