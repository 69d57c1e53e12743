import { rungAfter, type Attempt, type Rung } from '../../contact/contact-ladder.ts';
import type { JournalEntry } from '../../journal/journal-entry.ts';
import type { ExceptionCase } from '../../exception-case/exception-case.ts';
import { entryToEvent } from '../../order-file/entry-to-event.ts';
import type { Attempt as Recorded } from '../../order-file/decide/contact.ts';
import type { Message } from '../../ports/messages.ts';

export const NEXT_LANGUAGES = ['zh-CN', 'en'] as const;
export type NextLanguage = (typeof NEXT_LANGUAGES)[number];

/** What an attempt is called in the list of what comes next ("Call to customer"). */
export type RungWords = (rung: Pick<Rung, 'channel' | 'to'>, language: NextLanguage) => string;

const attemptsOf = (entries: readonly JournalEntry[], caseId: string): readonly Attempt[] =>
  entries.flatMap((entry) => {
    const event = entryToEvent(entry);
    if (event?.type !== 'case.contacted' || event.data.caseId !== caseId) return [];
    const { channel, to, result } = event.data;
    return [{ at: entry.at, channel, to, result }];
  });

/**
 * What follows on a message that the other side has just taken, if whoever sent it wanted that: the rung after it, from when it may be
 * climbed, owned by the sender. Nothing follows once somebody was reached, or where a next step was set after the message was written:
 * a person knew more than the ladder does.
 */
export function nextAttempt(
  message: Message,
  one: ExceptionCase,
  entries: readonly JournalEntry[],
  sentAt: number,
  words: RungWords,
): Recorded['next'] | undefined {
  const { params, outside, channel } = message;
  const language = NEXT_LANGUAGES.find((known) => known === params['next']);
  if (outside === undefined || language === undefined) return undefined;
  const queued = entries.findIndex(({ type, data }) => type === 'message.queued' && data['messageId'] === message.id);
  if (entries.slice(queued + 1).some(({ type, caseId }) => type === 'case.actionSet' && caseId === one.id)) return undefined;
  const step = rungAfter(one.kind, attemptsOf(entries, one.id), { channel, to: outside.to, result: 'sent', at: sentAt }, one.openedAt);
  if (step === null) return undefined;
  const by = String(params['by'] ?? '');
  return { text: words(step, language), dueAt: Math.max(step.at, sentAt), owner: by === '' ? null : by };
}
