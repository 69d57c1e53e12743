import { z } from 'zod';
import { answerSchema, changeSchema, finalAnswerSchema, keyedAnswerSchema, rememberedChangeSchema } from './changes.ts';
import { capabilitiesSchema, cursor, feedPageSchema, feedRecordSchema, healthSchema, problemSchema } from './feed.ts';
import { editSchema, holdSchema, lineSchema, newOrderSchema, orderSchema, productSchema, recipientSchema, stockSchema } from './resources.ts';

export interface OpenWmsEndpoint {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Under the base address; `{name}` is a path parameter. */
  readonly path: string;
  readonly summary: string;
  readonly query: Readonly<Record<string, z.ZodType>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly request: z.ZodType | null;
  readonly responses: Readonly<Record<number, readonly [description: string, body: z.ZodType | null]>>;
}

export const batchRequestSchema = z.strictObject({ changes: z.array(changeSchema).min(1).max(200) });
export const batchResponseSchema = z.object({ answers: z.array(keyedAnswerSchema) });
const page = { after: cursor.optional(), limit: z.coerce.number().int().min(1).max(500).optional().describe('At most this many.') };

/** Every call of the open WMS API, version 1. A WMS that answers these is one Sidebay can work with at level L0. */
export const openWmsEndpoints = {
  health: {
    method: 'GET',
    path: '/v1/health',
    summary: 'Says that the WMS is there, what time it has, and which database it is.',
    query: {},
    headers: {},
    request: null,
    responses: { 200: ['It is.', healthSchema] },
  },
  capabilities: {
    method: 'GET',
    path: '/v1/capabilities',
    summary: 'Says what it can do.',
    query: {},
    headers: {},
    request: null,
    responses: { 200: ['What it can do.', capabilitiesSchema] },
  },
  putChange: {
    method: 'PUT',
    path: '/v1/changes/{changeId}',
    summary: 'Applies one change, once for ever.',
    query: {},
    headers: {
      'Idempotency-Key': 'Equal to changeId.',
      'If-Match': 'The base version in quotes, where the change has one.',
    },
    request: changeSchema,
    responses: {
      200: ['Accepted, or a duplicate of a change answered before.', answerSchema],
      409: ['The order has another version.', answerSchema],
      422: ['Refused for good.', answerSchema],
      429: ['Later; Retry-After says when.', answerSchema],
    },
  },
  postChanges: {
    method: 'POST',
    path: '/v1/changes',
    summary: 'Applies several changes, each for itself: one that is refused stops no other.',
    query: {},
    headers: {},
    request: batchRequestSchema,
    responses: { 200: ['One answer per change, matched by changeId. A change without an answer was perhaps not reached.', batchResponseSchema] },
  },
  lookUpChange: {
    method: 'GET',
    path: '/v1/changes/{changeId}',
    summary: 'Says what became of a change.',
    query: {},
    headers: {},
    request: null,
    responses: { 200: ['It was answered.', rememberedChangeSchema], 404: ['It never arrived; the code is unknown_change.', problemSchema] },
  },
  listChanges: {
    method: 'GET',
    path: '/v1/changes',
    summary: 'Tells what changed at the WMS since a cursor: orders new and changed, stock, products.',
    query: page,
    headers: {},
    request: null,
    responses: { 200: ['A page.', feedPageSchema] },
  },
  listOrders: {
    method: 'GET',
    path: '/v1/orders',
    summary: 'Lists every order, for a full comparison.',
    query: page,
    headers: {},
    request: null,
    responses: { 200: ['A page.', feedPageSchema] },
  },
  readOrder: {
    method: 'GET',
    path: '/v1/orders/{ref}',
    summary: 'Reads one order.',
    query: {},
    headers: {},
    request: null,
    responses: { 200: ['The order.', orderSchema], 404: ['There is none.', problemSchema] },
  },
  listStock: {
    method: 'GET',
    path: '/v1/stock',
    summary: 'Lists every stock level.',
    query: page,
    headers: {},
    request: null,
    responses: { 200: ['A page.', feedPageSchema] },
  },
  listProducts: {
    method: 'GET',
    path: '/v1/products',
    summary: 'Lists every product.',
    query: page,
    headers: {},
    request: null,
    responses: { 200: ['A page.', feedPageSchema] },
  },
} as const satisfies Readonly<Record<string, OpenWmsEndpoint>>;

/** Schemas that have a name of their own in the published document. */
export const openWmsSchemas = {
  Recipient: recipientSchema,
  OrderLine: lineSchema,
  Hold: holdSchema,
  Edit: editSchema,
  NewOrder: newOrderSchema,
  Order: orderSchema,
  StockLevel: stockSchema,
  Product: productSchema,
  Change: changeSchema,
  FinalAnswer: finalAnswerSchema,
  Answer: answerSchema,
  KeyedAnswer: keyedAnswerSchema,
  RememberedChange: rememberedChangeSchema,
  ChangeBatch: batchRequestSchema,
  AnswerBatch: batchResponseSchema,
  FeedRecord: feedRecordSchema,
  FeedPage: feedPageSchema,
  Health: healthSchema,
  Capabilities: capabilitiesSchema,
  Problem: problemSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;
