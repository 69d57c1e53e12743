import type { Clock } from '../../../shared/core/ports/clock.ts';
import { createUndo, type UndoDeps } from '../../../shared/core/usecases/cases/undo-decision.ts';
import { createShortageAnswers } from '../../../shared/core/usecases/stock/shortage-answers.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

export interface UndoWorkOptions {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly clock: Clock;
  readonly onTakenBack: NonNullable<UndoDeps['onTakenBack']>;
}

/** Taking decisions back, with what they wrote beside their order. */
export function composeUndo({ storage: { journal }, work, clock, onTakenBack }: UndoWorkOptions) {
  const answers = createShortageAnswers({ ...work.importDeps, outboxQueue: work.outbox, reader: journal, lane: work.outbox.lane });
  const undo = createUndo({
    journal,
    outboxQueue: work.outbox,
    recorder: work.recorder,
    now: clock.now,
    onTakenBack,
    beside: answers.takeBackRest,
  });
  return { undo, answers };
}
