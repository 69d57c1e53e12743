import type { RowDoubt } from '../../import/draft.ts';
import { mendRows, type Drafts } from '../../import/mend.ts';
import type { AssembleOptions } from '../../import/assemble-options.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import type { Refusal } from '../../order-file/decision.ts';
import type { ImportOptions } from '../../ports/import-reader.ts';
import type { SetAsideEdit, SetAsideRecord } from '../../ports/intake-store.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { ImportDeps } from './import-files.ts';
import { resolveNames } from './resolve-names.ts';
import { takeInKnown } from './take-in-order.ts';

export type MendDeps = ImportDeps & { readonly assembleOptions: (options: ImportOptions) => AssembleOptions };
export type WaitingDoubt = NonNullable<SetAsideEdit['doubt']>;

/** A row with what was typed into it, read together with the other waiting rows of its order. Nothing is stored by reading it. */
export interface MendReading {
  readonly row: SetAsideRecord;
  readonly mended: SetAsideRecord;
  readonly together: readonly SetAsideRecord[];
  readonly options: ImportOptions;
  readonly drafts: Drafts;
  /** What still keeps the row from going in, each cell once; empty when it can be taken in now. */
  readonly doubts: readonly WaitingDoubt[];
}

/**
 * Reads a row through the same door as a file. An order goes in whole or not at all, so its other rows are read as they were typed last.
 * A person looked at it: what only asked "is this really so?" is taken as written.
 */
export function readMended(id: string, cells: SetAsideRecord['raw'], actor: Actor, deps: MendDeps): Result<MendReading, Refusal> {
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
  const read = mendRows(together, wanted, { ...deps.assembleOptions(options), confirmed: true });
  if (!read.ok) return err({ code: `importError.${read.error.code}`, params: read.error.params });
  const drafts = resolveNames(read.value, deps);
  return ok({ row, mended, together, options, drafts, doubts: doubtsOf(row, drafts, actor, deps) });
}

/** A row of the same order that somebody typed into goes in as it was typed. */
const asTyped = (row: SetAsideRecord): SetAsideRecord => (row.edit === null ? row : { ...row, raw: row.edit.cells });

function doubtsOf(row: SetAsideRecord, drafts: Drafts, actor: Actor, deps: MendDeps): readonly WaitingDoubt[] {
  const [other] = drafts.setAside;
  if (other === undefined) return differingFromKnown(row.importId, drafts, actor, deps);
  const own = drafts.setAside.find((one) => one.row === row.row);
  if (own === undefined) return [{ column: null, reason: 'sibling_row', params: { ...row.params, row: other.row } }];
  const said: readonly RowDoubt[] = [own, ...(own.further ?? [])];
  return said
    .filter(({ column }, at) => said.findIndex((one) => one.column === column) === at)
    .map(({ column, reason, params }) => ({ column, reason, params }));
}

/** An order that is here already with other content is not touched by a mended row: a person says which is right. */
function differingFromKnown(importId: string, { orders }: Drafts, actor: Actor, deps: MendDeps): readonly WaitingDoubt[] {
  const decide = deps.recorder.contextOf(actor);
  return orders.flatMap((draft) => {
    const id = deps.orderFiles.findByNumber(draft.merchant, draft.platform, draft.platformOrderNo);
    const known = id === null ? null : deps.orderFiles.load(id);
    const taken = known === null ? null : takeInKnown(draft, known, { decide, importId, wms: null, check: deps.check });
    if (taken?.outcome !== 'differs') return [];
    return [{ column: null, reason: 'differs_from_known' as const, params: { orderNo: draft.platformOrderNo, fields: taken.fields.join(', ') } }];
  });
}
