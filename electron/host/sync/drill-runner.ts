import type { DrillSceneDto } from '../../../shared/contract/drill.contract.ts';
import type { DrillResult } from '../../../shared/core/drill/drill-result.ts';
import type { Refusal } from '../../../shared/core/order-file/decision.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { DrillChild, DrillLauncher } from '../../../shared/core/ports/drills.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Timers } from './timers.ts';

/*
 * One drill at a time, seen from the warehouse that asked for it. All it ever writes of it here is its result, once, when it was signed:
 *
 *   start ─▶ preparing ─▶ open ─▶ (signed: the result is kept) ─▶ left or ended: folder removed
 *                └──── its process ends by itself ────▶ broken: folder removed, nothing kept
 */

export interface DrillRunnerDeps {
  readonly launcher: DrillLauncher;
  readonly timers: Timers;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly drawSeed: () => number;
  readonly makeFolder: (id: string, seed: number) => string;
  readonly removeFolder: (folder: string) => void;
  /** How the drill on this folder stands; null where it does not answer. */
  readonly ask: (folder: string) => Promise<DrillSceneDto | null>;
  /** An address that opens one window on it, once. */
  readonly enter: (folder: string) => Promise<string | null>;
  /** Durable when it returns. */
  readonly keep: (result: DrillResult) => void;
  readonly onChanged: () => void;
  readonly onDefect: (defect: unknown) => void;
}

interface Run {
  readonly id: string;
  readonly seed: number;
  readonly by: string;
  readonly startedAt: number;
  readonly folder: string;
  readonly child: DrillChild;
  state: 'preparing' | 'open' | 'broken';
  isKept: boolean;
}

const LOOK_EVERY_MS = 1_000;

export function createDrillRunner(deps: DrillRunnerDeps) {
  let run: Run | null = null;
  let timer: unknown = null;
  const remove = ({ folder }: Run): void => {
    try {
      deps.removeFolder(folder);
    } catch (defect) {
      // The next start removes what is left.
      deps.onDefect(defect);
    }
  };
  const keepOf = (of: Run, { score, slips }: DrillSceneDto): void => {
    if (score === null || of.isKept) return;
    const { id, by, seed, startedAt } = of;
    deps.keep({ id, by, seed, startedAt, finishedAt: Math.max(startedAt, deps.clock.now()), orders: slips.length, score });
    of.isKept = true;
    deps.onChanged();
  };
  const end = async (): Promise<void> => {
    const ending = run;
    run = null;
    deps.timers.clear(timer);
    if (ending === null) return;
    deps.onChanged();
    if (ending.state !== 'broken') {
      const gone = new Promise<void>((resolve) => ending.child.onExit(() => resolve()));
      ending.child.stop();
      await gone;
    }
    remove(ending);
  };
  const look = async (of: Run): Promise<void> => {
    try {
      const scene = await deps.ask(of.folder);
      if (scene !== null && run === of) {
        keepOf(of, scene);
        if (scene.left) return await end();
      }
    } catch (defect) {
      deps.onDefect(defect);
    }
    if (run === of && of.state === 'open') timer = deps.timers.set(LOOK_EVERY_MS, () => void look(of));
  };

  return {
    status: () => (run === null ? null : { state: run.state, startedAt: run.startedAt, by: run.by }),
    start: (wanted: number | undefined, by: string): Result<number, Refusal> => {
      if (run !== null && run.state !== 'broken') return err({ code: 'drill_running' });
      const seed = wanted ?? deps.drawSeed();
      const id = deps.ids.next();
      let folder: string;
      try {
        folder = deps.makeFolder(id, seed);
      } catch (defect) {
        deps.onDefect(defect);
        return err({ code: 'drill_not_started' });
      }
      const started: Run = { id, seed, by, folder, startedAt: deps.clock.now(), child: deps.launcher.launch({ folder }), state: 'preparing', isKept: false };
      run = started;
      started.child.onReady(() => {
        if (run !== started || started.state !== 'preparing') return;
        started.state = 'open';
        deps.onChanged();
        void look(started);
      });
      started.child.onExit(() => {
        if (run !== started) return;
        started.state = 'broken';
        deps.timers.clear(timer);
        remove(started);
        deps.onChanged();
      });
      deps.onChanged();
      return ok(seed);
    },
    /** Null: the window is open. Else the address to open. */
    open: async (): Promise<Result<string | null, Refusal>> => {
      if (run?.state !== 'open') return err({ code: 'drill_not_open' });
      const address = await deps.enter(run.folder);
      if (address === null) return err({ code: 'drill_not_open' });
      return ok(deps.launcher.show(address) ? null : address);
    },
    end,
  };
}
