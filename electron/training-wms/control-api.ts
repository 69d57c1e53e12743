import { z } from 'zod';
import { newOrderSchema, productSchema, recipientSchema, stockSchema, toteSchema } from '../../shared/contract/open-wms/resources.ts';
import { problem, type Call, type Reply } from './http.ts';
import { modeSchema, type Mode } from './modes.ts';
import type { TrainingStore } from './training-store.ts';

export const seedSchema = z.strictObject({
  merchants: z.array(z.object({ code: z.string(), platforms: z.array(z.string()).min(1), carrier: z.string() })).default([]),
  recipients: z.array(recipientSchema).default([]),
  products: z.array(productSchema).default([]),
  stock: z.array(stockSchema).default([]),
  orders: z.array(newOrderSchema.extend({ tote: toteSchema.optional() })).default([]),
});
export type Seed = z.infer<typeof seedSchema>;
const arrivingSchema = z.strictObject({
  perHour: z.number().min(0).max(3_600_000).describe('0 stops arrivals.'),
  troubleShare: z.number().min(0).max(1).default(0.25),
  seed: z.int().optional(),
  without: z.array(z.string().max(40)).max(20).default([]).describe('Platforms that hand on nothing, as if they were down; the others go on.'),
});
export type Arriving = z.infer<typeof arrivingSchema>;
const editSchema = z.strictObject({
  ref: z.string(),
  recipient: recipientSchema.partial().optional(),
  carrier: z.string().optional(),
  buyerNote: z.string().optional(),
  by: z.string().max(80).default('训练员').describe('Who edits it, as the WMS calls them.'),
});

export interface Control {
  readonly store: TrainingStore;
  readonly mode: () => Mode;
  readonly setMode: (mode: Mode) => Promise<void>;
  readonly arriving: () => Arriving;
  readonly setArriving: (arriving: Arriving) => void;
  readonly arrive: (count: number) => readonly string[];
  readonly seeded: (seed: Seed) => void;
  readonly calls: () => Readonly<Record<string, number>>;
}

/** `/training/*`: what an instructor or a test may do. Answers in every mode, on a port of its own. */
export async function answerControl(control: Control, call: Call): Promise<Reply> {
  const { store } = control;
  switch (`${call.method} ${call.path}`) {
    case 'GET /training/mode':
      return { status: 200, body: control.mode() };
    case 'POST /training/mode':
      return given(modeSchema, call.body, async (mode) => {
        await control.setMode(mode);
        return control.mode();
      });
    case 'POST /training/seed':
      return given(seedSchema, call.body, (seed) => {
        const refs = store.seed(seed);
        control.seeded(seed);
        return { refs };
      });
    case 'GET /training/arriving':
      return { status: 200, body: control.arriving() };
    case 'POST /training/arriving':
      return given(arrivingSchema, call.body, (arriving) => {
        control.setArriving(arriving);
        return control.arriving();
      });
    case 'POST /training/arrive':
      return given(z.strictObject({ count: z.int().min(1).max(10_000) }), call.body, ({ count }) => ({ refs: control.arrive(count) }));
    case 'POST /training/edit':
      return given(editSchema, call.body, ({ ref, recipient, carrier, buyerNote, by }) =>
        store.editByOthers(ref, by, (order) => ({
          ...order,
          recipient: { ...order.recipient, ...(recipient as Partial<typeof order.recipient> | undefined) },
          carrier: carrier ?? order.carrier,
          buyerNote: buyerNote ?? order.buyerNote,
        })),
      );
    case 'POST /training/stock':
      return given(z.strictObject({ sku: z.string(), location: z.string(), onHand: z.int() }), call.body, ({ sku, location, onHand }) => {
        store.setStock(sku, location, onHand);
        return {};
      });
    case 'POST /training/instance':
      store.renewInstance();
      return { status: 200, body: { instance: store.instance() } };
    case 'GET /training/stats':
      return { status: 200, body: { ...store.counts(), mode: control.mode(), arriving: control.arriving(), calls: control.calls(), effects: store.effects() } };
    case 'GET /training/effect-log':
      return { status: 200, body: { changeIds: store.effectLog(call.query.get('ref') ?? '') } };
    default:
      return problem(404, 'not_found', 'no such address');
  }
}

async function given<T>(schema: z.ZodType<T>, body: unknown, then: (value: T) => unknown): Promise<Reply> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) return problem(400, 'invalid', z.prettifyError(parsed.error));
  return { status: 200, body: (await then(parsed.data)) ?? null };
}
