import { z } from 'zod';
import { CASE_STATES, REPORTERS, WAITING_FOR } from '../core/exception-case/exception-case.ts';
import { EXCEPTION_KINDS } from '../core/finding/exception-kinds.ts';
import { HOLD_KINDS } from '../core/hold/hold.ts';
import { LINE_KINDS, ORDER_KINDS, ORDER_STATES, type FieldPath } from '../core/order/order.ts';
import { RECIPIENT_FIELDS } from '../core/order/recipient.ts';

/** Shapes several groups share. Instants are epoch milliseconds; texts are text and never markup. */

const params = z.record(z.string(), z.union([z.string(), z.number()]));
const simpleFields = ['carrier', 'buyerNote', 'sellerNote', ...RECIPIENT_FIELDS.map((field) => `recipient.${field}`)];
export const fieldPathSchema = z.custom<FieldPath>(
  (value) => typeof value === 'string' && (simpleFields.includes(value) || /^lines\.\d{1,5}\.(sku|quantity)$/.test(value)),
  'not a field that can be corrected',
);

/** A sentence to be said in the reader's language: a catalogue key and what fills it. */
export const messageSchema = z.object({ code: z.string(), params });
export type MessageDto = z.infer<typeof messageSchema>;

export const fieldChangeSchema = z.object({ field: fieldPathSchema, from: z.string().max(4000), to: z.string().max(4000) });
export const suggestionSchema = z.object({
  rule: z.string(),
  changes: z.array(fieldChangeSchema),
  confidence: z.number().min(0).max(1).nullable(),
  reason: z.string(),
  params,
});
export const findingSchema = z.object({
  kind: z.enum(EXCEPTION_KINDS),
  code: z.string(),
  field: fieldPathSchema,
  span: z.tuple([z.number().int(), z.number().int()]).nullable(),
  params,
  severity: z.enum(['stop', 'hint']),
  strength: z.enum(['wish', 'demand', 'condition']).optional(),
  suggestions: z.array(suggestionSchema),
});
export type FindingDto = z.infer<typeof findingSchema>;

export const recipientSchema = z.object(
  Object.fromEntries(RECIPIENT_FIELDS.map((field) => [field, z.string()])) as Record<(typeof RECIPIENT_FIELDS)[number], z.ZodString>,
);

export const lineSchema = z.object({
  lineNo: z.number().int(),
  kind: z.enum(LINE_KINDS),
  sku: z.string(),
  name: z.string(),
  variant: z.string(),
  quantity: z.number().int(),
  unitPrice: z.string(),
  reserved: z.number().int(),
  /** From the catalogue, when the SKU is known there. */
  catalogueName: z.string().nullable(),
  onHand: z.number().int().nullable(),
  free: z.number().int().nullable(),
});

export const holdSchema = z.object({
  id: z.string(),
  kind: z.enum(HOLD_KINDS),
  caseId: z.string().nullable(),
  reason: z.string(),
  liftableBy: z.enum(['owner', 'supervisor']),
  ifNobody: z.string(),
  reviewAt: z.number().nullable(),
  placedAt: z.number(),
  placedBy: z.string(),
  /** The person's id, so that a window can say the name in its own language; a rule's name where the program placed it. */
  placedById: z.string(),
  liftedAt: z.number().nullable(),
  /** Whether the person asking may lift it now. */
  mayLift: z.boolean(),
});

/** Where a clock stands. `dueAt` counts working time only; a paused clock's `dueAt` moves while it waits. */
export const clockSchema = z.object({
  name: z.string(),
  state: z.enum(['running', 'due_soon', 'overdue', 'paused', 'met', 'missed']),
  minutes: z.number(),
  warnAt: z.number(),
  dueAt: z.number(),
  startedAt: z.number(),
  stoppedAt: z.number().nullable(),
  pausedFor: z.string().nullable(),
  grossMs: z.number(),
  contractMs: z.number(),
  /** The computer clock was moved while this one ran: shown, never believed. */
  clockChanged: z.boolean(),
});
export type ClockDto = z.infer<typeof clockSchema>;

export const orderSchema = z.object({
  id: z.string(),
  kind: z.enum(ORDER_KINDS),
  state: z.enum(ORDER_STATES),
  version: z.number().int(),
  wmsVersion: z.number().int().nullable(),
  merchant: z.string(),
  merchantName: z.string(),
  platform: z.string(),
  platformOrderNo: z.string(),
  orderedAt: z.number().nullable(),
  paidAt: z.number().nullable(),
  promisedShipAt: z.number().nullable(),
  carrier: z.string(),
  waybill: z.string(),
  /** Empty where its goods lie in none that is known. */
  tote: z.string(),
  currency: z.string(),
  hasAddress: z.boolean(),
  /** Masked by the profile of the reader's role; `orders.reveal` shows more. Erased personal data is empty with `erased` true. */
  recipient: recipientSchema,
  /** Nothing of the recipient is hidden from this reader. */
  revealed: z.boolean(),
  erased: z.boolean(),
  buyerNote: z.string(),
  sellerNote: z.string(),
  lines: z.array(lineSchema),
  holds: z.array(holdSchema),
});
export type OrderDto = z.infer<typeof orderSchema>;

export const caseSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  kind: z.enum(EXCEPTION_KINDS),
  cause: z.string(),
  strength: z.enum(['wish', 'demand', 'condition']).nullable(),
  state: z.enum(CASE_STATES),
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  nextAction: z.object({ text: z.string(), dueAt: z.number() }).nullable(),
  waitingFor: z.enum(WAITING_FOR).nullable(),
  incident: z.string().nullable(),
  reporter: z.enum(REPORTERS),
  reports: z.number().int(),
  reopened: z.number().int(),
  outcome: z.string().nullable(),
  openedAt: z.number(),
  resolvedAt: z.number().nullable(),
  findings: z.array(findingSchema),
  clocks: z.array(clockSchema),
});
export type CaseDto = z.infer<typeof caseSchema>;

/** One line of the processing log, newest first: the journal seen from an order or exception. */
export const logEntrySchema = z.object({
  seq: z.number().int(),
  at: z.number(),
  who: z.string(),
  /** The person's id; empty for the program and the command line. */
  whoId: z.string(),
  whoKind: z.enum(['person', 'program', 'cli']),
  /** Journal type, for instance `case.noted`; the text is `log.<type>`. */
  type: z.string(),
  caseId: z.string().nullable(),
  params,
  /** The person's own words, empty when there are none. */
  text: z.string(),
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  photos: z.array(z.object({ id: z.string(), mime: z.string() })),
  erased: z.boolean(),
  /** Where the change that this entry sent to the WMS stands, if it sent one. */
  sync: z.string().nullable(),
});
export type LogEntryDto = z.infer<typeof logEntrySchema>;
