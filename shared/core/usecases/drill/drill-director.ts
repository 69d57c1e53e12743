import { err, ok, type Result } from '../../../kernel/result.ts';
import { phaseOf, type DrillFacts, type DrillPhase, type DrillSlip } from '../../drill/drill.ts';
import { compareSlips, type ComparedSlip } from '../../drill/compare-slip.ts';
import { DRILL_ENTRIES, readDrill } from '../../drill/read-drill.ts';
import { scoreDrill, type DrillScore } from '../../drill/score-drill.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import type { Refusal } from '../../order-file/decision.ts';
import type { Order } from '../../order/order.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalReader, JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { Outages } from '../../ports/outages.ts';

export interface DrillDirectorDeps extends UnitOfWorkDep, JournalWriterDep, ClockDep {
  readonly slips: readonly DrillSlip[];
  /** How long the WMS lives after the beginning. */
  readonly calmMs: number;
  readonly reader: JournalReader;
  readonly outages: Pick<Outages, 'list'>;
  /** Orders entered by hand in this drill, as they stand. */
  readonly entered: () => readonly Order[];
  readonly setWms: (mode: 'up' | 'down') => Promise<void>;
  readonly onChanged: () => void;
}

export interface DrillScene {
  readonly phase: DrillPhase;
  readonly facts: DrillFacts;
  readonly slips: readonly DrillSlip[];
  readonly compared: readonly ComparedSlip[];
  /** Once it is over. */
  readonly score: DrillScore | null;
}

const DIRECTOR: Actor = { kind: 'program', rule: 'drill' };

/** Lets the WMS of a drill die and come back at its time, and keeps the time. What happened is read from the journal, never remembered. */
export function createDrillDirector(deps: DrillDirectorDeps) {
  const { unitOfWork, journal, reader, clock } = deps;
  // Before the beginning the journal is the making of the warehouse; nothing in it is about the drill.
  const fromN = reader.head();
  let isMoving = false;
  const facts = (): DrillFacts => readDrill(reader.walk(fromN));
  const note = (type: string, actor: Actor): void => {
    unitOfWork.run(() => journal.append({ type, at: clock.now(), actor, orderId: null, caseId: null, data: {}, personal: null }));
    deps.onChanged();
  };
  /** The WMS first: what the journal says of it must be so. */
  const move = async (mode: 'up' | 'down', type: string): Promise<void> => {
    if (isMoving) return;
    isMoving = true;
    try {
      await deps.setWms(mode);
      note(type, DIRECTOR);
    } finally {
      isMoving = false;
    }
  };
  const compared = (): readonly ComparedSlip[] => compareSlips(deps.slips, deps.entered());
  /** Lines a person had to explain because the two sides did not agree; what only had to wait longer is no difference. */
  const explained = (): number => Object.keys(deps.outages.list(1)[0]?.explained ?? {}).filter((key) => !key.endsWith('/waiting')).length;

  return {
    scene: (): DrillScene => {
      const known = facts();
      const phase = phaseOf(known);
      const slips = compared();
      const differences = slips.reduce((sum, { faults }) => sum + faults.length, 0) + explained();
      return { phase, facts: known, slips: deps.slips, compared: slips, score: phase === 'over' ? scoreDrill(known, differences) : null };
    },
    begin: (actor: Actor): Result<null, Refusal> => {
      if (phaseOf(facts()) !== 'waiting') return err({ code: 'drill_began' });
      note(DRILL_ENTRIES.began, actor);
      return ok(null);
    },
    /** A person has entered what can be entered; what is missing counts as a difference. */
    bringBack: async (): Promise<Result<null, Refusal>> => {
      const known = facts();
      if (phaseOf(known) !== 'dead' || known.declaredAt === null) return err({ code: 'drill_not_declared' });
      await move('up', DRILL_ENTRIES.wmsBack);
      return ok(null);
    },
    /** A look, every second or so. */
    step: async (): Promise<void> => {
      const known = facts();
      const phase = phaseOf(known);
      if (phase === 'calm' && clock.now() >= (known.beganAt ?? 0) + deps.calmMs) await move('down', DRILL_ENTRIES.wmsDied);
      if (phase === 'dead' && known.declaredAt !== null && compared().every(({ faults }) => !faults.includes('missing')))
        await move('up', DRILL_ENTRIES.wmsBack);
    },
  };
}
export type DrillDirector = ReturnType<typeof createDrillDirector>;
