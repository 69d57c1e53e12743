import { readFileSync, writeFileSync } from 'node:fs';

/** What Electron says of a device, of whatever kind. */
export interface DeviceFacts {
  readonly vendorId?: string | number;
  readonly productId?: string | number;
  readonly serialNumber?: string;
  readonly portName?: string;
}

/** One device, also after a restart: by its makers' numbers, or by the name of the computer's own port. */
export const deviceKey = (kind: string, { vendorId, productId, serialNumber = '', portName = '' }: DeviceFacts): string =>
  vendorId === undefined ? `${kind} ${portName}` : `${kind} ${vendorId}:${productId ?? ''}:${serialNumber}`;

export interface ChosenDevices {
  readonly has: (key: string) => boolean;
  readonly add: (key: string) => void;
}

/** Devices somebody chose in a window of this program. A file that cannot be read or written only means that they are asked again. */
export function createChosenDevices(file: string): ChosenDevices {
  const read = (): readonly string[] => {
    try {
      const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
      return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
    } catch {
      return [];
    }
  };
  const keys = new Set(read());
  return {
    has: (key) => keys.has(key),
    add: (key) => {
      keys.add(key);
      try {
        writeFileSync(file, JSON.stringify([...keys]));
      } catch {
        // Kept for as long as the program runs.
      }
    },
  };
}
