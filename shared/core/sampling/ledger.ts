import type { Product } from '../catalogue/catalogue.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import { afterJudged, afterMended, type KeptSwitching, NO_SWITCHING, severityFor } from './kept-switching.ts';
import { candidatesOf, commitmentOf, digestOf, drawLot, entropyOf, type Sha256 } from './lot-draw.ts';
import { type ArrivedFacts, createLotFold, type LotFold } from './lot-fold.ts';
import { DEFAULT_LOT_PLAN, type LotPlan } from './lot-plan.ts';
import { judgeDay, type SpotResult, watchedStrata } from './spot-check.ts';
import type { CheckedData, CommittedData, DrawnData, DrawnRecord, JudgedData } from './spot-entries.ts';

/** What a draw has to satisfy, each asked apart so that whoever repeats it sees what does not fit. */
export const DRAW_CLAIMS = [
  'committed_first',
  'seed_fits',
  'head_fits',
  'severity_fits',
  'list_fits',
  'draw_fits',
  'only_drawn_checked',
  'verdict_fits',
] as const;
export type DrawClaim = (typeof DRAW_CLAIMS)[number];

/** Where a claim does not hold: the entry of the journal, what it says, and what repeating gives. */
export interface ClaimDifference {
  readonly claim: DrawClaim;
  readonly n: number;
  readonly said: string;
  readonly found: string;
}

export interface RepeatedDraw {
  readonly lot: string;
  readonly drawNo: number;
  readonly date: string;
  readonly commitment: string;
  readonly committedAt: number;
  readonly committedN: number;
  readonly drawnAt: number;
  readonly drawnN: number;
  readonly plan: LotPlan;
  readonly drawn: DrawnData;
  /** What the journal itself gives, in order. */
  readonly items: readonly { readonly orderId: string; readonly stratum: string; readonly extra: boolean }[];
  /** What was written about its orders since, oldest first. */
  readonly results: readonly SpotResult[];
  /** One for each claim that does not hold, the first place where it does not. */
  readonly differences: readonly ClaimDifference[];
}

interface OpenCommitment {
  readonly data: CommittedData;
  readonly n: number;
  readonly at: number;
  readonly fold: LotFold;
}

interface Drawn {
  readonly draw: Omit<RepeatedDraw, 'differences' | 'results'>;
  readonly deny: Deny;
  readonly differences: ReadonlyMap<DrawClaim, ClaimDifference>;
  readonly ids: ReadonlySet<string>;
  readonly counted: ReadonlySet<string>;
  readonly results: SpotResult[];
}

type Deny = (claim: DrawClaim, n: number, said: string, found: string) => void;

function collectDifferences(): Pick<Drawn, 'deny' | 'differences'> {
  const differences = new Map<DrawClaim, ClaimDifference>();
  return { differences, deny: (claim, n, said, found) => void (differences.has(claim) || differences.set(claim, { claim, n, said, found })) };
}

const wordsOf = (record: DrawnRecord | undefined): string => (record === undefined ? '-' : `${record[0]} ${record[1]}${record[2] === 1 ? ' extra' : ''}`);

/** The first place at which two lists of drawn orders part; null where they are one. */
function firstDifference(ours: RepeatedDraw['items'], theirs: DrawnData['items']): { readonly said: string; readonly found: string } | null {
  for (let at = 0; at < Math.max(ours.length, theirs.length); at += 1) {
    const own = ours[at];
    const said = wordsOf(theirs[at]);
    const found = wordsOf(own && [own.orderId, own.stratum, own.extra ? 1 : 0]);
    if (said !== found) return { said: `#${at + 1} ${said}`, found: `#${at + 1} ${found}` };
  }
  return null;
}

/**
 * Makes every draw again from the journal alone, entry by entry from the first, and says of each whether it is the one that was recorded. The chain
 * itself is somebody else's to verify: together they leave no way to swap an order without a trace.
 */
export function createLedger(sha256: Sha256, factsBefore: (orderId: string, until: number) => ArrivedFacts | null) {
  const firstDraws = new Map<string, number>();
  const twins = new Set<string>();
  const draws: Drawn[] = [];
  const results: SpotResult[] = [];
  let open: OpenCommitment | null = null;
  let head = { n: 0, hash: '' };
  let switching: KeptSwitching = NO_SWITCHING;
  const keyOf = (merchant: string, sku: string): string => `${merchant}\t${sku}`;
  const byLot = (lot: string): Drawn | undefined => draws.find(({ draw }) => draw.lot === lot);

  function repeat(entry: JournalEntry, drawn: DrawnData): void {
    const { deny, differences } = collectDifferences();
    const { n } = entry;
    const drawNo = draws.length + 1;
    const committed = open?.data.lot === drawn.lot ? open : null;
    if (committed === null) deny('committed_first', n, drawn.lot, open?.data.lot ?? '-');
    const plan = committed?.data.plan ?? open?.data.plan ?? DEFAULT_LOT_PLAN;
    const commitment = commitmentOf(drawn.seed, sha256);
    if (committed?.data.commitment !== commitment) deny('seed_fits', committed?.n ?? n, committed?.data.commitment ?? '-', commitment);
    if (head.n !== drawn.cutoffN || head.hash !== drawn.headHash) deny('head_fits', n, `${drawn.cutoffN} ${drawn.headHash}`, `${head.n} ${head.hash}`);
    const severity = severityFor(switching, plan);
    if (severity !== drawn.severity) deny('severity_fits', n, drawn.severity, severity);
    const know = {
      firstDrawOf: (merchant: string, sku: string) => firstDraws.get(keyOf(merchant, sku)),
      hasTwin: (m: string, sku: string) => twins.has(keyOf(m, sku)),
    };
    const candidates = candidatesOf(open?.fold.members(plan.members) ?? [], plan, drawNo, know, (orderId) => factsBefore(orderId, drawn.cutoffN));
    const digest = digestOf(candidates, sha256);
    if (candidates.length !== drawn.size || digest !== drawn.digest) deny('list_fits', n, `${drawn.size} ${drawn.digest}`, `${candidates.length} ${digest}`);
    const lot = drawLot(candidates, plan, severity, watchedStrata(results), entropyOf(drawn.seed, head.hash, sha256));
    const numbers = (of: Pick<DrawnData, 'n' | 'ac' | 'letter'>): string => `n ${of.n}, Ac ${of.ac ?? '-'}, letter ${of.letter ?? '-'}`;
    const parts = firstDifference(lot.items, drawn.items) ?? (numbers(lot) === numbers(drawn) ? null : { said: numbers(drawn), found: numbers(lot) });
    if (parts !== null) deny('draw_fits', n, parts.said, parts.found);
    for (const { merchant, skus } of candidates)
      for (const sku of skus) if (!firstDraws.has(keyOf(merchant, sku))) firstDraws.set(keyOf(merchant, sku), drawNo);
    draws.push({
      draw: {
        lot: drawn.lot,
        drawNo,
        date: drawn.date,
        commitment: committed?.data.commitment ?? '',
        committedAt: committed?.at ?? entry.at,
        committedN: committed?.n ?? entry.n,
        drawnAt: entry.at,
        drawnN: entry.n,
        plan,
        drawn,
        items: lot.items,
      },
      deny,
      differences,
      ids: new Set(lot.items.map(({ orderId }) => orderId)),
      counted: new Set(lot.items.flatMap(({ orderId, extra }) => (extra ? [] : [orderId]))),
      results: [],
    });
    open = null;
  }

  function check(n: number, data: CheckedData): void {
    const drawn = byLot(data.lot);
    if (drawn === undefined) return;
    const isTwice = drawn.results.some(({ orderId }) => orderId === data.orderId);
    if (!drawn.ids.has(data.orderId) || isTwice) drawn.deny('only_drawn_checked', n, data.orderId, isTwice ? 'checked before' : 'not drawn');
    const result: SpotResult = { orderId: data.orderId, stratum: data.stratum, faults: data.faults, skipped: data.skipped };
    drawn.results.push(result);
    results.push(result);
  }

  function judge(n: number, data: JudgedData): void {
    const drawn = byLot(data.lot);
    if (drawn === undefined) return;
    const { plan, drawn: recorded } = drawn.draw;
    const verdict = judgeDay(recorded.ac, drawn.counted, drawn.results);
    const said = `${data.verdict} ${data.faulty}/${data.checked}`;
    const found = `${verdict.kind} ${verdict.faulty}/${verdict.checked}`;
    if (said !== found) drawn.deny('verdict_fits', n, said, found);
    switching = afterJudged(switching, plan, { letter: recorded.letter, faulty: data.faulty, severity: recorded.severity });
  }

  function feed(entry: JournalEntry): void {
    const { type, data, n, at, hash } = entry;
    open?.fold.feed(entry);
    if (type === 'catalogue.changed') {
      for (const product of data['products'] as unknown as readonly Product[]) {
        const key = keyOf(product.merchant, product.sku);
        if (product.twinSkus.length > 0) twins.add(key);
        else twins.delete(key);
      }
    } else if (type === 'spot.committed') open = { data: data as unknown as CommittedData, n, at, fold: createLotFold() };
    else if (type === 'spot.drawn') repeat(entry, data as unknown as DrawnData);
    else if (type === 'spot.checked') check(n, data as unknown as CheckedData);
    else if (type === 'spot.judged') judge(n, data as unknown as JudgedData);
    else if (type === 'spot.mended') switching = afterMended(switching);
    head = { n, hash };
  }

  return {
    feed,
    draws: (): readonly RepeatedDraw[] => draws.map(({ draw, differences, results: of }) => ({ ...draw, results: of, differences: [...differences.values()] })),
    /** The commitment whose lot was not drawn yet. */
    open: (): { readonly lot: string; readonly commitment: string; readonly committedAt: number } | null =>
      open === null ? null : { lot: open.data.lot, commitment: open.data.commitment, committedAt: open.at },
  };
}
