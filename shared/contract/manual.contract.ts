import { z } from 'zod';
import { EXCEPTION_KINDS } from '../core/finding/exception-kinds.ts';
import { READ_REASONS } from '../core/manual-order/read-field.ts';
import { ORDER_STATES } from '../core/order/order.ts';
import { PRINT_STATES } from '../core/print-journal/print-job.ts';
import { DOCUMENT_KINDS } from '../core/document/document-number.ts';
import { command, query } from './define-contract.ts';
import { recipientSchema } from './dto.ts';

const id = z.string().min(1).max(64);
const text = (longest: number) => z.string().max(longest);
/** What is pasted is kept whole up to here; only its beginning is read. */
const LONGEST_PASTE = 200_000;
const MOST_LINES = 200;

const typedRecipient = z.object(
  Object.fromEntries(Object.keys(recipientSchema.shape).map((field) => [field, text(4_000)])) as Record<keyof typeof recipientSchema.shape, z.ZodString>,
);

const manualFormSchema = z.object({
  pasted: text(LONGEST_PASTE),
  merchant: text(60),
  platform: text(60),
  platformOrderNo: text(80),
  carrier: text(60),
  recipient: typedRecipient,
  note: text(4_000),
  lines: z.array(z.object({ sku: text(80), name: text(400), quantity: text(12) })).max(MOST_LINES),
  unsure: z.array(text(40)).max(60),
});

const photoSchema = z.object({ id, sha256: z.string().regex(/^[0-9a-f]{64}$/u), mime: text(40), bytes: z.number().int() });

const draftSchema = z.object({
  id,
  revision: z.number().int(),
  form: manualFormSchema,
  photos: z.array(photoSchema),
  startedAt: z.number(),
  keptAt: z.number(),
  by: z.string(),
});

const span = z.tuple([z.number().int(), z.number().int()]).nullable();
const readField = <T extends z.ZodType>(value: T) => z.object({ value, sure: z.boolean(), why: z.enum(READ_REASONS), alternatives: z.array(value), span });
const placeSchema = z.object({
  country: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  town: z.string(),
  detail: z.string(),
  postcode: z.string(),
});
const goodsChoice = z.object({ merchant: z.string(), sku: z.string(), name: z.string() });
const readMessageSchema = z.object({
  name: readField(z.string()),
  phone: readField(z.string()),
  email: readField(z.string()),
  place: readField(placeSchema),
  merchant: readField(z.string()),
  platform: readField(z.string()),
  platformOrderNo: readField(z.string()),
  note: readField(z.string()),
  lines: z.array(
    goodsChoice.extend({
      text: z.string(),
      quantity: z.number().int(),
      sure: z.boolean(),
      why: z.enum(READ_REASONS),
      alternatives: z.array(goodsChoice),
      span,
    }),
  ),
  cut: z.boolean(),
});
export type ReadMessageDto = z.infer<typeof readMessageSchema>;

const twinSchema = z.object({
  orderId: id,
  orderNo: z.string(),
  platform: z.string(),
  why: z.enum(['same_number', 'number_elsewhere', 'same_content', 'phone_differs', 'address_differs']),
  state: z.enum(ORDER_STATES),
  orderedAt: z.number().nullable(),
  /** Masked by the reader's role, as everywhere. */
  recipient: recipientSchema,
  lines: z.array(z.object({ sku: z.string(), name: z.string(), quantity: z.number().int() })),
});
export type TwinDto = z.infer<typeof twinSchema>;

const productSchema = z.object({
  sku: z.string(),
  name: z.string(),
  nameEn: z.string(),
  /** On hand less reserved, as last known; null where no stock of it is known. */
  free: z.number().int().nullable(),
  /** When that was known. */
  asOf: z.number().nullable(),
});
export type ManualProductDto = z.infer<typeof productSchema>;

const recordedSchema = z.object({
  orderId: id,
  documentNo: z.string(),
  orderNo: z.string(),
  platform: z.string(),
  name: z.string(),
  lines: z.array(z.object({ sku: z.string(), name: z.string(), quantity: z.number().int() })),
  state: z.enum(ORDER_STATES),
  held: z.boolean(),
  carrier: z.string(),
  waybill: z.string(),
  exceptions: z.array(z.enum(EXCEPTION_KINDS)),
  enteredAt: z.number(),
  by: z.string(),
  /** As people call the outage it was entered in; empty when there was none. */
  outageNo: z.string(),
  /** Of no outage, and the WMS neither knows it nor was asked for it. */
  waits: z.boolean(),
  papers: z.array(z.object({ kind: z.enum(DOCUMENT_KINDS), documentNo: z.string(), copy: z.number().int(), state: z.enum(PRINT_STATES) })),
});
export type ManualOrderDto = z.infer<typeof recordedSchema>;

const waitingSchema = z.object({ orderIds: z.array(id), total: z.number().int() });
export type WaitingOrdersDto = z.infer<typeof waitingSchema>;

export const manualContract = {
  choices: query({
    access: 'manual_orders',
    summary: 'Lists the merchants, platforms and carriers an order typed by hand may name.',
    input: z.object({}),
    output: z.object({
      merchants: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() })),
      platforms: z.array(z.string()),
      carriers: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() })),
    }),
  }),
  read: query({
    access: 'manual_orders',
    summary: 'Reads a chat message or a platform page into the fields of an order and says what it is unsure of. Stores nothing.',
    input: z.object({ text: text(LONGEST_PASTE), merchant: text(60).default('') }),
    output: readMessageSchema,
  }),
  products: query({
    access: 'manual_orders',
    summary: 'Finds goods of a merchant by code, barcode or name, with the stock as last known.',
    input: z.object({ merchant: text(60), query: text(80), skus: z.array(text(80)).max(MOST_LINES).default([]) }),
    output: z.object({ products: z.array(productSchema), known: z.array(productSchema) }),
  }),
  twins: query({
    access: 'manual_orders',
    summary: 'Looks for orders that may be this one already: by number, and by recipient, goods and time.',
    input: z.object({ form: manualFormSchema }),
    output: z.object({ twins: z.array(twinSchema) }),
  }),
  drafts: query({
    access: 'manual_orders',
    summary: 'Lists the orders somebody began to type, newest first.',
    input: z.object({}),
    output: z.object({ drafts: z.array(draftSchema) }),
  }),
  keep: command({
    access: 'manual_orders',
    summary: 'Keeps what is being typed. Words another window did not see go into a draft of their own, so neither is lost.',
    input: z.object({ seen: z.object({ id, revision: z.number().int() }).nullable(), form: manualFormSchema, photos: z.array(photoSchema).max(10) }),
    output: z.object({ id, revision: z.number().int() }),
  }),
  discard: command({
    access: 'manual_orders',
    summary: 'Throws a draft away.',
    input: z.object({ id }),
    output: z.object({}),
  }),
  takePhoto: command({
    access: 'manual_orders',
    summary: 'Keeps the photo of a paper slip to be shown beside the form.',
    input: z.object({ uploadId: id }),
    output: photoSchema,
  }),
  photo: query({
    access: 'manual_orders',
    summary: 'Shows the photo of a paper slip that belongs to a draft.',
    input: z.object({ draftId: id, photoId: id }),
    output: z.object({ mime: z.string(), base64: z.string() }),
  }),
  save: command({
    access: 'manual_orders',
    summary: 'Makes an order of the form, with all checks. Asked twice for one draft, it answers with the same order.',
    input: z.object({ draftId: id, form: manualFormSchema, photos: z.array(photoSchema).max(10), seenTwins: z.array(id).max(50) }),
    output: recordedSchema,
  }),
  importFiles: command({
    access: 'manual_orders',
    summary: 'Takes in files of orders that were taken down by hand: each belongs to the outage; doubtful rows wait on the mending list.',
    input: z.object({ uploadIds: z.array(id).min(1).max(20) }),
    output: z.object({ importId: z.string() }),
  }),
  recent: query({
    access: 'manual_orders',
    summary: 'Lists the orders typed by hand, newest first, with their papers: all, or those of the outage that is on.',
    input: z.object({ limit: z.number().int().min(1).max(200).default(60), outage: z.enum(['running', 'any']).default('any') }),
    output: z.object({
      orders: z.array(recordedSchema),
      total: z.number().int(),
      /** Orders of no outage that were never sent to the WMS, oldest first; those past a page are counted. */
      waiting: waitingSchema,
    }),
  }),
  sendWaiting: command({
    access: 'manual_orders',
    summary: 'Sends orders to the WMS that were typed with no outage on and that it was not asked for yet.',
    input: z.object({ orderIds: z.array(id).min(1).max(200) }),
    output: z.object({ sent: z.number().int() }),
  }),
  takeBack: command({
    access: 'manual_orders',
    summary: 'Cancels an order typed by hand; what waited to be told about it is not sent, and its label is void.',
    input: z.object({ orderId: id }),
    output: recordedSchema,
  }),
} as const;
