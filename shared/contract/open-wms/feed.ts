import { z } from 'zod';
import { CHANGE_KINDS } from '../../core/outbox/outbox-entry.ts';
import { instant, orderSchema, productSchema, stockSchema } from './resources.ts';

export const cursor = z.string().max(200).describe('Opaque. Give back what was given; empty or absent starts at the beginning.');

export const feedRecordSchema = z
  .discriminatedUnion('kind', [
    z.object({ key: z.string().min(1).max(200), kind: z.literal('order'), order: orderSchema }),
    z.object({ key: z.string().min(1).max(200), kind: z.literal('stock'), stock: stockSchema }),
    z.object({ key: z.string().min(1).max(200), kind: z.literal('product'), product: productSchema }),
  ])
  .describe('The whole record as it is now. `key` is unique per record and version, so that hearing it twice does no harm.');

export const feedPageSchema = z
  .object({ records: z.array(feedRecordSchema), next: cursor, more: z.boolean() })
  .describe('Records in the order of their change. `next` continues after the last one, also when there is nothing more for now.');
/** The envelope alone: one record nobody understands is kept raw and must not hide its neighbours. */
export const feedPageEnvelope = z.object({
  records: z.array(z.looseObject({ key: z.string().min(1).max(200), kind: z.string().min(1).max(40) })),
  next: cursor,
  more: z.boolean(),
});

export const healthSchema = z.object({
  time: instant,
  level: z.literal('L0').describe('L0: every changeId is remembered for ever.'),
  version: z.string().max(60),
  instance: z.string().min(1).max(120).describe('Another value than last time: this is another or a restored database, and callers read everything again.'),
});

export const capabilitiesSchema = z.object({
  api: z.literal('open-wms/1'),
  level: z.literal('L0'),
  kinds: z.array(z.enum(CHANGE_KINDS)),
  maxBatch: z.int().min(1),
  maxPage: z.int().min(1),
});

export const problemSchema = z
  .object({ code: z.string().max(60), message: z.string().max(2_000) })
  .describe('Why a whole call was not carried out. Nothing was changed.');
