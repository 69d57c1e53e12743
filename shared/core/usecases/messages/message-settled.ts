import type { OrderId } from '../../order/order.ts';
import { contact } from '../../order-file/decide/contact.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalReader, JournalWriterDep } from '../../ports/journal.ts';
import type { Message, Messages, Settled } from '../../ports/messages.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';
import { caseOf } from '../../order-file/order-file.ts';
import { nextAttempt, type RungWords } from './next-attempt.ts';

export interface MessageSettledDeps extends JournalWriterDep, OrderFilesDep, IdsDep {
  readonly messages: Pick<Messages, 'queue'>;
  readonly recorder: Pick<DecisionRecorder, 'write' | 'contextOf'>;
  readonly reader: Pick<JournalReader, 'ofOrder'>;
  readonly rungWords: RungWords;
  /** A message that is about more than one exception is its sender's to write down. */
  readonly onSettled?: (message: Message, outcome: Settled, actor: Actor) => void;
}

const BY_PUMP: Actor = { kind: 'program', rule: 'message_sent' };
const TYPES: Readonly<Partial<Record<Settled['state'], string>>> = {
  sent: 'message.sent',
  failed: 'message.failed',
  in_doubt: 'message.inDoubt',
  withdrawn: 'message.withdrawn',
};

/**
 * Writes down how a message ended, with what proves it; the caller holds the unit of work that says so. That somebody was told counts from
 * here: the contact is recorded and its clock stops at the time of the other side's answer. A pause before the next attempt is no end.
 */
export function messageSettled(message: Message, outcome: Settled, actor: Actor | null, deps: MessageSettledDeps): void {
  const { outside, orderId } = message;
  const type = TYPES[outcome.state];
  if (outside === undefined || type === undefined) return;
  const { caseId, to, channelId } = outside;
  const by = actor ?? BY_PUMP;
  const data: JsonObject = {
    messageId: message.id,
    channel: message.channel,
    to,
    channelId,
    attempts: message.attempts,
    ...(outcome.proof !== null && { proof: outcome.proof }),
    ...(outcome.error !== null && { detail: outcome.error }),
  };
  deps.journal.append({ type, at: outcome.at, actor: by, orderId: orderId as OrderId | null, caseId, data, personal: null });
  const author = String(message.params['by'] ?? '');
  if (actor === null && (outcome.state === 'failed' || outcome.state === 'in_doubt') && author !== '')
    deps.messages.queue({
      id: deps.ids.next(),
      at: outcome.at,
      channel: 'in_app',
      audience: author,
      code: outcome.state === 'failed' ? 'message.notDelivered' : 'message.inDoubt',
      params: { order: message.params['order'] ?? '' },
      body: '',
      orderId,
    });
  if (caseId === null) deps.onSettled?.(message, outcome, by);
  if (outcome.state !== 'sent' || caseId === null) return;
  const file = deps.orderFiles.loadByCase(caseId);
  if (file === null) return;
  const one = caseOf(file, caseId);
  const next = one === undefined ? undefined : nextAttempt(message, one, deps.reader.ofOrder(file.order.id), outcome.at, deps.rungWords);
  const attempt = { channel: message.channel as 'mail' | 'text' | 'chat', to, result: 'sent', text: message.body, next };
  const context = { ...deps.recorder.contextOf(by), nowAt: outcome.at };
  // Settled meanwhile by somebody else: the entry above says what there is to say.
  const decided = contact(file, caseId, attempt, context);
  if (decided.ok) deps.recorder.write(file, decided.value, by, outcome.at, deps.ids.next());
}
