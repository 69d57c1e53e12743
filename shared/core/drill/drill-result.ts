import type { DrillScore } from './score-drill.ts';

/** What a real warehouse keeps of a drill: its figures, and nothing of its invented orders. */
export interface DrillResult {
  readonly id: string;
  /** Who asked for it, and when; the drill itself knows nobody of this warehouse. */
  readonly by: string;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** The same seed makes the same orders again. */
  readonly seed: number;
  readonly orders: number;
  readonly score: DrillScore;
}
