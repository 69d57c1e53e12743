import { useTranslation } from 'react-i18next';
import { hasText } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Difference } from './entries.ts';

type Hand = NonNullable<Difference['fields'][number]['ourHand']>;

interface HandLineProps {
  readonly hand: Hand;
  readonly now: number;
  /** Somebody of ours in the reader's language, by the name the host gave. */
  readonly personCalled: (name: string) => string;
}

/** Whose hand a text is in, and since when. */
export function HandLine({ hand, now, personCalled }: HandLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const called = (): string => {
    if (hand.kind === 'cli') return t('log.who.cli');
    if (hand.by === null) return t('sync.merge.who.notSaid');
    // Who works over there is nobody of ours, whatever they are called.
    return hand.kind === 'person'
      ? personCalled(hand.by)
      : hand.kind === 'program'
        ? t(hasText(`rule.${hand.by}`) ? `rule.${hand.by}` : 'rule.automatic')
        : hand.by;
  };
  return <span className="meta sync-hand">{t('sync.merge.who', { who: called(), when: format.near(hand.at, now) })}</span>;
}
