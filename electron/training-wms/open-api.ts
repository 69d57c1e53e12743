import { z } from 'zod';
import { changeSchema, type Answer } from '../../shared/contract/open-wms/changes.ts';
import { CHANGE_KINDS } from '../../shared/core/outbox/outbox-entry.ts';
import type { CallFault } from './modes.ts';
import { problem, type Call, type Reply } from './http.ts';
import type { TrainingStore } from './training-store.ts';

export const MAX_BATCH = 100;
const MAX_PAGE = 500;
const VERSION = 'training-1';

const batchEnvelope = z.object({ changes: z.array(z.unknown()).min(1).max(200) });
const anyChangeId = z.object({ changeId: z.uuid() });

/** Answers the open WMS API from the store. `fault` decides what part of a batch is carried out. */
export function answerCall(store: TrainingStore, call: Call, fault: CallFault, now: () => number): Reply {
  const [, v1, resource = '', id] = call.path.split('/').map(decodeURIComponent);
  if (v1 !== 'v1') return problem(404, 'not_found', 'no such address');
  const after = call.query.get('after') ?? '';
  const limit = Math.min(MAX_PAGE, Math.max(1, Number(call.query.get('limit') ?? 100) || 100));
  if (call.method === 'GET') {
    if (resource === 'health') return { status: 200, body: { time: now(), level: 'L0', version: VERSION, instance: store.instance() } };
    if (resource === 'capabilities')
      return { status: 200, body: { api: 'open-wms/1', level: 'L0', kinds: CHANGE_KINDS, maxBatch: MAX_BATCH, maxPage: MAX_PAGE } };
    if (resource === 'changes' && id === undefined) return { status: 200, body: store.feedAfter(after, limit) };
    if (resource === 'changes' && id !== undefined) {
      const known = store.rememberedAnswer(id);
      return known === null ? problem(404, 'unknown_change', 'never arrived') : { status: 200, body: { changeId: id, ...known } };
    }
    if (resource === 'orders' && id !== undefined) {
      const order = store.readOrder(id);
      return order === null ? problem(404, 'unknown_order', 'no such order') : { status: 200, body: order };
    }
    if (resource === 'orders') return { status: 200, body: store.listing('order', after, limit) };
    if (resource === 'stock') return { status: 200, body: store.listing('stock', after, limit) };
    if (resource === 'products') return { status: 200, body: store.listing('product', after, limit) };
  }
  if (call.method === 'PUT' && resource === 'changes' && id !== undefined) return putChange(store, call, id, fault);
  if (call.method === 'POST' && resource === 'changes' && id === undefined) return postChanges(store, call, fault);
  return problem(404, 'not_found', 'no such address');
}

function putChange(store: TrainingStore, call: Call, id: string, fault: CallFault): Reply {
  const change = changeSchema.safeParse(call.body);
  if (!change.success) return problem(400, 'invalid_change', z.prettifyError(change.error));
  if (change.data.changeId !== id || call.headers['idempotency-key'] !== id)
    return problem(400, 'key_mismatch', 'path, Idempotency-Key and changeId must be equal');
  const match = call.headers['if-match'];
  if (match !== undefined && match !== `"${change.data.baseVersion}"`) return problem(400, 'version_mismatch', 'If-Match and baseVersion must be equal');
  if (fault === 'later') return { status: 429, body: { outcome: 'retryLater', afterMs: 200 }, headers: { 'retry-after': '1' } };
  const answer = store.apply(change.data);
  return { status: statusOf(answer), body: answer };
}

const statusOf = (answer: Answer): number => {
  const final = answer.outcome === 'duplicate' ? answer.first.outcome : answer.outcome;
  return final === 'conflict' ? 409 : final === 'refused' ? 422 : final === 'retryLater' ? 429 : 200;
};

function postChanges(store: TrainingStore, call: Call, fault: CallFault): Reply {
  const envelope = batchEnvelope.safeParse(call.body);
  if (!envelope.success) return problem(400, 'invalid_batch', z.prettifyError(envelope.error));
  const changes = fault === 'partial' ? envelope.data.changes.slice(0, Math.ceil(envelope.data.changes.length / 2)) : envelope.data.changes;
  const answers: { readonly changeId: string; readonly answer: Answer }[] = [];
  store.atOnce(() => {
    for (const [i, given] of changes.entries()) {
      const change = changeSchema.safeParse(given);
      const named = anyChangeId.safeParse(given);
      if (!named.success) continue;
      const { changeId } = named.data;
      if (fault === 'later' && i % 2 === 0) answers.push({ changeId, answer: { outcome: 'retryLater', afterMs: 200 } });
      else answers.push({ changeId, answer: change.success ? store.apply(change.data) : store.refuseUnreadable(changeId, z.prettifyError(change.error)) });
    }
  });
  // Order means nothing, and callers that think so should notice here.
  return { status: 200, body: { answers: answers.reverse() } };
}
