import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import type { Bench } from './bench-types.ts';
import { interleave, perSecond } from './measure.ts';

/**
 * One row, one durable commit: the floor under every use case. The reference is what the disk itself can promise per second,
 * a 4 KiB write and an fdatasync; a commit in WAL mode with synchronous=FULL is one such promise and little else.
 */
export const bench: Bench = {
  name: 'durable commit',
  run: async ({ quick, freshFolder }) => {
    const folder = freshFolder();
    const database = openDatabase({ file: path.join(folder, 'bench.db') });
    database.exec('CREATE TABLE event (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, payload TEXT NOT NULL) STRICT');
    const insert = database.prepare('INSERT INTO event (id, payload) VALUES (?, ?)');
    const payload = 'x'.repeat(300); // about the size of a journal entry
    let row = 0;

    const probe = openSync(path.join(folder, 'probe'), 'w');
    const block = Buffer.alloc(4096, 1);
    let written = 0;
    const forMs = quick ? 100 : 1000;
    try {
      const { ours, reference } = await interleave(quick ? 3 : 7, {
        ours: () => perSecond(forMs, () => void insert.run(`event-${row++}`, payload)),
        reference: () =>
          perSecond(forMs, () => {
            writeSync(probe, block, 0, block.length, (written++ % 2500) * block.length);
            fdatasyncSync(probe);
          }),
      });
      return [
        { what: 'one-row durable commits', unit: '/s', better: 'higher', ours, reference: { name: 'fdatasync', spread: reference }, target: { ratio: 0.5 } },
      ];
    } finally {
      closeSync(probe);
      database.close();
    }
  },
};
