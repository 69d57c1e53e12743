import type { WmsOrder } from '../inbox/wms-order.ts';
import type { FieldChange, FieldPath, Order } from '../order/order.ts';
import { fieldValue } from '../order-file/evolve.ts';
import { RECIPIENT_FIELDS } from '../order/recipient.ts';

/**
 * Three-way merge of one order, field by field. `base` is what both sides had, `ours` what stands here, `theirs` what the WMS shows.
 *
 *   base  ours  theirs
 *    a     b      a      ours     nobody over there touched it
 *    a     a      b      theirs   nobody here touched it
 *    a     b      b      same     both meant the same
 *    a     b      c      both     only this one asks a person
 */
export type MergeVerdict = 'ours' | 'theirs' | 'same' | 'both';
export interface MergeField {
  readonly field: FieldPath;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly verdict: MergeVerdict;
}

/** Changed fields only. `unsent` are the corrections that the WMS surely has not, oldest first. */
export function mergeOrders(here: Order, unsent: readonly (readonly FieldChange[])[], theirs: WmsOrder): readonly MergeField[] {
  const bases = new Map<FieldPath, string>();
  for (const change of unsent.flat()) if (!bases.has(change.field)) bases.set(change.field, change.from);
  return mergeableFields(here).flatMap((field): readonly MergeField[] => {
    const ours = fieldValue(here, field) ?? '';
    const base = bases.get(field) ?? ours;
    const there = fieldValue(theirs as unknown as Order, field) ?? base;
    if (ours === base && there === base) return [];
    return [{ field, base, ours, theirs: there, verdict: there === ours ? 'same' : there === base ? 'ours' : ours === base ? 'theirs' : 'both' }];
  });
}

export const mergeableFields = (order: Order): readonly FieldPath[] => [
  ...RECIPIENT_FIELDS.map((field): FieldPath => `recipient.${field}`),
  ...order.lines.flatMap(({ lineNo, kind }): readonly FieldPath[] => (kind === 'goods' ? [`lines.${lineNo}.sku`, `lines.${lineNo}.quantity`] : [])),
  'carrier',
  'buyerNote',
  'sellerNote',
];
