import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Attempt, rungAfter } from '../../../../shared/core/contact/contact-ladder.ts';
import type { ExceptionKind } from '../../../../shared/core/finding/exception-kinds.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useCodeText } from '../model/words.ts';
import type { Tried } from './act.ts';

export interface NextAttempt {
  /** As it is offered: call the customer, in an hour. */
  readonly offer: string;
  readonly text: string;
  readonly dueAt: number;
  readonly wanted: boolean;
  readonly setWanted: (wanted: boolean) => void;
}

/**
 * The attempt that follows on the one that is being recorded, to be put into the list of what is due; null when nothing follows. What `sends`
 * by itself counts from when it went out, so that its next has no hour yet.
 */
export function useNextAttempt(kind: ExceptionKind | null, tried: Tried | undefined, attempt: Omit<Attempt, 'at'> | null, sends: boolean): NextAttempt | null {
  const { t } = useTranslation();
  const format = useFormat();
  const codeText = useCodeText();
  const now = useNow(60_000);
  const [wanted, setWanted] = useState(true);
  if (kind === null || tried === undefined || attempt === null) return null;
  const step = rungAfter(kind, tried.attempts, { ...attempt, at: now }, tried.openedAt);
  if (step === null) return null;
  const dueAt = Math.max(step.at, now);
  const text = t('case.contact.ahead', { channel: codeText('channel', step.channel), to: codeText('reporter', step.to) });
  const offer = sends ? t('act.send.next', { what: text }) : t('act.contact.next', { what: text, at: format.near(dueAt, now) });
  return { offer, text, dueAt, wanted, setWanted };
}
