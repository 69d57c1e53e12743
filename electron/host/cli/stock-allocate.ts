import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { allocateStock } from '../../../shared/core/stock/allocate-stock.ts';
import type { AllocationOrder } from '../../../shared/core/stock/allocation.ts';
import {
  ALLOCATION_CRITERIA,
  ALLOCATION_POLICIES,
  ALLOCATION_POLICY_IDS,
  ALLOCATION_TAKES,
  type AllocationPolicyId,
} from '../../../shared/core/stock/allocation-policy.ts';
import { EXIT, print, say } from './say.ts';

/** An instant as epoch milliseconds or as ISO text; a day counts from its beginning. */
const instant = z
  .union([
    z.number(),
    z.string().transform((written, context) => {
      const at = Date.parse(written);
      if (Number.isNaN(at)) context.addIssue({ code: 'custom', message: 'no date' });
      return at;
    }),
  ])
  .nullish()
  .transform((at) => at ?? null);

const id = z.union([z.string(), z.number()]).transform(String);
const units = z.number().int().min(0).max(1_000_000_000);
const POLICY_IDS = ALLOCATION_POLICY_IDS as readonly [AllocationPolicyId, ...AllocationPolicyId[]];
const aliases: Readonly<Record<string, AllocationPolicyId>> = { fcfs: 'first_come_first_served', fifo: 'first_come_first_served' };
const policySchema = z.union([
  z
    .string()
    .transform((name) => aliases[name] ?? name.replaceAll('-', '_'))
    .pipe(z.enum(POLICY_IDS))
    .transform((name) => ALLOCATION_POLICIES[name]),
  z.object({ id: z.string().default('own'), order: z.array(z.enum(ALLOCATION_CRITERIA)).min(1), take: z.enum(ALLOCATION_TAKES).default('whole_order') }),
]);
const orderSchema = z.object({
  id,
  merchant: z.string().nullish(),
  promisedAt: instant,
  paidAt: instant,
  receivedAt: instant,
  urgent: z.boolean().nullish(),
  lines: z.array(z.object({ line: z.number().int(), sku: id, qty: units })),
});
const requestSchema = z.object({
  policy: policySchema.default(ALLOCATION_POLICIES.default),
  /** Merchants by priority, the first first. */
  merchants: z.array(z.string()).default([]),
  stock: z.array(z.object({ sku: id, warehouse: id.default(''), available: z.number().int().max(1_000_000_000) })),
  orders: z.array(z.unknown()),
});

const issueOf = (error: z.ZodError): string => error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');

/** One request to its answer. An order that cannot be read gets nothing and says why; the others are served. */
export function allocateRequest(request: unknown): object {
  const read = requestSchema.safeParse(request);
  if (!read.success) return { error: { code: 'bad_request', message: issueOf(read.error) } };
  const { policy, merchants, stock } = read.data;
  const seen = new Set<string>();
  const orders: AllocationOrder[] = [];
  const refused = new Map<number, object>();
  for (const [n, raw] of read.data.orders.entries()) {
    const one = orderSchema.safeParse(raw);
    const wasId = (raw as { readonly id?: unknown } | null)?.id ?? null;
    if (!one.success || seen.has(one.data.id)) {
      const message = one.success ? 'this id came before' : issueOf(one.error);
      refused.set(n, { id: wasId, complete: false, lines: [], error: { code: one.success ? 'order_twice' : 'bad_order', message } });
      continue;
    }
    const { id: orderId, promisedAt, paidAt, receivedAt, urgent, merchant, lines } = one.data;
    seen.add(orderId);
    const rank = merchant === null || merchant === undefined ? -1 : merchants.indexOf(merchant);
    orders.push({
      orderId,
      promisedShipAt: promisedAt,
      paidAt,
      orderedAt: receivedAt,
      urgentAccepted: urgent === true,
      merchantRank: rank < 0 ? null : rank + 1,
      lines: lines.map(({ line, sku, qty }) => ({ lineNo: line, sku, quantity: qty, reserved: 0 })),
    });
  }
  const answers = allocateStock(stock, orders, policy)[Symbol.iterator]();
  return { policy: policy.id, orders: read.data.orders.map((_, n) => refused.get(n) ?? answers.next().value) };
}

/** `stock allocate`: one JSON object on standard input, one on standard output; see README. */
export async function stockAllocateCommand(): Promise<number> {
  let request: unknown;
  try {
    request = JSON.parse((await text(process.stdin)).replace(/^\uFEFF/u, ''));
  } catch {
    say('stock allocate: standard input is not JSON');
    print(JSON.stringify({ error: { code: 'bad_request', message: 'not JSON' } }));
    return EXIT.data;
  }
  const answer = allocateRequest(request);
  print(JSON.stringify(answer));
  return 'error' in answer ? EXIT.data : EXIT.ok;
}
