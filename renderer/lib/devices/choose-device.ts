import { HID_SCALE_PAGE, HID_SCANNER_PAGE } from '../../../shared/core/scale/read-hid.ts';
import type { DeviceRole, DeviceSetup } from './device-setup.ts';
import { idOfHid, idOfPort, webDevices } from './web-devices.ts';

/** Asks which device it is, in a window of the browser's or the program's own. Null when nobody chose one. */
export async function chooseDevice(role: DeviceRole, via: DeviceSetup['via'], baudRate: number): Promise<DeviceSetup | null> {
  const { serial, hid } = webDevices();
  try {
    if (via === 'serial') {
      const port = await serial?.requestPort();
      return port === undefined ? null : { via, id: idOfPort(port), baudRate };
    }
    const [device] = (await hid?.requestDevice({ filters: [{ usagePage: role === 'scale' ? HID_SCALE_PAGE : HID_SCANNER_PAGE }] })) ?? [];
    return device === undefined ? null : { via, id: idOfHid(device), baudRate };
  } catch {
    return null;
  }
}
