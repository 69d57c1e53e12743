/** What hangs on a cable of this computer and is no keyboard. */
export const DEVICE_ROLES = ['scale', 'scanner'] as const;
export type DeviceRole = (typeof DEVICE_ROLES)[number];

export const BAUD_RATES = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;
/** What nearly all scales and scanners leave the factory with. */
export const USUAL_BAUD_RATE = 9600;

export interface DeviceSetup {
  readonly via: 'serial' | 'hid';
  /** Vendor and product of a USB device, `0922:8003`; empty for a port of the computer itself. */
  readonly id: string;
  readonly baudRate: number;
}

/** Kept on this computer: the next bench has other cables. */
const keyOf = (role: DeviceRole): string => `sidebay.device.${role}`;

export function deviceSetup(role: DeviceRole): DeviceSetup | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(role)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { via, id, baudRate } = kept as Readonly<Record<string, unknown>>;
    if ((via !== 'serial' && via !== 'hid') || typeof id !== 'string') return null;
    return { via, id, baudRate: BAUD_RATES.find((rate) => rate === baudRate) ?? USUAL_BAUD_RATE };
  } catch {
    return null;
  }
}

export const setDeviceSetup = (role: DeviceRole, setup: DeviceSetup | null): void => {
  if (setup === null) localStorage.removeItem(keyOf(role));
  else localStorage.setItem(keyOf(role), JSON.stringify(setup));
};
