import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { drillContract } from '../../../shared/contract/drill.contract.ts';
import type { Refusal } from '../../../shared/core/order-file/decision.ts';
import type { DrillResults } from '../../../shared/core/ports/drills.ts';
import type { DrillScore } from '../../../shared/core/drill/score-drill.ts';
import type { DrillDirector } from '../../../shared/core/usecases/drill/drill-director.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

/** A drill that a real warehouse has started, as its desk sees it. */
export interface DrillRun {
  readonly status: () => { readonly state: 'preparing' | 'open' | 'broken'; readonly startedAt: number; readonly by: string } | null;
  readonly start: (seed: number | undefined, by: string) => Result<number, Refusal>;
  readonly open: () => Promise<Result<string | null, Refusal>>;
  readonly end: () => Promise<void>;
}

export interface DrillHandlerDeps {
  /** Null in the drill itself: no drill is started from a drill. */
  readonly run: DrillRun | null;
  readonly results: DrillResults;
  /** Null in a real warehouse. */
  readonly director: DrillDirector | null;
}

type Handlers = GroupHandlers<typeof drillContract, Acting>;

const scoreToDto = ({ points, tookMs, figures }: DrillScore) => ({ points, tookMs, figures: figures.map((figure) => ({ ...figure })) });
const notInDrill = () => err({ code: 'not_in_drill' });
const onlyInDrill = () => err({ code: 'only_in_drill' });
const done = (result: Result<unknown, Refusal>): Result<Record<string, never>, Refusal> => (result.ok ? ok({}) : result);

const inTheHouse = (run: DrillRun | null, results: DrillResults): Pick<Handlers, 'status' | 'start' | 'open' | 'end' | 'results'> => ({
  status: () => ok({ run: run?.status() ?? null }),
  start: ({ seed }, { actor }) => {
    if (run === null) return notInDrill();
    const started = run.start(seed, actor?.kind === 'person' ? actor.userId : 'cli');
    return started.ok ? ok({ seed: started.value }) : started;
  },
  open: async () => {
    const opened = await run?.open();
    if (opened === undefined) return notInDrill();
    return opened.ok ? ok({ address: opened.value }) : opened;
  },
  end: async () => {
    if (run === null) return notInDrill();
    await run.end();
    return ok({});
  },
  results: ({ limit }) => ok({ results: results.list(limit).map(({ score, ...result }) => ({ ...result, score: scoreToDto(score) })) }),
});

const inTheDrill = (director: DrillDirector | null): Pick<Handlers, 'scene' | 'begin' | 'bringBack' | 'leave'> => {
  if (director === null) return { scene: onlyInDrill, begin: onlyInDrill, bringBack: onlyInDrill, leave: onlyInDrill };
  let left = false;
  return {
    scene: () => {
      const { phase, facts, slips, compared, score } = director.scene();
      return ok({
        phase,
        facts: { ...facts, enteredAt: [...facts.enteredAt] },
        slips: slips.map(({ id, text }) => ({ id, text, faults: [...(compared.find(({ slipId }) => slipId === id)?.faults ?? [])] })),
        score: score === null ? null : scoreToDto(score),
        left,
      });
    },
    begin: (_, { actor }) => done(director.begin(actingToActor(actor))),
    bringBack: async () => done(await director.bringBack()),
    leave: () => {
      if (director.scene().phase !== 'over') return err({ code: 'drill_not_over' });
      left = true;
      return ok({});
    },
  };
};

export const createDrillHandlers = ({ run, results, director }: DrillHandlerDeps): Handlers => ({ ...inTheHouse(run, results), ...inTheDrill(director) });
