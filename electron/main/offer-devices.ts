import { dialog, type Session } from 'electron';
import { type ChosenDevices, deviceKey, type DeviceFacts } from './chosen-devices.ts';
import { fill, type MainTexts } from './main-texts.ts';

interface Offered extends DeviceFacts {
  readonly name: string;
  readonly id: string;
}

/** A dialog with more buttons than this cannot be read; scales and scanners are few. */
const MOST_OFFERED = 8;

/** Scales and scanners: a page may open those a person chose in a dialog of the program, and no other. */
export function offerDevices(session: Session, isConsolePage: (url: string) => boolean, chosen: ChosenDevices, texts: MainTexts): void {
  const ask = async (kind: 'serial' | 'hid', all: readonly Offered[]): Promise<string> => {
    const offered = all.slice(0, MOST_OFFERED);
    const { response } = await dialog.showMessageBox({
      message: offered.length === 0 ? texts.noDevice : texts.chooseDevice,
      ...(all.length > offered.length && { detail: fill(texts.moreDevices, { count: String(all.length - offered.length) }) }),
      buttons: [...offered.map(({ name }) => name), texts.cancel],
      cancelId: offered.length,
      noLink: true,
    });
    const device = offered[response];
    if (device === undefined) return '';
    chosen.add(deviceKey(kind, device));
    return device.id;
  };
  session.on('select-serial-port', (event, ports, _contents, decide) => {
    event.preventDefault();
    const offered = ports.map((port) => ({ ...port, id: port.portId, name: [port.displayName, port.portName].filter(Boolean).join(' · ') }));
    void ask('serial', offered).then(decide);
  });
  session.on('select-hid-device', (event, { deviceList }, decide) => {
    event.preventDefault();
    void ask(
      'hid',
      deviceList.map((device) => ({ ...device, id: device.deviceId })),
    ).then((id) => decide(id === '' ? null : id));
  });
  session.setDevicePermissionHandler(
    ({ deviceType, origin, device }) => isConsolePage(`${origin.replace(/\/$/, '')}/`) && chosen.has(deviceKey(deviceType, device as DeviceFacts)),
  );
}
