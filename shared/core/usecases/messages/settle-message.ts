import type { Actor } from '../../journal/journal-entry.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import type { OrderId } from '../../order/order.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { UnitOfWorkDep } from '../../ports/journal.ts';
import type { Message, Messages, Settled } from '../../ports/messages.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { messageSettled, type MessageSettledDeps } from './message-settled.ts';

export interface SettleMessageDeps extends UnitOfWorkDep, ClockDep, MessageSettledDeps {
  readonly messages: Pick<Messages, 'queue' | 'find' | 'settle'>;
}

/** What a person can say about a message: try it (again) now, it did arrive, it never arrived and is to go again, or it is not to go. */
export const MESSAGE_ANSWERS = ['retry', 'arrived', 'not_arrived', 'withdraw'] as const;
export type MessageAnswer = (typeof MESSAGE_ANSWERS)[number];

/** Which states an answer fits. One in doubt is never simply tried again: somebody has looked first and says what they saw. */
const FITS: Readonly<Record<MessageAnswer, readonly Message['state'][]>> = {
  retry: ['failed', 'waiting'],
  arrived: ['in_doubt'],
  not_arrived: ['in_doubt'],
  withdraw: ['waiting', 'failed'],
};

const outcomeOf = (answer: MessageAnswer, at: number): Settled => {
  switch (answer) {
    case 'retry':
    case 'not_arrived':
      return { state: 'waiting', at, proof: null, error: null };
    case 'arrived':
      return { state: 'sent', at, proof: 'seen_by_hand', error: null };
    case 'withdraw':
      return { state: 'withdrawn', at, proof: null, error: null };
  }
};

export function settleMessage(messageId: string, answer: MessageAnswer, actor: Actor, deps: SettleMessageDeps): Result<Message, Refusal> {
  return deps.unitOfWork.run((): Result<Message, Refusal> => {
    const message = deps.messages.find(messageId);
    if (message === null || message.outside === undefined) return refuse('message_not_found');
    if (!FITS[answer].includes(message.state)) return refuse('message_state', { state: message.state });
    const outcome = outcomeOf(answer, deps.clock.now());
    deps.messages.settle(messageId, outcome);
    if (outcome.state === 'waiting')
      deps.journal.append({
        type: 'message.retried',
        at: outcome.at,
        actor,
        orderId: message.orderId as OrderId | null,
        caseId: message.outside.caseId,
        data: { messageId, channel: message.channel, to: message.outside.to, reason: answer },
        personal: null,
      });
    else messageSettled(message, outcome, actor, deps);
    return ok(message);
  });
}
