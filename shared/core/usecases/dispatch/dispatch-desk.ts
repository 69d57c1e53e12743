import { checkParcel, knownForMsOf, type LoadRefusal } from '../../dispatch/load-check.ts';
import type { Load } from '../../dispatch/load.ts';
import type { LoadCommand } from '../../dispatch/load-command.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { blockParcel, cage, takeOut } from '../../order-file/decide/hand-over.ts';
import type { Refusal } from '../../order-file/decision.ts';
import type { RawScan } from '../../ports/scan-journal.ts';
import type { ScanTrouble } from '../../scanning/explain-unknown.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { recordScans, type ScanRefusal } from '../scanning/record-scans.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { understandCage, type CageMeaning, type FoundParcel } from './find-parcel.ts';

/** A parcel as the desk names it. */
export interface SaidParcel {
  readonly orderId: string;
  readonly orderNo: string;
  readonly waybill: string;
  readonly carrier: string;
}
export type CageVerdict =
  | { readonly kind: 'loaded' | 'pending_cage'; readonly parcel: SaidParcel; readonly knownForMs: number | null }
  | { readonly kind: 'already_here' | 'undone'; readonly parcel: SaidParcel }
  | {
      readonly kind: 'refused';
      readonly because: LoadRefusal;
      readonly parcel: SaidParcel | null;
      readonly code: string;
      readonly knownForMs: number | null;
      /** It lay in a cage and was taken off the list with this scan. */
      readonly takenOut: boolean;
      /** The load it lies in instead. */
      readonly otherLoad: string | null;
      readonly candidates: readonly string[];
    }
  | { readonly kind: 'trouble'; readonly trouble: ScanTrouble }
  | { readonly kind: 'no_load' | 'unknown_load' | 'nothing_to_undo' | 'nothing_to_set_aside' | 'load_taken' }
  /** `because`: an exception holds it now; null where it only left the cage or its order is gone anyway. */
  | { readonly kind: 'set_aside'; readonly parcel: SaidParcel; readonly because: LoadRefusal | null }
  | { readonly kind: 'command'; readonly command: 'call' | 'close' | 'cage' }
  | { readonly kind: 'not_done'; readonly refusal: Refusal };

export interface CageScanned {
  readonly verdict: CageVerdict;
  /** The load this window works on from here on. */
  readonly load: Load | null;
}
export type CageScan = Omit<RawScan, 'work' | 'userId'>;

const workOf = (loadId: string): string => `load:${loadId}`;
const nameOf = (verdict: CageVerdict): { readonly kind: string; readonly trouble: string | null } => {
  if (verdict.kind === 'trouble') return { kind: 'unknown', trouble: verdict.trouble.because };
  if (verdict.kind === 'refused') return { kind: `refused.${verdict.because}`, trouble: verdict.because === 'unknown' ? 'not_known' : null };
  return { kind: verdict.kind, trouble: null };
};
const said = ({ file, facts }: FoundParcel): SaidParcel => ({
  orderId: file.order.id,
  orderNo: file.order.platformOrderNo,
  waybill: facts.waybill,
  carrier: file.order.carrier,
});

export function createDispatchDesk(deps: DispatchDeps) {
  const { loads, recorder, clock, scans } = deps;
  const openLoad = (loadId: string | null): Load | null => {
    const load = loadId === null ? null : loads.find(loadId);
    return load?.state === 'open' ? load : null;
  };

  /** One commit for what follows from a scan, with the verdict beside the scan: a scan without one was kept and led to nothing yet. */
  function decideOn(
    place: number,
    verdict: CageVerdict,
    actor: Actor,
    steps: Parameters<typeof recorder.onSteps>[1],
    first: (nowAt: number) => void = () => {},
  ): CageVerdict {
    const done = recorder.onSteps(actor, steps, () => scans.judge(place, nameOf(verdict)), first);
    return done.ok ? verdict : only(place, { kind: 'not_done', refusal: done.error });
  }
  function only(place: number, verdict: CageVerdict): CageVerdict {
    deps.unitOfWork.run(() => scans.judge(place, nameOf(verdict)));
    return verdict;
  }

  function checkOf(found: FoundParcel | null, load: Load) {
    return checkParcel(found?.facts ?? null, load, deps.knowledge(), clock.now(), deps.rules().freshForMs);
  }

  function judgeParcel(found: FoundParcel, code: string, load: Load, place: number, by: string, actor: Actor): CageVerdict {
    const { file, facts } = found;
    const orderId = file.order.id;
    const parcel = said(found);
    const verdict = checkOf(found, load);
    const knowledge = deps.knowledge();
    const knownAt = knowledge.from === 'wms' ? knowledge.at : clock.now();
    const isNew = facts.loadedInto === null;
    const put = (where: 'cage' | 'pending') => (nowAt: number) =>
      isNew
        ? loads.put({ loadId: load.id, orderId, waybill: facts.waybill, place: where, knownAt, putAt: nowAt, putBy: by, firstScanAt: null })
        : loads.move(orderId, where, knownAt);
    switch (verdict.kind) {
      case 'loaded':
        return decideOn(
          place,
          { kind: 'loaded', parcel, knownForMs: verdict.knownForMs },
          actor,
          [{ orderId, decide: (now, context) => cage(now, load.id, facts.waybill, context) }],
          put('cage'),
        );
      case 'pending_cage':
        return decideOn(place, { kind: 'pending_cage', parcel, knownForMs: verdict.knownForMs }, actor, [], isNew ? put('pending') : undefined);
      case 'already_here':
        return only(place, { kind: 'already_here', parcel });
      case 'refused': {
        const { because, knownForMs } = verdict;
        const lies = loads.parcelOf(orderId);
        const mustOut = lies !== null && openLoad(lies.loadId) !== null && because !== 'other_load' && because !== 'wrong_carrier';
        const refused: CageVerdict = {
          kind: 'refused',
          because,
          parcel,
          code,
          knownForMs,
          takenOut: mustOut,
          otherLoad: because === 'other_load' ? facts.loadedInto : null,
          candidates: [],
        };
        return mustOut ? takeOutOf(lies.loadId, orderId, because, place, refused, actor) : only(place, refused);
      }
    }
  }

  const takeOutOf = (loadId: string, orderId: string, because: string, place: number, verdict: CageVerdict, actor: Actor): CageVerdict =>
    decideOn(place, verdict, actor, [{ orderId, decide: (now, context) => takeOut(now, loadId, because, context) }], (nowAt) =>
      loads.takeOut(orderId, nowAt, because),
    );

  function undo(load: Load, place: number, actor: Actor): CageVerdict {
    const last = loads.parcels(load.id).at(-1);
    if (last === undefined) return only(place, { kind: 'nothing_to_undo' });
    const { orderId, orderNo, waybill } = last;
    return takeOutOf(load.id, orderId, 'undone', place, { kind: 'undone', parcel: { orderId, orderNo, waybill, carrier: load.carrier } }, actor);
  }

  /** Sets aside what was scanned last: out of the cage, and held by an exception where it was refused. */
  function park(load: Load, place: number, actor: Actor): CageVerdict {
    const last = scans
      .ofWork(workOf(load.id))
      .findLast((one) => one.place < place && /^(?:loaded|pending_cage|already_here|refused)/u.test(one.verdict?.kind ?? ''));
    const meaning = last === undefined ? null : understandCage(last.text, load, deps);
    if (last === undefined || meaning?.kind !== 'parcel') return only(place, { kind: 'nothing_to_set_aside' });
    const { found } = meaning;
    const orderId = found.file.order.id;
    const parcel = said(found);
    if (found.facts.loadedInto === load.id) return takeOutOf(load.id, orderId, 'set_aside', place, { kind: 'set_aside', parcel, because: null }, actor);
    const because = last.verdict?.kind.startsWith('refused.') === true ? (last.verdict.kind.slice('refused.'.length) as LoadRefusal) : null;
    const blocked = because === null ? null : blockParcel(found.file, because, recorder.contextOf(actor));
    if (because === null || blocked?.ok !== true) return only(place, { kind: 'set_aside', parcel, because: null });
    return decideOn(place, { kind: 'set_aside', parcel, because }, actor, [{ orderId, decide: (now, context) => blockParcel(now, because, context) }]);
  }

  function judge(meaning: CageMeaning, load: Load | null, place: number, by: string, actor: Actor): CageVerdict {
    if (load === null) return only(place, { kind: meaning.kind === 'command' && meaning.command.kind === 'take_load' ? 'unknown_load' : 'no_load' });
    switch (meaning.kind) {
      case 'trouble':
        return only(place, { kind: 'trouble', trouble: meaning.trouble });
      case 'stranger': {
        const knownForMs = knownForMsOf(deps.knowledge(), clock.now());
        const { code, candidates } = meaning;
        return only(place, { kind: 'refused', because: 'unknown', parcel: null, code, knownForMs, takenOut: false, otherLoad: null, candidates });
      }
      case 'parcel':
        return judgeParcel(meaning.found, meaning.found.facts.waybill, load, place, by, actor);
      case 'command':
        return obey(meaning.command, load, place, actor);
    }
  }

  function obey({ kind }: LoadCommand, load: Load, place: number, actor: Actor): CageVerdict {
    if (kind === 'undo') return undo(load, place, actor);
    if (kind === 'park') return park(load, place, actor);
    return only(place, kind === 'take_load' ? { kind: 'load_taken' } : { kind: 'command', command: kind });
  }

  const recovered = new Set<string>();
  /** Scans that were kept and not judged before the program ended: judged now, in their order, before anything new is. */
  function recover(load: Load, before = Number.POSITIVE_INFINITY): void {
    if (recovered.has(load.id)) return;
    recovered.add(load.id);
    for (const { verdict, place, text, userId } of scans.ofWork(workOf(load.id))) {
      if (verdict !== null || place >= before) continue;
      const now = openLoad(load.id);
      judge(understandCage(text, now, deps), now, place, userId, { kind: 'person', userId });
    }
  }

  /** A scan that was judged before is answered from how things stand, and moves nothing. */
  function again(meaning: CageMeaning, kind: string, load: Load | null): CageVerdict {
    if (meaning.kind === 'trouble') return { kind: 'trouble', trouble: meaning.trouble };
    if (meaning.kind === 'command') {
      const command = meaning.command.kind;
      if (command === 'call' || command === 'close' || command === 'cage') return { kind: 'command', command };
      return { kind: command === 'take_load' ? 'load_taken' : command === 'undo' ? 'nothing_to_undo' : 'nothing_to_set_aside' };
    }
    if (load === null) return { kind: 'no_load' };
    const verdict = checkOf(meaning.kind === 'parcel' ? meaning.found : null, load);
    const knownForMs = knownForMsOf(deps.knowledge(), clock.now());
    if (meaning.kind === 'parcel' && verdict.kind !== 'refused') {
      const parcel = said(meaning.found);
      return kind === 'pending_cage' || kind === 'loaded' ? { kind, parcel, knownForMs } : { kind: 'already_here', parcel };
    }
    const parcel = meaning.kind === 'parcel' ? said(meaning.found) : null;
    const because = verdict.kind === 'refused' ? verdict.because : 'unknown';
    const [code, candidates] = meaning.kind === 'stranger' ? [meaning.code, meaning.candidates] : [parcel?.waybill ?? '', []];
    return { kind: 'refused', because, parcel, code, knownForMs, takenOut: false, otherLoad: null, candidates };
  }

  /** Keeps the scan, on disk before anything follows from it, and says what it means. `loadId`: the load this window works on. */
  function scan(raw: CageScan, loadId: string | null, by: string, actor: Actor): Result<CageScanned, ScanRefusal> {
    const before = openLoad(loadId);
    const first = understandCage(raw.text, before, deps);
    const load = first.kind === 'command' && first.command.kind === 'take_load' ? openLoad(first.command.loadId) : before;
    const isAgain = scans.next(raw.line) > raw.no;
    const kept = recordScans(deps, [{ ...raw, work: load === null ? '' : workOf(load.id), userId: by }]);
    if (!kept.ok) return kept;
    const [place = 0] = kept.value;
    const earlier = isAgain && load !== null ? scans.ofWork(workOf(load.id)).find((one) => one.place === place)?.verdict : undefined;
    if (load !== null && earlier == null) recover(load, place);
    const verdict = earlier == null ? judge(understandCage(raw.text, load, deps), load, place, by, actor) : again(first, earlier.kind, load);
    return ok({ verdict, load: load === null ? before : openLoad(load.id) });
  }
  return {
    scan,
    /** A load as it stands, with every scan of it judged. */
    show: (loadId: string): Load | null => {
      const load = loads.find(loadId);
      if (load?.state === 'open') recover(load);
      return load;
    },
  };
}
export type DispatchDesk = ReturnType<typeof createDispatchDesk>;
