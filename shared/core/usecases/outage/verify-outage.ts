import type { JournalEntry } from '../../journal/journal-entry.ts';
import { differingFigures, totalsOf, type CertificateFigure, type CertificateTotals, type StatedTotals } from '../../outage/certificate.ts';
import { evolveOutage } from '../../outage/evolve-outage.ts';
import { isOutageEventType, type OutageEvent } from '../../outage/outage-events.ts';
import { createOutageWork } from '../../outage/outage-work.ts';
import type { Outage } from '../../outage/outage.ts';
import type { JournalReader } from '../../ports/journal.ts';
import type { Outages } from '../../ports/outages.ts';

/** What came of checking a certificate; each is a message key `outage.verdict.<kind>`. */
export const VERDICTS = ['agrees', 'unknown', 'not_closed', 'journal_broken', 'head_differs', 'record_differs', 'figures_differ'] as const;
export type VerdictKind = (typeof VERDICTS)[number];

export interface OutageVerdict {
  readonly kind: VerdictKind;
  readonly no: string;
  /** The first entry that is not as it was written; null where all are. */
  readonly brokenAt: number | null;
  /** What that entry says now, which is not to be believed and still tells people where to look; null where it cannot even be read. */
  readonly broken: { readonly at: number; readonly type: string; readonly orderId: string | null } | null;
  readonly figures: readonly CertificateFigure[];
  readonly stated: StatedTotals | null;
  readonly found: CertificateTotals | null;
  /** Hash of the entry before the signature, as the journal has it now: what is printed on the certificate. */
  readonly head: string;
}

const actorName = ({ actor }: JournalEntry): string => (actor.kind === 'person' ? actor.userId : actor.kind === 'program' ? actor.rule : 'cli');

/** Words may have been erased by term; that is no falsehood. */
const eventOf = (entry: JournalEntry): OutageEvent =>
  ({ type: entry.type, data: entry.data, personal: entry.personal ?? { text: '' } }) as unknown as OutageEvent;

const withoutWords = (outage: Outage): unknown => ({
  ...outage,
  triage: { ...outage.triage, note: '' },
  declared: outage.declared === null ? null : { ...outage.declared, reason: '' },
  explained: Object.keys(outage.explained).sort(),
});
const withWords = (outage: Outage): unknown => ({ ...outage, explained: Object.entries(outage.explained).sort(([a], [b]) => (a < b ? -1 : 1)) });

interface Read {
  readonly outage: Outage | null;
  readonly found: CertificateTotals;
  readonly head: string;
  readonly erased: boolean;
}

/** Reads the outage again from the journal alone: its own entries, and the work that stands between its first entry and the signature. */
function readAgain(stored: Outage, toN: number, journal: Pick<JournalReader, 'walk'>, tell: (n: number) => void): Read {
  const work = createOutageWork();
  let outage: Outage | null = null;
  let head = '';
  let erased = false;
  for (const entry of journal.walk(stored.firstN - 1)) {
    if (entry.n % TOLD_EVERY === 0) tell(entry.n);
    if (isOutageEventType(entry.type) && entry.data['outage'] === stored.id) {
      erased ||= entry.personalErased;
      outage = evolveOutage(outage, eventOf(entry), { at: entry.at, by: actorName(entry), n: entry.n });
    }
    if (entry.n > stored.firstN && entry.n <= toN) work.take(entry);
    if (entry.n === toN) head = entry.hash;
    if (outage?.closed != null) break;
  }
  return { outage, found: totalsOf(work, Object.keys(outage?.explained ?? {}).length), head, erased };
}

/** Entries between two words about how far a check is. */
const TOLD_EVERY = 2_000;

/** How far a check of a certificate is, for whoever waits for it. Entries, of those there are to read. */
export type CheckNow =
  | { readonly state: 'none' | 'stopped' | 'failed' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly verdict: OutageVerdict };

function lookAt(n: number, journal: Pick<JournalReader, 'walk'>): OutageVerdict['broken'] {
  try {
    for (const { at, type, orderId } of journal.walk(n - 1)) return { at, type, orderId };
  } catch {
    // Its content is no text of ours any more.
  }
  return null;
}

/** Whether a signed certificate still says what the journal says. Reads everything; changes nothing. */
export function verifyOutage(
  no: string,
  { outages, journal }: { readonly outages: Pick<Outages, 'find'>; readonly journal: Pick<JournalReader, 'walk' | 'verify' | 'head'> },
  tell: (done: number, total: number) => void = () => {},
): OutageVerdict {
  const nothing = { no, brokenAt: null, broken: null, figures: [], stated: null, found: null, head: '' };
  const stored = outages.find(no);
  if (stored === null) return { ...nothing, kind: 'unknown' };
  const { closed } = stored;
  if (closed === null) return { ...nothing, kind: 'not_closed' };
  // The chain is read from its beginning, the work of the outage once more.
  const entries = journal.head();
  const total = entries + Math.max(0, closed.toN - stored.firstN);
  const chain = journal.verify((done) => tell(done, total));
  if (!chain.whole) {
    const broken = chain.brokenAt === null ? null : lookAt(chain.brokenAt, journal);
    return { ...nothing, kind: 'journal_broken', brokenAt: chain.brokenAt, broken, stated: closed.totals };
  }
  const { outage, found, head, erased } = readAgain(stored, closed.toN, journal, (n) => tell(entries + n - stored.firstN, total));
  const read = { ...nothing, stated: closed.totals, found, head };
  const same = erased ? withoutWords : withWords;
  if (outage === null || JSON.stringify(same(outage)) !== JSON.stringify(same(stored))) return { ...read, kind: 'record_differs' };
  if (head !== closed.head) return { ...read, kind: 'head_differs' };
  const figures = differingFigures(closed.totals, found);
  return { ...read, figures, kind: figures.length === 0 ? 'agrees' : 'figures_differ' };
}
