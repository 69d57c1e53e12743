import { NO_FRAME, splitFrames } from '../../../shared/core/scale/split-frames.ts';
import { type DeviceRole, deviceSetup, type DeviceSetup } from './device-setup.ts';
import { idOfHid, idOfPort, type WebDevices, type WebHidDevice, type WebSerialPort } from './web-devices.ts';

/** `none`: nothing was chosen. `missing`: unplugged, or never allowed here. `busy`: another window or program has it. */
export type DeviceState = 'none' | 'missing' | 'busy' | 'open';

interface Deps {
  readonly role: DeviceRole;
  readonly devices: () => WebDevices;
  /** One frame of a serial line, without its ends. */
  readonly onFrame: (text: string) => void;
  readonly onReport: (reportId: number, bytes: Uint8Array) => void;
  readonly onState: (state: DeviceState) => void;
}
export interface DeviceLine {
  readonly start: () => void;
  readonly stop: () => void;
}

/** A cable that was pulled is looked for again; plugging it in is heard at once. */
const LOOK_AGAIN_MS = 2000;

/** Keeps a device open for as long as somebody listens to it, and finds it again after its cable was pulled. */
export function createDeviceLine({ role, devices, onFrame, onReport, onState }: Deps): DeviceLine {
  let running = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let close: () => void = () => undefined;
  let isAtIt = false;
  let isOpen = false;
  const opened = (): void => {
    isOpen = true;
    onState('open');
  };

  const fromSerial = async (port: WebSerialPort, { baudRate }: DeviceSetup, life: number): Promise<void> => {
    await port.open({ baudRate });
    const reader = port.readable?.getReader();
    close = () => void reader?.cancel().catch(() => undefined);
    opened();
    let rest = NO_FRAME;
    try {
      while (reader !== undefined && life === running) {
        const { value, done } = await reader.read();
        if (done) break;
        // Scales send seven bits, some with a parity bit on top.
        const { rest: next, frames } = splitFrames(rest, String.fromCharCode(...value.map((byte) => (role === 'scale' ? byte & 0x7f : byte))));
        rest = next;
        for (const frame of frames) onFrame(frame);
      }
    } finally {
      reader?.releaseLock();
      await port.close().catch(() => undefined);
    }
  };
  const fromHid = async (device: WebHidDevice, life: number): Promise<void> => {
    if (!device.opened) await device.open();
    opened();
    await new Promise<void>((resolve) => {
      const hear = (event: Event): void => {
        const { reportId, data } = event as Event & { readonly reportId: number; readonly data: DataView };
        if (life === running) onReport(reportId, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      };
      const gone = (event: Event): void => {
        if ((event as Event & { readonly device?: WebHidDevice }).device === device) resolve();
      };
      device.addEventListener('inputreport', hear);
      devices().hid?.addEventListener('disconnect', gone);
      close = () => {
        device.removeEventListener('inputreport', hear);
        devices().hid?.removeEventListener('disconnect', gone);
        resolve();
      };
    });
    close();
    await device.close().catch(() => undefined);
  };
  const find = async (setup: DeviceSetup): Promise<((life: number) => Promise<void>) | undefined> => {
    const { serial, hid } = devices();
    if (setup.via === 'serial') {
      const port = (await serial?.getPorts())?.find((one) => idOfPort(one) === setup.id);
      return port && ((life) => fromSerial(port, setup, life));
    }
    const device = (await hid?.getDevices())?.find((one) => idOfHid(one) === setup.id);
    return device && ((life) => fromHid(device, life));
  };

  const work = async (life: number): Promise<void> => {
    clearTimeout(timer);
    const setup = deviceSetup(role);
    if (setup === null) return onState('none');
    let state: DeviceState = 'missing';
    isAtIt = true;
    isOpen = false;
    try {
      const open = await find(setup);
      if (life === running) await open?.(life);
    } catch (thrown) {
      // What fails while it is open was pulled out.
      if (!isOpen && thrown instanceof DOMException) state = 'busy';
    }
    if (life !== running) return undefined;
    isAtIt = false;
    onState(state);
    timer = setTimeout(() => void work(life), LOOK_AGAIN_MS);
    return undefined;
  };
  const again = (): void => {
    if (!isAtIt) void work(running);
  };

  return {
    start: () => {
      running += 1;
      devices().serial?.addEventListener('connect', again);
      devices().hid?.addEventListener('connect', again);
      void work(running);
    },
    stop: () => {
      running += 1;
      clearTimeout(timer);
      close();
      devices().serial?.removeEventListener('connect', again);
      devices().hid?.removeEventListener('connect', again);
    },
  };
}
