import type { LogEntryDto } from '../../../shared/contract/dto.ts';
import type { JournalEntry } from '../../../shared/core/journal/journal-entry.ts';
import type { OutboxQueue } from '../../../shared/core/ports/outbox-queue.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import { maskChange, seesNotes } from './mask-view.ts';
import type { ViewDeps } from './order-dto.ts';

const SIMPLE_PARAMS: ReadonlySet<string> = new Set([
  'owner',
  'kind',
  'cause',
  'outcome',
  'channel',
  'to',
  'from',
  'result',
  'because',
  'name',
  'how',
  'waitingFor',
  'dueAt',
  'reason',
  'rule',
  'state',
  'minutes',
  'reporter',
  'waybill',
  'tote',
  'code',
  'detail',
  'units',
]);

/** The entries of a decision that speak of what the WMS is told; a mark on each of the others would say it again. */
const TOLD: ReadonlySet<string> = new Set([
  'order.corrected',
  'order.stateChanged',
  'hold.placed',
  'hold.lifted',
  'hold.restored',
  'case.noted',
  'case.resolved',
  'decision.undone',
]);

/** The one word for where the changes of a decision stand: the worst of them. */
const WORST = ['refused', 'conflict', 'in_doubt', 'parked', 'pending', 'sending', 'cancelled', 'acknowledged'];

/** The journal seen from an order, newest first. Personal parts are shown as they are kept: erased ones say so. */
export function entriesToLog(entries: readonly JournalEntry[], acting: Acting, deps: ViewDeps, outbox: Pick<OutboxQueue, 'ofDecision'>): LogEntryDto[] {
  const known = new Map<string, string | null>();
  const syncOf = (lane: string, decision: string): string | null => {
    const before = known.get(decision);
    if (before !== undefined) return before;
    const states = outbox.ofDecision(lane, decision).map((entry) => entry.state);
    const worst = WORST.find((state) => states.includes(state)) ?? null;
    known.set(decision, worst);
    return worst;
  };
  return entries.map((entry) => entryToLog(entry, acting, deps, syncOf)).reverse();
}

function entryToLog(entry: JournalEntry, acting: Acting, deps: ViewDeps, syncOf: (lane: string, decision: string) => string | null): LogEntryDto {
  const data = entry.data;
  const params: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(data)) if (SIMPLE_PARAMS.has(key) && (typeof value === 'string' || typeof value === 'number')) params[key] = value;
  const { owner } = data;
  if (typeof owner === 'string') params['owner'] = deps.personName(owner);
  const personal = entry.personal ?? {};
  const changes = Array.isArray(personal['changes']) ? (personal['changes'] as { field: string; from: string; to: string }[]) : [];
  const photos = Array.isArray(data['photos']) ? (data['photos'] as { id: string; mime: string }[]) : [];
  const who = entry.actor.kind === 'person' ? deps.personName(entry.actor.userId) : entry.actor.kind === 'program' ? entry.actor.rule : 'cli';
  return {
    seq: entry.n,
    at: entry.at,
    who,
    whoId: entry.actor.kind === 'person' ? entry.actor.userId : '',
    whoKind: entry.actor.kind,
    type: entry.type,
    caseId: entry.caseId,
    params,
    text: typeof personal['text'] === 'string' && seesNotes(acting) ? personal['text'] : '',
    changes: changes.map(({ field, from, to }) => maskChange({ field, from, to }, acting, deps.mask)),
    photos: photos.map(({ id, mime }) => ({ id, mime })),
    erased: entry.personalErased,
    sync: entry.decision === undefined || entry.orderId === null || !TOLD.has(entry.type) ? null : syncOf(entry.orderId, entry.decision),
  };
}
