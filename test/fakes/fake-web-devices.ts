import type { WebHid, WebHidDevice, WebSerial, WebSerialPort } from '../../renderer/lib/devices/web-devices.ts';

/** A serial port as the browser gives it: opened once, and dead when its cable is pulled. */
export class FakePort implements WebSerialPort {
  readable: ReadableStream<Uint8Array> | null = null;
  readonly openedWith: number[] = [];
  #feed: ReadableStreamDefaultController<Uint8Array> | undefined;
  readonly #ids: readonly [vendor: number, product: number] | null;
  constructor(ids: readonly [vendor: number, product: number] | null = [0x0403, 0x6001]) {
    this.#ids = ids;
  }
  readonly getInfo = () => (this.#ids === null ? {} : { usbVendorId: this.#ids[0], usbProductId: this.#ids[1] });
  readonly open = ({ baudRate }: { readonly baudRate: number }): Promise<void> => {
    if (this.readable !== null) return Promise.reject(new DOMException('open already', 'InvalidStateError'));
    this.openedWith.push(baudRate);
    this.readable = new ReadableStream<Uint8Array>({ start: (feed) => void (this.#feed = feed) });
    return Promise.resolve();
  };
  readonly close = (): Promise<void> => {
    this.readable = null;
    return Promise.resolve();
  };
  /** What comes down the cable. */
  readonly send = (text: string): void => this.#feed?.enqueue(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  readonly pull = (): void => this.#feed?.error(new DOMException('gone', 'NetworkError'));
}

export class FakeSerial extends EventTarget implements WebSerial {
  ports: readonly FakePort[] = [];
  chosen: FakePort | null = null;
  readonly getPorts = (): Promise<readonly WebSerialPort[]> => Promise.resolve(this.ports);
  readonly requestPort = (): Promise<WebSerialPort> => {
    if (this.chosen === null) return Promise.reject(new DOMException('nobody chose', 'NotFoundError'));
    this.ports = [...this.ports, this.chosen];
    return Promise.resolve(this.chosen);
  };
}

export class FakeHidDevice extends EventTarget implements WebHidDevice {
  opened = false;
  readonly vendorId = 0x0922;
  readonly productId = 0x8003;
  readonly productName = 'a scale';
  readonly collections = [{ usagePage: 0x8d }];
  readonly open = (): Promise<void> => {
    this.opened = true;
    return Promise.resolve();
  };
  readonly close = (): Promise<void> => {
    this.opened = false;
    return Promise.resolve();
  };
  readonly report = (reportId: number, bytes: readonly number[]): void => {
    this.dispatchEvent(Object.assign(new Event('inputreport'), { reportId, data: new DataView(Uint8Array.from(bytes).buffer) }));
  };
}

export class FakeHid extends EventTarget implements WebHid {
  devices: readonly FakeHidDevice[] = [];
  readonly getDevices = (): Promise<readonly WebHidDevice[]> => Promise.resolve(this.devices);
  readonly requestDevice = (): Promise<readonly WebHidDevice[]> => Promise.resolve(this.devices);
}
