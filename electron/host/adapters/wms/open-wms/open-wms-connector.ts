import { answerSchema, changeSchema, keyedAnswersEnvelope, rememberedChangeSchema, type Change } from '../../../../../shared/contract/open-wms/changes.ts';
import { capabilitiesSchema, feedPageEnvelope, feedRecordSchema, healthSchema } from '../../../../../shared/contract/open-wms/feed.ts';
import type { Json } from '../../../../../shared/core/journal/journal-entry.ts';
import type { WmsAnswer, WmsFailure } from '../../../../../shared/core/outbox/wms-answer.ts';
import type { CancelSignal, InboundPage, OutgoingChange, WmsConnector, WmsReply } from '../../../../../shared/core/ports/wms-connector.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import { misfit, parse, request, type RequestOptions } from './request.ts';

export interface OpenWmsOptions {
  readonly baseUrl: string;
  readonly token: string;
  /** Default 30 s. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const PAGE = 200;
/** The sweep walks these one after another; its page token says where it is. */
const SWEPT = ['products', 'stock', 'orders'] as const;

/** Speaks the open WMS API over HTTP. What the other side says is read by the contract's schemas and never guessed. */
export function createOpenWmsConnector({ baseUrl, token, timeoutMs = DEFAULT_TIMEOUT_MS }: OpenWmsOptions): WmsConnector {
  const options: RequestOptions = { baseUrl, token, timeoutMs };
  const get = (path: string, signal: CancelSignal, accepted: readonly number[] = [200]) => request(options, 'GET', path, null, accepted, signal);

  async function page(path: string, signal: CancelSignal): WmsReply<InboundPage> {
    const answered = await get(path, signal);
    if (!answered.ok) return answered;
    const read = parse(feedPageEnvelope, answered.value.body);
    if (!read.ok) return read;
    return ok({
      records: read.value.records.map((record) => ({ key: record.key, kind: record.kind, raw: record as Json })),
      next: read.value.next,
      more: read.value.more,
    });
  }

  return {
    profile: { level: { level: 'L0' }, versions: true, holds: true, stock: true, webhooks: false, feed: 'cursor' },

    async capabilities(signal) {
      const answered = await get('/v1/capabilities', signal);
      if (!answered.ok) return answered;
      const read = parse(capabilitiesSchema, answered.value.body);
      return read.ok ? ok({ level: { level: 'L0' }, kinds: read.value.kinds, maxBatch: read.value.maxBatch }) : read;
    },

    async health(signal) {
      const answered = await get('/v1/health', signal);
      if (!answered.ok) return answered;
      const read = parse(healthSchema, answered.value.body);
      return read.ok ? ok({ at: read.value.time, version: read.value.version, instance: read.value.instance }) : read;
    },

    async send(changes, signal) {
      const answers = new Map<string, WmsAnswer>();
      const sendable: Change[] = [];
      for (const outgoing of changes) {
        const change = changeSchema.safeParse(toChange(outgoing));
        if (change.success) sendable.push(change.data);
        else answers.set(outgoing.id, { outcome: 'unsendable', detail: misfit(change.error) });
      }
      if (sendable.length === 0) return ok(answers);
      const answered = await request(options, 'POST', '/v1/changes', { changes: sendable }, [200], signal);
      if (!answered.ok) {
        const [only] = sendable;
        if (sendable.length > 1 || only === undefined || !isAboutTheChange(answered.error)) return answered;
        return ok(answers.set(only.changeId, { outcome: 'garbled', detail: answered.error.detail }));
      }
      const envelope = parse(keyedAnswersEnvelope, answered.value.body);
      if (!envelope.ok) return envelope;
      const asked = new Set(sendable.map((change) => change.changeId));
      for (const { changeId, answer } of envelope.value.answers) {
        if (!asked.has(changeId)) continue;
        const read = answerSchema.safeParse(answer);
        answers.set(
          changeId,
          read.success && !answers.has(changeId) ? read.data : { outcome: 'garbled', detail: read.success ? 'answered_twice' : misfit(read.error) },
        );
      }
      return ok(answers);
    },

    async lookUp(changeId, signal) {
      const answered = await get(`/v1/changes/${encodeURIComponent(changeId)}`, signal, [200, 404]);
      if (!answered.ok) return answered;
      if (answered.value.status === 404) {
        // A 404 that does not say so may come from anybody: an old server, a proxy, a wrong address.
        const { body } = answered.value;
        const known = typeof body === 'object' && body !== null && 'code' in body && body.code === 'unknown_change';
        return known ? ok({ found: false }) : err({ kind: 'garbled', detail: '404', retryAfterMs: null });
      }
      const read = parse(rememberedChangeSchema, answered.value.body);
      if (!read.ok) return read;
      return read.value.changeId === changeId
        ? ok({ found: true, answer: read.value.answer })
        : err({ kind: 'garbled', detail: 'another changeId', retryAfterMs: null });
    },

    pullChanges: (cursor, signal) => page(`/v1/changes?limit=${PAGE}&after=${encodeURIComponent(cursor)}`, signal),

    async sweep(from, signal) {
      const [resource = SWEPT[0], ...rest] = from === '' ? [] : from.split('/');
      const index = SWEPT.findIndex((each) => each === resource);
      const here = await page(`/v1/${resource}?limit=${PAGE}&after=${encodeURIComponent(rest.join('/'))}`, signal);
      if (!here.ok) return here;
      if (here.value.more) return ok({ ...here.value, next: `${resource}/${here.value.next}` });
      const following = SWEPT[index + 1];
      return ok({ ...here.value, next: following === undefined ? '' : `${following}/`, more: following !== undefined });
    },

    understand(record) {
      const read = feedRecordSchema.safeParse(record.raw);
      if (!read.success) return err(misfit(read.error));
      switch (read.data.kind) {
        case 'order':
          return ok({ kind: 'order', order: read.data.order });
        case 'stock':
          return ok({ kind: 'stock', stock: read.data.stock });
        case 'product':
          return ok({ kind: 'product', product: read.data.product });
      }
    },
  };
}

/** A WMS that rejects a call with these about a single change means that change; set aside after a few times, it blocks nobody. */
const isAboutTheChange = (why: WmsFailure): boolean => why.kind === 'garbled' && ['status 400', 'status 413', 'status 422'].includes(why.detail);

const toChange = (change: OutgoingChange): unknown => ({
  changeId: change.id,
  order: change.orderRef === null ? { externalRef: change.lane } : { ref: change.orderRef },
  baseVersion: change.baseVersion,
  occurredAt: change.occurredAt,
  kind: change.kind,
  body: change.payload,
});
