import { z } from 'zod';
import { REFUSAL_REASONS } from '../../core/outbox/wms-answer.ts';
import { instant, newOrderSchema, orderSchema, reference, version } from './resources.ts';

const words = z.string().max(2_000);

/** What each kind of change carries. */
export const changeBodies = {
  'order.create': newOrderSchema,
  'order.correct': z
    .object({
      changes: z
        .array(z.object({ field: z.string().min(1).max(80), from: words, to: words }))
        .min(1)
        .max(100),
    })
    .describe(
      'Fields are recipient.<field>, lines.<lineNo>.sku, lines.<lineNo>.quantity, carrier, promisedShipAt (epoch milliseconds as text), buyerNote, sellerNote.',
    ),
  'hold.place': z.object({ holdId: reference, reason: words }),
  'hold.lift': z.object({ holdId: reference, reason: words }),
  'order.cancel': z.object({ reason: words }),
  'note.add': z.object({ text: words }),
  'order.release': z.object({}).describe('Nothing stands in the way any more: the order may be worked.'),
  'order.pack': z.object({ carrier: words, waybill: words, weightGrams: z.int().min(0).nullable() }),
  'order.ship': z.object({ carrier: words, waybill: words, manifest: words, shippedAt: instant }),
} as const;

const envelope = {
  changeId: z.uuid().describe('UUID version 7 given by the caller. Permanent: the same id never has a second effect.'),
  order: z
    .union([z.strictObject({ ref: reference }), z.strictObject({ externalRef: reference })])
    .describe('By the WMS’s reference, or by the caller’s own order id for an order it created.'),
  baseVersion: version.nullable().describe('The version the change was made on; another current version answers conflict. Null: whatever the version.'),
  occurredAt: instant.describe('When it was decided, which may be long before it is sent.'),
};
const change = <K extends keyof typeof changeBodies>(kind: K) => z.strictObject({ ...envelope, kind: z.literal(kind), body: changeBodies[kind] });

export const changeSchema = z
  .discriminatedUnion('kind', [
    change('order.create'),
    change('order.correct'),
    change('hold.place'),
    change('hold.lift'),
    change('order.cancel'),
    change('note.add'),
    change('order.release'),
    change('order.pack'),
    change('order.ship'),
  ])
  .describe('One change of one order.');
export type Change = z.infer<typeof changeSchema>;

const accepted = z
  .object({ outcome: z.literal('accepted'), orderRef: reference, previousVersion: version, version })
  .describe('Applied, exactly once. Says the version just before and just after.');
const conflict = z
  .object({ outcome: z.literal('conflict'), current: orderSchema })
  .describe('The order has another version. Nothing was changed; here is what it is now.');
const refused = z
  .object({ outcome: z.literal('refused'), reason: z.enum(REFUSAL_REASONS), message: words, orderRef: reference.nullable() })
  .describe('No, for good: the same change will never be applied. orderRef names the other order where there is one.');
export const finalAnswerSchema = z.discriminatedUnion('outcome', [accepted, conflict, refused]).describe('An answer the WMS remembers for ever.');

const duplicate = z
  .object({ outcome: z.literal('duplicate'), first: finalAnswerSchema })
  .describe('This changeId was answered before; nothing was done now. The first answer again.');
const retryLater = z.object({ outcome: z.literal('retryLater'), afterMs: z.int().min(0) }).describe('Not now; nothing was changed and nothing is remembered.');
export const answerSchema = z.discriminatedUnion('outcome', [accepted, conflict, refused, duplicate, retryLater]);
export type Answer = z.infer<typeof answerSchema>;

export const keyedAnswerSchema = z
  .object({ changeId: z.uuid(), answer: answerSchema })
  .describe('To be matched by changeId; the order of answers means nothing.');
/** The envelope alone: one unreadable answer must not hide its neighbours. */
export const keyedAnswersEnvelope = z.object({ answers: z.array(z.object({ changeId: z.string(), answer: z.unknown() })) });
export const rememberedChangeSchema = z
  .object({ changeId: z.uuid(), receivedAt: instant, answer: finalAnswerSchema })
  .describe('What the WMS remembers of a change.');
