import type { WaybillBlockRecord, WaybillPools } from '../../../../../shared/core/ports/waybill-pools.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

export function createWaybillPoolStore(db: Db): WaybillPools {
  const insertBlock = db.prepare('INSERT INTO waybill_block (id, carrier, name, imported_at, by_user) VALUES (?, ?, ?, ?, ?)');
  const isKnown = db.prepare<[string], number>('SELECT 1 FROM waybill_number WHERE number = ?').pluck();
  const insertNumber = db.prepare("INSERT INTO waybill_number (number, block_n, carrier, state) VALUES (?, ?, ?, 'free')");
  const nextFree = db
    .prepare<[string, string], string>(
      `SELECT number FROM waybill_number WHERE carrier = ? AND state = 'free' AND block_n IN (SELECT n FROM waybill_block WHERE carrier = ? AND doubted = 0)
       ORDER BY block_n, number LIMIT 1`,
    )
    .pluck();
  const use = db.prepare("UPDATE waybill_number SET state = 'used', order_n = (SELECT n FROM orders WHERE id = ?), taken_at = ? WHERE number = ?");
  const giveBack = db.prepare(
    "UPDATE waybill_number SET state = 'returned', taken_at = ? WHERE state = 'free' AND block_n = (SELECT n FROM waybill_block WHERE id = ?)",
  );
  const isFreeIn = db
    .prepare<[string, string], number>(
      "SELECT 1 FROM waybill_number WHERE number = ? AND state = 'free' AND block_n = (SELECT n FROM waybill_block WHERE id = ?)",
    )
    .pluck();
  const passOver = db.prepare(
    "UPDATE waybill_number SET state = 'returned', taken_at = ? WHERE state = 'free' AND number <= ? AND block_n = (SELECT n FROM waybill_block WHERE id = ?)",
  );
  const trust = db.prepare('UPDATE waybill_block SET doubted = 0 WHERE id = ?');
  const blocks = db.prepare<[], Omit<WaybillBlockRecord, 'doubted'> & { readonly doubted: number }>(
    `SELECT b.id, b.carrier, b.name, b.imported_at AS importedAt, b.doubted, count(*) FILTER (WHERE w.state = 'free') AS free,
       count(*) FILTER (WHERE w.state = 'used') AS used, count(*) FILTER (WHERE w.state = 'returned') AS returned
     FROM waybill_block b LEFT JOIN waybill_number w ON w.block_n = b.n GROUP BY b.n ORDER BY b.n`,
  );
  const isReserved = db.prepare<[string], number>('SELECT 1 FROM waybill_block WHERE carrier = ? LIMIT 1').pluck();
  const countFree = db
    .prepare<[string, string], number>(
      "SELECT count(*) FROM waybill_number WHERE carrier = ? AND state = 'free' AND block_n IN (SELECT n FROM waybill_block WHERE carrier = ? AND doubted = 0)",
    )
    .pluck();
  return {
    addBlock: ({ id, carrier, name, importedAt, by }, numbers) => {
      assertInUnitOfWork(db, 'a block of waybills');
      const known = numbers.filter((number) => isKnown.get(number) !== undefined);
      const { lastInsertRowid } = insertBlock.run(id, carrier, name, importedAt, by);
      const there = new Set(known);
      for (const number of new Set(numbers)) if (!there.has(number)) insertNumber.run(number, lastInsertRowid, carrier);
      return known;
    },
    take: (carrier, orderId, at) => {
      assertInUnitOfWork(db, 'a waybill');
      const number = nextFree.get(carrier, carrier) ?? null;
      if (number !== null) use.run(orderId, at, number);
      return number;
    },
    returnRest: (blockId, at) => {
      assertInUnitOfWork(db, 'a block of waybills');
      return giveBack.run(at, blockId).changes;
    },
    settleDoubt: (blockId, lastUsed, at) => {
      assertInUnitOfWork(db, 'a block of waybills');
      if (lastUsed !== null && isFreeIn.get(lastUsed, blockId) === undefined) return null;
      trust.run(blockId);
      return lastUsed === null ? 0 : passOver.run(at, lastUsed, blockId).changes;
    },
    left: (carrier) => (isReserved.get(carrier) === undefined ? null : (countFree.get(carrier, carrier) ?? 0)),
    blocks: () => blocks.all().map((block) => ({ ...block, doubted: block.doubted === 1 })),
  };
}
