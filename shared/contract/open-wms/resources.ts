import { z } from 'zod';
import { LINE_KINDS, ORDER_KINDS, ORDER_STATES } from '../../core/order/order.ts';

/** Epoch milliseconds, UTC. */
export const instant = z.int().min(0).describe('Epoch milliseconds, UTC.');
const text = z.string().max(2_000);
export const reference = z.string().min(1).max(120);
export const version = z.int().min(0).describe('Counts changes of the order’s content and state, from 1. Holds, notes and the tote do not move it.');

export const recipientSchema = z
  .object({
    name: text,
    company: text,
    phone: text,
    email: text,
    country: text.describe('ISO 3166 alpha-2 where known.'),
    province: text,
    city: text,
    district: text,
    town: text.describe('Chinese street office or township.'),
    detail: text.describe('The rest of the address, lines joined by a line feed.'),
    postcode: text,
  })
  .describe('Where the parcel goes. Text as it arrived; an absent field is the empty string.');

export const lineSchema = z.object({
  lineNo: z.int().min(1),
  kind: z.enum(LINE_KINDS),
  sku: text,
  name: text,
  variant: text,
  quantity: z.int(),
  unitPrice: z.string().max(40).describe('Decimal text as written, empty when unknown.'),
  reserved: z.int().min(0),
});

export const holdSchema = z.object({ holdId: reference, reason: text, placedAt: instant });

const orderBody = {
  kind: z.enum(ORDER_KINDS),
  merchant: text,
  platform: text,
  platformOrderNo: z.string().min(1).max(200).describe('Unique per merchant and platform.'),
  orderedAt: instant.nullable(),
  paidAt: instant.nullable(),
  promisedShipAt: instant.nullable(),
  carrier: text,
  waybill: text,
  currency: text,
  warehouse: text.optional().describe('Code or name of the warehouse it leaves from; absent where there is one.'),
  hasAddress: z.boolean().describe('False when the source had no address at all.'),
  lines: z.array(lineSchema).max(1_000),
  recipient: recipientSchema,
  buyerNote: text,
  sellerNote: text,
};

export const newOrderSchema = z
  .object({ ...orderBody, documentNo: text.optional().describe('The number on the paper it was worked by, for people who look for it; never a key.') })
  .describe('An order entered here that the WMS does not know yet.');
export type NewOrder = z.infer<typeof newOrderSchema>;

export const toteSchema = z
  .string()
  .max(120)
  .describe(
    'Label of the box the picked goods lie in: empty when in none, absent where the WMS does not keep it. A tote carries one order. Does not move the version; the feed tells it under a new key.',
  );

export const editSchema = z
  .object({
    field: z.string().min(1).max(80).describe('As in order.correct.'),
    by: text.describe('The person or program that changed it, as people there call it; empty when not known.'),
    at: instant,
  })
  .describe('The last change of one field.');

export const orderSchema = z
  .object({
    ref: reference.describe('The WMS’s own permanent reference.'),
    externalRef: reference.nullable().describe('The caller’s order id where the order was created through order.create.'),
    version,
    state: z.enum(ORDER_STATES),
    ...orderBody,
    tote: toteSchema.optional(),
    holds: z.array(holdSchema).max(200),
    updatedAt: instant,
    edits: z
      .array(editSchema)
      .max(2_100)
      .optional()
      .describe(
        'Who last changed a field since the order arrived, and when: shown to whoever has to choose between two sides. Absent where the WMS keeps no such thing.',
      ),
  })
  .describe('An order as the WMS knows it.');
export type Order = z.infer<typeof orderSchema>;

export const stockSchema = z
  .object({
    sku: reference,
    warehouse: text.optional().describe('Code or name of the warehouse; absent where there is one.'),
    location: text.describe('The place in it.'),
    onHand: z.int(),
    reserved: z.int(),
    countedAt: instant,
  })
  .describe('How many units of a SKU lie at a location. May be negative where a shelf was oversold.');
export type StockLevel = z.infer<typeof stockSchema>;

export const productSchema = z
  .object({ sku: reference, merchant: text, name: text, barcode: text, weightGrams: z.number().min(0).nullable(), active: z.boolean() })
  .describe('A sellable article.');
export type Product = z.infer<typeof productSchema>;
