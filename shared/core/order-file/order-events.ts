import type { CaseState, ExceptionCase, NextAction, Reporter, StockTransfer, WaitingFor } from '../exception-case/exception-case.ts';
import type { ExceptionKind, Outcome } from '../finding/exception-kinds.ts';
import type { Finding, RequestStrength } from '../finding/finding.ts';
import type { Hold } from '../hold/hold.ts';
import type { FieldChange, OrderFacts, OrderLine, OrderPersonal, OrderState } from '../order/order.ts';

/**
 * What can happen to an order file. Events are facts in the past tense; the journal keeps them for ever and the state is their fold.
 * `data` is hashed and holds no personal data; `personal` can be erased, and the fold goes on without it.
 */
interface Shape<T extends string, D, P = null> {
  readonly type: T;
  readonly data: D;
  readonly personal: P;
}
interface OnCase {
  readonly caseId: string;
}
interface Words {
  readonly text: string;
}
export interface PhotoRef {
  readonly id: string;
  readonly sha256: string;
  readonly mime: string;
  readonly bytes: number;
}

/** Lines as the journal keeps them: their places say what they are, for an import writes millions of them. */
export type LineRecord = readonly [lineNo: number, kind: OrderLine['kind'], sku: string, name: string, variant: string, quantity: number, unitPrice: string];
export const lineToRecord = (line: OrderLine): LineRecord => [line.lineNo, line.kind, line.sku, line.name, line.variant, line.quantity, line.unitPrice];
export const recordToLine = ([lineNo, kind, sku, name, variant, quantity, unitPrice]: LineRecord): OrderLine => ({
  lineNo,
  kind,
  sku,
  name,
  variant,
  quantity,
  unitPrice,
  reserved: 0,
});

/** What a pack check saw: kept for whoever is asked later what was in the parcel. */
export interface PackEvidence {
  /** `packed`: the parcel was closed. `shelved`: it was put aside and is counted anew. */
  readonly outcome: 'packed' | 'shelved';
  /** The piece of work its scans belong to in the journal of scans. */
  readonly work: string;
  readonly units: readonly (readonly [sku: string, units: number])[];
  readonly missing: readonly (readonly [sku: string, units: number, how: string, reason: string])[];
  readonly lots: readonly (readonly [sku: string, lot: string, expires: string, serial: string])[];
  /** Of each piece whose label says its weight; absent where none did. */
  readonly weights?: readonly (readonly [sku: string, grams: number])[];
  readonly weightGrams: number | null;
  readonly expectedGrams: number | null;
  /** Who let it pass all the same, and why; null when everything was right. */
  readonly override: { readonly by: string; readonly reason: string } | null;
}

/** When an event happened and by whom, as the journal has it. */
export interface EventStamp {
  readonly at: number;
  readonly by: string;
}

/** A case without what may quote the customer. */
export type CaseFacts = Omit<ExceptionCase, 'findings' | 'nextAction'>;

export type OrderEvent =
  | Shape<'order.imported', { readonly order: Omit<OrderFacts, 'lines'>; readonly lines: readonly LineRecord[]; readonly state: OrderState }, OrderPersonal>
  | Shape<'order.linesAdded', { readonly lines: readonly LineRecord[] }>
  | Shape<'order.stateChanged', { readonly from: OrderState; readonly to: OrderState }>
  | Shape<
      'order.corrected',
      { readonly fields: readonly string[]; readonly rule: string | null; readonly voidedWaybill: string | null },
      { readonly changes: readonly FieldChange[] }
    >
  | Shape<'order.reserved', { readonly reserved: readonly (readonly [lineNo: number, units: number])[] }>
  | Shape<'order.wmsKnown', { readonly wmsRef: string; readonly wmsVersion: number }>
  | Shape<'order.matched', { readonly wmsRef: string; readonly wmsVersion: number; readonly other: string }>
  | Shape<'order.unmatched', { readonly other: string }>
  | Shape<'order.mergedInto', { readonly into: string }>
  | Shape<'order.unmerged', { readonly from: string; readonly wmsRef: string; readonly wmsVersion: number }>
  | Shape<'order.labelled', { readonly carrier: string; readonly waybill: string }>
  | Shape<'order.packChecked', PackEvidence>
  | Shape<'order.caged', { readonly load: string; readonly waybill: string }>
  | Shape<'order.uncaged', { readonly load: string; readonly because: string }>
  | Shape<'order.handedOver', { readonly load: string; readonly waybill: string }>
  | Shape<'order.carrierScanned', { readonly waybill: string; readonly scannedAt: number }>
  | Shape<'order.toteTied', { readonly tote: string }>
  | Shape<'order.toteFreed', { readonly tote: string; readonly because: string }>
  | Shape<'order.waybillVoided', { readonly waybill: string; readonly because: string }>
  | Shape<'hold.placed', Omit<Hold, 'liftedAt' | 'liftedBy' | 'placedAt' | 'placedBy'>>
  | Shape<'hold.lifted', { readonly holdId: string; readonly because: string }, Words | null>
  | Shape<'hold.restored', { readonly holdId: string }>
  | Shape<
      'case.opened',
      OnCase & {
        readonly kind: ExceptionKind;
        readonly cause: string;
        readonly strength: RequestStrength | null;
        readonly incident: string | null;
        readonly reporter: Reporter;
        readonly codes: readonly string[];
      },
      { readonly findings: readonly Finding[]; readonly text: string }
    >
  | Shape<
      'case.joined',
      OnCase & { readonly reporter: Reporter; readonly codes: readonly string[] },
      { readonly findings: readonly Finding[]; readonly text: string }
    >
  | Shape<'case.rechecked', OnCase & { readonly codes: readonly string[] }, { readonly findings: readonly Finding[] }>
  | Shape<'case.assigned', OnCase & { readonly owner: string | null }>
  | Shape<'case.actionSet', OnCase & { readonly dueAt: number; readonly waitingFor: WaitingFor | null }, Words>
  | Shape<'case.stateChanged', OnCase & { readonly from: CaseState; readonly to: CaseState }>
  | Shape<'case.transferAsked', OnCase & StockTransfer>
  | Shape<'case.noted', OnCase, Words>
  | Shape<'case.photographed', OnCase & { readonly photos: readonly PhotoRef[] }, Words>
  | Shape<'case.contacted', OnCase & { readonly channel: string; readonly to: string; readonly result: string }, Words>
  | Shape<'case.quoted', OnCase & { readonly fee: string; readonly currency: string; readonly shipAt: number; readonly carrier: string }, Words>
  | Shape<'case.quoteAnswered', OnCase & { readonly answer: 'accepted' | 'declined' }, Words>
  | Shape<'case.requestTicked', OnCase & { readonly no: number }>
  | Shape<'case.requestUnticked', OnCase & { readonly no: number }>
  | Shape<'case.resolved', OnCase & { readonly outcome: Outcome }, Words>
  | Shape<'case.reopened', OnCase, Words>
  | Shape<'case.voided', OnCase, Words>
  | Shape<'case.closed', OnCase>
  | Shape<'case.restored', { readonly case: CaseFacts }, { readonly findings: readonly Finding[]; readonly nextAction: NextAction | null }>
  | Shape<'clock.started', OnCase & { readonly name: string; readonly policyVersion: number; readonly minutes: number; readonly warnShare: number }>
  | Shape<'clock.stopped', OnCase & { readonly name: string; readonly because: string }>
  | Shape<'clock.paused', OnCase & { readonly name: string; readonly because: string; readonly policyVersion: number }>
  | Shape<'clock.resumed', OnCase & { readonly name: string; readonly because: string; readonly policyVersion: number }>
  | Shape<'decision.undone', { readonly seq: number; readonly decision: string; readonly how: 'cancel' | 'compensate' | 'local' }>;

export type OrderEventType = OrderEvent['type'];

/** Every kind there is: one that is missing here does not compile, and would be left out of every fold. */
const KINDS = {
  'order.imported': true,
  'order.linesAdded': true,
  'order.stateChanged': true,
  'order.corrected': true,
  'order.reserved': true,
  'order.wmsKnown': true,
  'order.matched': true,
  'order.unmatched': true,
  'order.mergedInto': true,
  'order.unmerged': true,
  'order.labelled': true,
  'order.packChecked': true,
  'order.caged': true,
  'order.uncaged': true,
  'order.handedOver': true,
  'order.carrierScanned': true,
  'order.waybillVoided': true,
  'order.toteTied': true,
  'order.toteFreed': true,
  'hold.placed': true,
  'hold.lifted': true,
  'hold.restored': true,
  'case.opened': true,
  'case.joined': true,
  'case.rechecked': true,
  'case.assigned': true,
  'case.actionSet': true,
  'case.stateChanged': true,
  'case.transferAsked': true,
  'case.noted': true,
  'case.photographed': true,
  'case.contacted': true,
  'case.quoted': true,
  'case.quoteAnswered': true,
  'case.requestTicked': true,
  'case.requestUnticked': true,
  'case.resolved': true,
  'case.reopened': true,
  'case.voided': true,
  'case.closed': true,
  'case.restored': true,
  'clock.started': true,
  'clock.stopped': true,
  'clock.paused': true,
  'clock.resumed': true,
  'decision.undone': true,
} satisfies Readonly<Record<OrderEventType, true>>;

/** Event types that belong to an order file; everything else in the journal is somebody else's to fold. */
export const ORDER_EVENT_TYPES: ReadonlySet<string> = new Set(Object.keys(KINDS));

export const caseIdOf = (event: OrderEvent): string | null =>
  'caseId' in event.data ? event.data.caseId : event.type === 'case.restored' ? event.data.case.id : null;
