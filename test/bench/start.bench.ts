import type { Bench } from './bench-types.ts';
import { bigWarehouseFolder } from './big-warehouse.ts';
import { spreadOf } from './measure.ts';
import { runHouse } from './run-house.ts';

/** From nothing to the first page of the queue, with a million lines in the file and with none. */
export const bench: Bench = {
  name: 'start',
  run: async ({ quick, freshFolder }) => {
    const big = await bigWarehouseFolder(quick);
    const empty = freshFolder();
    // The first start of each makes what a start makes once: the database, its keys, the hourly backup.
    await runHouse('start', empty);
    await runHouse('start', big);
    const ours: number[] = [];
    const reference: number[] = [];
    for (let round = 0; round < (quick ? 2 : 5); round += 1) {
      ours.push((await runHouse('start', big)).listedMs);
      reference.push((await runHouse('start', empty)).listedMs);
    }
    return [
      {
        what: 'start to the first page of the queue',
        unit: 'ms',
        better: 'lower',
        ours: spreadOf(ours),
        reference: { name: 'empty database', spread: spreadOf(reference) },
        target: { ratio: 1.3 },
      },
    ];
  },
};
