import { type Aql, AQLS, type CodeLetter, planForLetter, type Severity } from './iso-2859.ts';

/**
 * Switching rules of ISO 2859-1:1999, clause 9, as a fold over judged lots.
 *
 *              2 of 5 refused                     5 in a row accepted
 *    normal ────────────────▶ tightened    tightened ─────────────────▶ normal
 *    normal ── score ≥ 30, steady, agreed ─▶ reduced ── refused, unsteady, other reason ─▶ normal
 *    tightened ── 5 refused altogether ─▶ stopped ── the cause was mended ─▶ tightened
 */
export interface SwitchingState {
  readonly severity: Severity;
  /** Inspection is stopped until somebody has mended the cause. */
  readonly stopped: boolean;
  readonly score: number;
  /** The last lots under this severity, newest last; true = accepted. At most five. */
  readonly recent: readonly boolean[];
  /** Lots refused since tightened inspection began. */
  readonly refusedTightened: number;
}

export const freshSwitching: SwitchingState = { severity: 'normal', stopped: false, score: 0, recent: [], refusedTightened: 0 };

export interface JudgedLot {
  readonly letter: CodeLetter;
  readonly aql: Aql;
  readonly faults: number;
  /** A lot shown a second time after sorting counts for nothing here. */
  readonly resubmitted?: boolean;
}

/** Asked when the score allows reduced inspection: is work steady, and does whoever is responsible want it? */
export interface SwitchingAgreement {
  readonly steady: boolean;
  readonly reducedWanted: boolean;
}

const SCORE_FOR_REDUCED = 30;
const enter = (severity: Severity): SwitchingState => ({ ...freshSwitching, severity });

/** Ac 2 and more: 3 points if even the next stricter AQL had accepted the lot; Ac 0 and 1: 2 points; anything else begins again at 0. */
function scoreAfter(score: number, lot: JudgedLot, ac: number): number {
  if (lot.faults > ac) return 0;
  if (ac < 2) return score + 2;
  const stricter = AQLS[AQLS.indexOf(lot.aql) - 1];
  return stricter !== undefined && lot.faults <= planForLetter(lot.letter, stricter, 'normal').ac ? score + 3 : 0;
}

export function afterLot(state: SwitchingState, lot: JudgedLot, agreement: SwitchingAgreement): SwitchingState {
  if (state.stopped || lot.resubmitted === true) return state;
  const { ac } = planForLetter(lot.letter, lot.aql, state.severity);
  const accepted = lot.faults <= ac;
  const recent = [...state.recent, accepted].slice(-5);
  switch (state.severity) {
    case 'normal': {
      if (recent.filter((was) => !was).length >= 2) return enter('tightened');
      const score = scoreAfter(state.score, lot, ac);
      return score >= SCORE_FOR_REDUCED && agreement.steady && agreement.reducedWanted ? enter('reduced') : { ...state, recent, score };
    }
    case 'tightened': {
      const refusedTightened = state.refusedTightened + (accepted ? 0 : 1);
      if (refusedTightened >= 5) return { ...state, recent, refusedTightened, stopped: true };
      return recent.length === 5 && recent.every(Boolean) ? enter('normal') : { ...state, recent, refusedTightened };
    }
    case 'reduced':
      return accepted && agreement.steady && agreement.reducedWanted ? { ...state, recent } : enter('normal');
  }
}

/** The cause of stopped inspection was mended: it goes on, tightened. */
export const afterMending = (state: SwitchingState): SwitchingState => (state.stopped ? enter('tightened') : state);
