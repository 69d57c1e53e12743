/* What Chromium calls Web Serial and Web HID, as far as it is used here; TypeScript's own libraries do not have them yet. */

export interface WebSerialPort {
  readonly readable: ReadableStream<Uint8Array> | null;
  readonly open: (options: { readonly baudRate: number }) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly getInfo: () => { readonly usbVendorId?: number; readonly usbProductId?: number };
}
export interface WebSerial extends EventTarget {
  /** Those that somebody chose for this page before. */
  readonly getPorts: () => Promise<readonly WebSerialPort[]>;
  readonly requestPort: () => Promise<WebSerialPort>;
}

export interface WebHidDevice extends EventTarget {
  readonly opened: boolean;
  readonly vendorId: number;
  readonly productId: number;
  readonly productName: string;
  readonly collections: readonly { readonly usagePage: number }[];
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}
export interface WebHid extends EventTarget {
  readonly getDevices: () => Promise<readonly WebHidDevice[]>;
  readonly requestDevice: (options: { readonly filters: readonly { readonly usagePage: number }[] }) => Promise<readonly WebHidDevice[]>;
}

export interface WebDevices {
  readonly serial: WebSerial | undefined;
  readonly hid: WebHid | undefined;
}
/** Missing where the browser has none, and where the page's address is not safe. */
export const webDevices = (): WebDevices => navigator as unknown as WebDevices;

const hex = (id: number): string => id.toString(16).padStart(4, '0');
/** Tells one port from another where both are USB; empty for a port that is part of the computer. */
export const idOfPort = (port: WebSerialPort): string => {
  const { usbVendorId, usbProductId } = port.getInfo();
  return usbVendorId === undefined ? '' : `${hex(usbVendorId)}:${hex(usbProductId ?? 0)}`;
};
export const idOfHid = ({ vendorId, productId }: WebHidDevice): string => `${hex(vendorId)}:${hex(productId)}`;
