import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createChosenDevices, deviceKey } from '../../../electron/main/chosen-devices.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

it('a device that was chosen may be opened after a restart, and no other', () => {
  const file = path.join(tempFolder(), 'devices.json');
  const scale = deviceKey('hid', { vendorId: 0x0922, productId: 0x8003, serialNumber: '42' });
  expect(createChosenDevices(file).has(scale)).toBe(false);
  createChosenDevices(file).add(scale);
  const again = createChosenDevices(file);
  expect(again.has(scale)).toBe(true);
  for (const other of [
    deviceKey('serial', { vendorId: 0x0922, productId: 0x8003, serialNumber: '42' }),
    deviceKey('hid', { vendorId: 0x0922, productId: 0x8003, serialNumber: '43' }),
    deviceKey('hid', { vendorId: 0x0922, productId: 0x8004, serialNumber: '42' }),
  ])
    expect(again.has(other), other).toBe(false);
  again.add(deviceKey('serial', { portName: 'COM3' }));
  expect(createChosenDevices(file).has(deviceKey('serial', { portName: 'COM4' }))).toBe(false);
});

it('a file that was damaged allows nothing', () => {
  const file = path.join(tempFolder(), 'devices.json');
  for (const text of ['', '{', '{"a":1}', '[1,null]']) {
    writeFileSync(file, text);
    expect(createChosenDevices(file).has('hid 1:2:')).toBe(false);
  }
});
