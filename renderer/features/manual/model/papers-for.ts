import type { ReadyOrderDto } from '../api/use-manual.ts';

export type Paperwork = Pick<ReadyOrderDto, 'orderId' | 'carrier' | 'papers'>;
export const PRINT_KINDS = ['pick_list', 'pack_list', 'packing_slip', 'label'] as const;
export type PrintKind = (typeof PRINT_KINDS)[number];

export interface OfferedPaper {
  readonly kind: PrintKind;
  /** The last one of the kind that came out, whole or not; another one is a copy of it. */
  readonly former: Paperwork['papers'][number] | null;
  /** A pick list is one walk for all; every other paper is for one order. */
  readonly each: readonly (readonly string[])[];
}

const CAME_OUT: ReadonlySet<string> = new Set(['confirmed', 'damaged']);

export const papersFor = (orders: readonly Paperwork[]): readonly OfferedPaper[] =>
  PRINT_KINDS.map((kind) => {
    const papers = orders.flatMap((order) => order.papers.filter((paper) => paper.kind === kind && CAME_OUT.has(paper.state)));
    const ids = orders.map(({ orderId }) => orderId);
    return { kind, former: papers.at(-1) ?? null, each: kind === 'pick_list' ? [ids] : ids.map((id) => [id]) };
  });
