import type { AssembleOptions } from '../../import/assemble-options.ts';
import type { SetAside } from '../../import/draft.ts';
import { mendRows, type Drafts } from '../../import/mend.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import type { ImportOptions } from '../../ports/import-reader.ts';
import type { SetAsideEdit, SetAsideRecord } from '../../ports/intake-store.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Refusal } from '../../order-file/decision.ts';
import { allocateOpenOrders } from '../stock/allocate-open-orders.ts';
import { byHandOf, type ImportDeps } from './import-files.ts';
import { resolveNames } from './resolve-names.ts';
import { takeInBatch, type OnCreated } from './take-in-batch.ts';
import { takeInGoods } from './take-in-goods.ts';

export type MendDeps = ImportDeps & { readonly assembleOptions: (options: ImportOptions) => AssembleOptions };

/** Null when the row was taken in, else the row as it still waits, with what is doubtful now. */
export type Mended = Result<SetAsideRecord | null, Refusal>;

/**
 * Takes a mended row through the same door as a file, together with the other rows of its order: an order goes in whole or not at all.
 * A person looked at it: what only asked "is this really so?" is taken as written. What is still doubtful waits on, with what was typed.
 */
export function mendRow(id: string, cells: readonly (readonly [string, string])[], actor: Actor, deps: MendDeps): Mended {
  const row = deps.intake.setAsideById(id);
  const record = row === null ? null : deps.intake.import(row.importId);
  if (row === null || record === null) return err({ code: 'row_not_found' });
  if (row.state !== 'waiting') return err({ code: 'row_already_settled' });
  const mended: SetAsideRecord = { ...row, raw: cells };
  const { orderNo } = row.edit?.doubt?.params ?? row.params;
  const siblings = typeof orderNo === 'string' && orderNo !== '' ? deps.intake.waitingOfOrder(row.importId, row.file, orderNo) : [];
  const together = siblings.some((one) => one.id === id) ? siblings.map((one) => (one.id === id ? mended : asTyped(one))) : [mended];
  const options = JSON.parse(record.options) as ImportOptions;
  const wanted = {
    ...(options.preset === undefined ? {} : { preset: options.preset }),
    ...(options.mapping === undefined ? {} : { mapping: options.mapping }),
  };
  const drafts = mendRows(together, wanted, { ...deps.assembleOptions(options), confirmed: true });
  if (!drafts.ok) return err({ code: `importError.${drafts.error.code}`, params: drafts.error.params });
  if (drafts.value.setAside.length > 0) return ok(keepWaiting(row, cells, drafts.value.setAside, deps));
  deps.unitOfWork.run(() => {
    takeInMended(resolveNames(drafts.value, deps), mended, actor, deps, byHandOf(options, row.importId, actor, deps));
    for (const one of together) deps.intake.markSetAside(one.id, 'taken_in');
  });
  return ok(null);
}

/** A row of the same order that somebody typed into goes in as it was typed. */
const asTyped = (row: SetAsideRecord): SetAsideRecord => (row.edit === null ? row : { ...row, raw: row.edit.cells });

function keepWaiting(row: SetAsideRecord, cells: SetAside['raw'], doubtful: readonly SetAside[], deps: MendDeps): SetAsideRecord {
  const own = doubtful.find((one) => one.row === row.row);
  const doubt: SetAsideEdit['doubt'] =
    own === undefined
      ? { column: null, reason: 'sibling_row', params: { ...row.params, row: doubtful[0]?.row ?? 0 } }
      : { column: own.column, reason: own.reason, params: own.params };
  const edit = { cells, doubt };
  deps.unitOfWork.run(() => deps.intake.keepEdit(row.id, edit));
  return { ...row, edit };
}

/** Keeps what is being typed, so that a closed window loses none of it; `null` forgets it. A doubt that was found stays until the next try. */
export function keepTyped(id: string, cells: SetAside['raw'] | null, deps: Pick<ImportDeps, 'intake' | 'unitOfWork'>): Result<null, Refusal> {
  const row = deps.intake.setAsideById(id);
  if (row === null) return err({ code: 'row_not_found' });
  if (row.state !== 'waiting') return err({ code: 'row_already_settled' });
  deps.unitOfWork.run(() => deps.intake.keepEdit(id, cells === null ? null : { cells, doubt: row.edit?.doubt ?? null }));
  return ok(null);
}

function takeInMended(drafts: Drafts, { importId, row, reason, raw }: SetAsideRecord, actor: Actor, deps: MendDeps, onCreated: OnCreated | undefined): void {
  const data = { importId, row, reason };
  const personal = { cells: raw as unknown as JsonObject[] };
  deps.journal.append({ type: 'import.rowMended', at: deps.clock.now(), actor, orderId: null, caseId: null, data, personal });
  takeInGoods(drafts, importId, actor, deps);
  const taken = takeInBatch(drafts.orders, importId, actor, deps, undefined, onCreated);
  for (const [merchant, skus] of taken.skus) allocateOpenOrders(merchant, skus, deps);
}

/** Leaves rows out for good. The row itself is kept with its reason. */
export function discardRows(ids: readonly string[], reason: string, actor: Actor, deps: ImportDeps): number {
  return deps.unitOfWork.run(() => {
    let discarded = 0;
    for (const id of ids) {
      const row = deps.intake.setAsideById(id);
      if (row?.state !== 'waiting') continue;
      deps.intake.markSetAside(id, 'discarded');
      deps.journal.append({
        type: 'import.rowDiscarded',
        at: deps.clock.now(),
        actor,
        orderId: null,
        caseId: null,
        data: { importId: row.importId, row: row.row, reason: row.reason },
        personal: { text: reason },
      });
      discarded += 1;
    }
    return discarded;
  });
}
