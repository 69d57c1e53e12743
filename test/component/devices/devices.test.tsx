import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LiveWeight } from '../../../renderer/features/pack/live-weight.tsx';
import { DevicesPage } from '../../../renderer/features/settings/devices/devices-page.tsx';
import { cableScanner } from '../../../renderer/lib/devices/cable-scanner.ts';
import { setDeviceSetup } from '../../../renderer/lib/devices/device-setup.ts';
import { keyboard } from '../../../renderer/lib/keys/keyboard.ts';
import { FakeHid, FakeHidDevice, FakePort, FakeSerial } from '../../fakes/fake-web-devices.ts';
import { renderPlain } from '../render-app.tsx';

let serial: FakeSerial;
let hid: FakeHid;
beforeEach(() => {
  serial = new FakeSerial();
  hid = new FakeHid();
  Object.assign(navigator, { serial, hid });
});
afterEach(() => {
  for (const name of ['serial', 'hid']) Reflect.deleteProperty(navigator, name);
  localStorage.clear();
});

const plugIn = (role: 'scale' | 'scanner', port = new FakePort()): FakePort => {
  serial.ports = [port];
  setDeviceSetup(role, { via: 'serial', id: '0403:6001', baudRate: 4800 });
  return port;
};
const send = (port: FakePort, text: string) =>
  act(async () => {
    port.send(text);
    await Promise.resolve();
  });

describe('a scale on a serial cable', () => {
  it('is chosen once, opened at its speed, and shows what lies on it', async () => {
    const { user } = renderPlain(<DevicesPage />);
    const [scalePart] = screen.getAllByRole('region');
    expect(scalePart?.textContent).toContain('None chosen');
    serial.chosen = new FakePort();
    await user.click(screen.getAllByRole('button', { name: 'Choose a serial device' })[0] ?? document.body);
    await waitFor(() => expect(scalePart?.textContent).toContain('Connected'));
    expect(serial.chosen.openedWith).toEqual([9600]);
    await send(serial.chosen, 'US,GS,   0.4');
    await send(serial.chosen, '99kg\r\nST,GS,   0.512kg\r\n');
    await waitFor(() => expect(scalePart?.textContent).toContain('512'));
    expect(scalePart?.textContent).toContain('stands still');
    // Nobody chose one in the dialog: the old one stays.
    serial.chosen = null;
    await user.click(screen.getAllByRole('button', { name: 'Choose a serial device' })[0] ?? document.body);
    expect(scalePart?.textContent).toContain('Serial 0403:6001 · 9600 baud');
  });

  it('gives its weight once when it is wanted, and the next one after it was empty', async () => {
    const port = plugIn('scale');
    const said: string[] = [];
    const onSay = (text: string) => void said.push(text);
    const { rerender } = renderPlain(<LiveWeight isWanted={false} onSay={onSay} />);
    await waitFor(() => expect(port.openedWith).toEqual([4800]));
    await send(port, 'S S      812 g\r\n');
    expect(said).toEqual([]);
    rerender(<LiveWeight isWanted onSay={onSay} />);
    await waitFor(() => expect(said).toEqual(['SB*WEIGH*812']));
    await send(port, 'S D      640 g\r\nS S      812 g\r\n');
    await send(port, 'S S      0 g\r\nS D      300 g\r\n');
    expect(said).toEqual(['SB*WEIGH*812']);
    await send(port, 'S S      420 g\r\n');
    await waitFor(() => expect(said).toEqual(['SB*WEIGH*812', 'SB*WEIGH*420']));
  });

  it('whose cable is pulled says so, and is found again', async () => {
    const port = plugIn('scale');
    renderPlain(<LiveWeight isWanted={false} onSay={() => undefined} />);
    await waitFor(() => expect(port.openedWith).toEqual([4800]));
    await send(port, 'S S      812 g\r\n');
    await waitFor(() => expect(document.body.textContent).toContain('812'));
    serial.ports = [];
    act(() => port.pull());
    await waitFor(() => expect(document.body.textContent).toContain('scale not there'));
    const again = plugIn('scale');
    act(() => void serial.dispatchEvent(new Event('connect')));
    await waitFor(() => expect(again.openedWith).toEqual([4800]));
  });
});

it('a USB scale is heard by its reports', async () => {
  const device = new FakeHidDevice();
  hid.devices = [device];
  setDeviceSetup('scale', { via: 'hid', id: '0922:8003', baudRate: 9600 });
  const said: string[] = [];
  renderPlain(<LiveWeight isWanted onSay={(text) => said.push(text)} />);
  await waitFor(() => expect(device.opened).toBe(true));
  act(() => device.report(3, [3, 2, 0, 10, 0]));
  act(() => device.report(3, [4, 2, 0, 0x2c, 0x03]));
  await waitFor(() => expect(said).toEqual(['SB*WEIGH*812']));
});

it('a serial scanner goes the way of every scan, whatever has the focus', async () => {
  const port = plugIn('scanner');
  const scans: unknown[] = [];
  const forget = keyboard.onScan((text, { source, presses }) => scans.push([text, source, presses]));
  const stop = cableScanner.listen();
  renderPlain(<input aria-label="note" />);
  screen.getByRole('textbox').focus();
  await waitFor(() => expect(port.openedWith).toEqual([4800]));
  await send(port, '0109526064000028\u001d10AB');
  await send(port, 'C\r\n6900000000014\r\n');
  await waitFor(() =>
    expect(scans).toEqual([
      ['0109526064000028\u001d10ABC', 'serial', 0],
      ['6900000000014', 'serial', 0],
    ]),
  );
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('');
  stop();
  forget();
});
