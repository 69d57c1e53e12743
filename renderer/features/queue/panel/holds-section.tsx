import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../../shared/contract/dto.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Section } from '../../../ui/layout/panel.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { useKnownNames } from '../model/names-context.ts';
import { useCodeText } from '../model/words.ts';

type Hold = OrderDto['holds'][number];

interface HoldsSectionProps {
  readonly order: OrderDto;
  readonly refusal: string | undefined;
  readonly onHold: () => void;
  readonly onLift: (hold: Hold) => void;
}

/** The hold that the key lifts: the last one put on by hand, else the last, among those that this person may lift. */
export const holdToLift = ({ holds }: OrderDto): Hold | undefined => {
  const standing = holds.filter(({ liftedAt, mayLift }) => liftedAt === null && mayLift);
  return standing.findLast(({ kind }) => kind === 'manual') ?? standing.at(-1);
};

/** What stops the order, why, who may lift it and what happens if nobody does. */
export function HoldsSection({ order, refusal, onHold, onLift }: HoldsSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const codeText = useCodeText();
  const names = useKnownNames();
  const now = useNow(60_000);
  const standing = order.holds.filter(({ liftedAt }) => liftedAt === null);
  const byKey = refusal === undefined ? holdToLift(order)?.id : undefined;
  /** The program's reasons are keys, a person's are words. */
  const said = (text: string) => (text.startsWith('hold.') ? codeText('hold', text.slice('hold.'.length)) : text);
  return (
    <Section
      title={t('case.holds')}
      aside={
        <Button look="quiet" icon="lock" chord={chordOf('row', 'hold')} onPress={onHold} disabledReason={refusal}>
          {t('case.holds.place')}
        </Button>
      }
    >
      {standing.length === 0 && <p className="t3">{t('case.holds.none')}</p>}
      <div className="holds">
        {standing.map((hold) => (
          <div key={hold.id} className="hold">
            <Pill tone="held">{t(`hold.kind.${hold.kind}`)}</Pill>
            <div className="col hold-words">
              <span>{said(hold.reason)}</span>
              <span className="meta">
                {t('case.holds.facts', {
                  who: names.person(hold.placedById, codeText('rule', hold.placedBy)),
                  at: format.near(hold.placedAt, now),
                  lifter: t(`hold.liftableBy.${hold.liftableBy}`),
                })}
              </span>
              <span className="meta">{t('case.holds.ifNobody', { what: said(hold.ifNobody) })}</span>
              {hold.reviewAt !== null && <span className="meta">{t('case.holds.review', { at: format.near(hold.reviewAt, now) })}</span>}
            </div>
            <Button
              {...(hold.id === byKey && { chord: chordOf('row', 'release') })}
              disabledReason={hold.mayLift ? refusal : t(hold.liftableBy === 'supervisor' ? 'case.holds.supervisorOnly' : 'case.holds.ownerOnly')}
              onPress={() => onLift(hold)}
            >
              {t('case.holds.lift')}
            </Button>
          </div>
        ))}
      </div>
    </Section>
  );
}
