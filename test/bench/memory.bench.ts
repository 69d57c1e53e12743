import { statSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from './bench-types.ts';
import { bigWarehouseFolder } from './big-warehouse.ts';
import { spreadOf } from './measure.ts';
import { writeOrderLines } from './order-lines-file.ts';
import { runHouse } from './run-house.ts';

const TEXTS = ['1234', '王伟', '张伟芳', '余杭区', '阳光花园', 'QH-TEE001', 'wangwei', 'zw', '人民路12号', '310000'];
const ROWS_OF_100_MB = 1_190_000;

/** What the host holds in memory at work, and what a large import adds at its peak, its reading thread included. */
export const bench: Bench = {
  name: 'memory',
  run: async ({ quick, freshFolder }) => {
    const working = await runHouse('memory', await bigWarehouseFolder(quick), ...TEXTS);
    const { file } = await writeOrderLines(path.join(freshFolder(), 'large.csv'), quick ? ROWS_OF_100_MB / 10 : ROWS_OF_100_MB);
    const importing = await runHouse('import', freshFolder(), file);
    return [
      { what: 'host after 25 pages and 25 searches', unit: 'MB', better: 'lower', ours: spreadOf([working.megabytes ?? Number.NaN]), target: { value: 250 } },
      {
        what: `import of ${Math.round(statSync(file).size / 2 ** 20)} MB adds at its peak`,
        unit: 'MB',
        better: 'lower',
        ours: spreadOf([importing.addedMegabytes ?? Number.NaN]),
        target: { value: 150 },
      },
    ];
  },
};
