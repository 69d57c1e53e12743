import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { openStorage } from '../../../electron/host/compose/open-storage.ts';
import { processEntry } from '../../../electron/host/compose/process-entries.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { until } from '../../fixtures/until.ts';
import { programFolder } from '../../fixtures/work-house.ts';

it('an hourly backup that fails is said to people until one succeeds, and work goes on', { timeout: 180_000 }, async () => {
  const dataFolder = tempFolder();
  let now = Date.UTC(2026, 10, 23);
  let told = 0;
  const open = () =>
    openStorage({
      dataFolder,
      clock: { now: () => now, mono: () => performance.now() },
      ids: systemIds,
      workers: { integrity: processEntry('integrity-worker', programFolder), backup: processEntry('backup-worker', programFolder) },
      afterStartMs: 0,
      onBroken: () => {},
      onNotice: () => void (told += 1),
      log: () => {},
    });
  await (await open()).close();
  // The folder leads nowhere: as good as a disk that takes nothing.
  const backups = path.join(dataFolder, 'backups');
  rmSync(backups, { recursive: true, force: true });
  symlinkSync(path.join(dataFolder, 'unplugged', 'disk'), backups);
  now += 2 * 3_600_000;
  const failing = await open();
  await until(() => failing.notices.some(({ code }) => code === 'storage.backup_failed'), 20_000);
  expect(failing.unitOfWork.run(() => 'saved')).toBe('saved');
  await failing.close();

  rmSync(backups);
  mkdirSync(backups);
  const mended = await open();
  await until(() => mended.backups().length > 0, 20_000);
  expect([mended.notices.map(({ code }) => code), told]).toEqual([[], 1]);
  await mended.close();
});
