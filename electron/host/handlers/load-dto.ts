import type { CageVerdictDto, LoadDto, LoadViewDto } from '../../../shared/contract/loads.contract.ts';
import type { Knowledge } from '../../../shared/core/dispatch/load-check.ts';
import { isActive } from '../../../shared/core/hold/hold.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import { requestChecklist } from '../../../shared/core/special-request/request-work.ts';
import type { CageVerdict, SaidParcel } from '../../../shared/core/usecases/dispatch/dispatch-desk.ts';
import type { LoadView } from '../../../shared/core/usecases/dispatch/view-load.ts';
import { withoutWords } from './mask-view.ts';

export interface LoadWords {
  readonly personName: (userId: string) => string;
  readonly fileOf: (orderId: string) => OrderFile | null;
}

export function loadToDto({ load, parcels, count, pullBack }: LoadView, { personName }: LoadWords): LoadDto {
  const { id, carrier, vehicle, cage, state, openedAt, openedBy, cutAt, closed } = load;
  return {
    id,
    carrier,
    vehicle,
    cage,
    state,
    openedAt,
    openedBy: personName(openedBy),
    cutAt,
    packed: count.packed,
    caged: count.caged,
    manifested: count.manifested,
    agree: count.agree && pullBack.length === 0,
    pending: parcels.filter(({ place }) => place === 'pending').length,
    pullBack: pullBack.length,
    closed:
      closed === null
        ? null
        : {
            at: closed.at,
            by: personName(closed.by),
            driver: closed.driver,
            driverCount: closed.driverCount,
            override: closed.override === null ? null : { by: personName(closed.override.by), reason: closed.override.reason },
            leftBehind: [...closed.leftBehind],
          },
  };
}

const named = ({ orderId, orderNo, waybill }: Pick<SaidParcel, 'orderId' | 'orderNo' | 'waybill'>) => ({ orderId, orderNo, waybill });

export function loadViewToDto(view: LoadView, knowledge: Knowledge, freshForMs: number, words: LoadWords): LoadViewDto {
  const { parcels, missing, staying, pullBack, mayGo } = view;
  const bad = new Set(pullBack.map(({ parcel }) => parcel.orderId));
  return {
    load: loadToDto(view, words),
    knownAt: knowledge.from === 'wms' ? knowledge.at : null,
    hasWms: knowledge.from === 'wms',
    freshForMs,
    parcels: parcels.toReversed().map((one) => ({ ...named(one), place: one.place, putAt: one.putAt, state: one.orderState, firstScanAt: one.firstScanAt })),
    missing: [
      ...missing.map((one) => ({ ...named(one), pending: false })),
      ...parcels.filter(({ place, orderId }) => place === 'pending' && !bad.has(orderId)).map((one) => ({ ...named(one), pending: true })),
    ],
    staying: staying.map(named),
    pullBack: pullBack.map(({ parcel, because }) => ({ ...named(parcel), place: parcel.place, because })),
    mayGo: mayGo.map(named),
  };
}

const TONES: Readonly<Record<CageVerdict['kind'], CageVerdictDto['tone']>> = {
  loaded: 'loaded',
  pending_cage: 'look_again',
  refused: 'refused',
  not_done: 'refused',
  trouble: 'unknown',
  unknown_load: 'unknown',
  no_load: 'look_again',
  already_here: 'calm',
  undone: 'calm',
  nothing_to_undo: 'calm',
  nothing_to_set_aside: 'calm',
  load_taken: 'calm',
  set_aside: 'calm',
  command: 'calm',
};

/** Said calmly though it is a refusal: the hand only has to move the parcel to the cage beside it. */
const MOVE_IT: ReadonlySet<string> = new Set(['wrong_carrier', 'other_load']);

export function cageVerdictToDto(verdict: CageVerdict, { fileOf }: LoadWords): CageVerdictDto {
  const parcel = 'parcel' in verdict && verdict.parcel !== null ? verdict.parcel : null;
  const said: CageVerdictDto = {
    tone: TONES[verdict.kind],
    kind: verdict.kind,
    params: {},
    parcel: parcel === null ? null : { ...named(parcel), carrier: parcel.carrier },
    knownForMs: 'knownForMs' in verdict ? verdict.knownForMs : null,
    hold: null,
    demands: [],
  };
  switch (verdict.kind) {
    case 'refused': {
      const { because, code, takenOut, otherLoad, candidates } = verdict;
      const file = parcel === null ? null : fileOf(parcel.orderId);
      const hold = because === 'held' ? file?.holds.find(isActive) : undefined;
      return {
        ...said,
        tone: because === 'unknown' ? 'unknown' : MOVE_IT.has(because) ? 'look_again' : 'refused',
        kind: `refused.${because}`,
        params: { code, otherLoad: otherLoad ?? '', carrier: parcel?.carrier ?? '', candidates: candidates.join(', '), takenOut: takenOut ? 1 : 0 },
        hold: hold === undefined ? null : { kind: hold.kind, reason: hold.reason, supervisorOnly: hold.liftableBy === 'supervisor' },
        demands:
          because === 'request_open' && file !== null
            ? requestChecklist(file.cases)
                .filter(({ tickedAt }) => tickedAt === null)
                .map(({ caseId, no, code: what, finding }) => ({ caseId, no, code: what, params: withoutWords(finding?.params ?? {}) }))
            : [],
      };
    }
    case 'trouble': {
      const { trouble } = verdict;
      const params: Record<string, string | number> = { count: 'codes' in trouble ? trouble.codes.length : 0 };
      if (trouble.because === 'check_digit') params['digit'] = trouble.expected;
      return { ...said, kind: `trouble.${trouble.because}`, params };
    }
    case 'set_aside':
      return { ...said, kind: verdict.because === null ? 'set_aside' : 'set_aside.held', params: {} };
    case 'command':
      return { ...said, kind: `command.${verdict.command}` };
    case 'not_done':
      return { ...said, params: { ...verdict.refusal.params, code: verdict.refusal.code } };
    default:
      return said;
  }
}
