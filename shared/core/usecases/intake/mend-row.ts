import type { AssembleOptions } from '../../import/assemble-options.ts';
import { mendRows } from '../../import/mend.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import type { ImportOptions } from '../../ports/import-reader.ts';
import type { SetAsideRecord } from '../../ports/intake-store.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Refusal } from '../../order-file/decision.ts';
import { allocateOpenOrders } from '../stock/allocate-open-orders.ts';
import { toProduct, type ImportDeps } from './import-files.ts';
import { takeInBatch } from './take-in-batch.ts';

export type MendDeps = ImportDeps & { readonly assembleOptions: (options: ImportOptions) => AssembleOptions };

/** Null when the row was taken in, else the row as it still waits, with what is doubtful now. */
export type Mended = Result<SetAsideRecord | null, Refusal>;

/** Takes one mended row through the same door as a file. A person looked at it: what only asked "is this really so?" is taken as written. */
export function mendRow(id: string, cells: readonly (readonly [string, string])[], actor: Actor, deps: MendDeps): Mended {
  const row = deps.intake.setAsideById(id);
  if (row === null) return err({ code: 'row_not_found' });
  if (row.state !== 'waiting') return err({ code: 'row_already_settled' });
  const record = deps.intake.import(row.importId);
  if (record === null) return err({ code: 'row_not_found' });
  const options = JSON.parse(record.options) as ImportOptions;
  const wanted = { ...(options.preset === undefined ? {} : { preset: options.preset }), ...(options.mapping === undefined ? {} : { mapping: options.mapping }) };
  const drafts = mendRows([{ file: row.file, row: row.row, raw: cells }], wanted, { ...deps.assembleOptions(options), confirmed: true });
  if (!drafts.ok) return err({ code: `importError.${drafts.error.code}`, params: drafts.error.params });
  const { orders, products, stock, setAside } = drafts.value;
  const doubtful = setAside[0];
  if (doubtful !== undefined) return ok({ ...row, column: doubtful.column, reason: doubtful.reason, params: doubtful.params, raw: cells });
  deps.unitOfWork.run(() => {
    const nowAt = deps.clock.now();
    deps.journal.append({ type: 'import.rowMended', at: nowAt, actor, orderId: null, caseId: null, data: { importId: row.importId, row: row.row, reason: row.reason }, personal: { cells: cells as unknown as JsonObject[] } });
    if (products.length > 0) {
      const changed = products.map((draft) => toProduct(draft, nowAt));
      deps.goods.putProducts(changed);
      deps.journal.append({ type: 'catalogue.changed', at: nowAt, actor, orderId: null, caseId: null, data: { importId: row.importId, products: changed as unknown as JsonObject[] }, personal: null });
    }
    if (stock.length > 0) {
      const levels = stock.map((draft) => ({ ...draft, asOf: nowAt }));
      deps.goods.putStock(levels);
      deps.journal.append({ type: 'stock.counted', at: nowAt, actor, orderId: null, caseId: null, data: { importId: row.importId, levels: levels as unknown as JsonObject[] }, personal: null });
    }
    const taken = takeInBatch(orders, row.importId, actor, deps);
    for (const [merchant, skus] of taken.skus) allocateOpenOrders(merchant, skus, deps);
    deps.intake.markSetAside(id, 'taken_in');
  });
  return ok(null);
}

/** Leaves rows out for good. The row itself is kept with its reason. */
export function discardRows(ids: readonly string[], reason: string, actor: Actor, deps: ImportDeps): number {
  return deps.unitOfWork.run(() => {
    let discarded = 0;
    for (const id of ids) {
      const row = deps.intake.setAsideById(id);
      if (row?.state !== 'waiting') continue;
      deps.intake.markSetAside(id, 'discarded');
      deps.journal.append({ type: 'import.rowDiscarded', at: deps.clock.now(), actor, orderId: null, caseId: null, data: { importId: row.importId, row: row.row, reason: row.reason }, personal: { text: reason } });
      discarded += 1;
    }
    return discarded;
  });
}
