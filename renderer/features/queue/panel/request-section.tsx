import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseDto } from '../../../../shared/contract/dto.ts';
import { isActiveState } from '../../../../shared/core/exception-case/exception-case.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useNow } from '../../../lib/use-now.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Section } from '../../../ui/layout/panel.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import type { Decide } from '../api/use-decide.ts';
import { useCodeText } from '../model/words.ts';
import { RequestChecklist } from './request-checklist.tsx';

const TONES = { possible: 'ok', ask: 'warn', not_possible: 'stop' } as const;

interface RequestSectionProps {
  readonly one: CaseDto;
  readonly decide: Decide;
  readonly refusal: string | undefined;
  readonly onQuote: () => void;
}

/** Whether what the customer asks for can be done, what was offered and answered, and what pack and dispatch will tick. */
export function RequestSection({ one, decide, refusal, onQuote }: RequestSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const codeText = useCodeText();
  const now = useNow(60_000);
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['case', one.id, 'feasibility'],
    queryFn: () => answered(client.requests.feasibility({ caseId: one.id })),
    enabled: refusal === undefined || isActiveState(one.state),
  });
  const quote = data?.quote ?? null;
  const isOpen = quote !== null && quote.answer === null && isActiveState(one.state);
  const answer = (what: 'accepted' | 'declined'): boolean => {
    if (!isOpen || refusal !== undefined) return false;
    void decide.decide(client.requests.answer({ caseId: one.id, answer: what }), t(`requests.answer.${what}.done`), [one.orderId]);
    return true;
  };
  useKeys('row', {
    quote: () => (refusal === undefined ? (onQuote(), true) : false),
    customerYes: () => answer('accepted'),
    customerNo: () => answer('declined'),
  });
  if (data === undefined) return null;
  return (
    <>
      <Section title={t('requests.feasibility')} aside={<Pill tone={TONES[data.verdict]}>{t(`requests.verdict.${data.verdict}`)}</Pill>}>
        <ul className="demands">
          {data.demands.map((demand) => (
            <li key={demand.no} className="demand">
              <b>{codeText('request', demand.code.replace(/^request\./u, ''))}</b>
              <Pill tone={TONES[demand.verdict]}>{t(`requests.verdict.${demand.verdict}`)}</Pill>
              <span className="spring" />
              <span>{demand.fee === '0' ? t('requests.free') : t('requests.fee', { fee: demand.fee, currency: data.currency })}</span>
              {demand.reasons.length > 0 && (
                <span className="meta demand-why">{format.list(demand.reasons.map((reason) => t(`requests.because.${reason}`)))}</span>
              )}
            </li>
          ))}
        </ul>
        {quote !== null && (
          <p className="t2">
            {t(quote.answer === null ? 'requests.quoted' : `requests.quoted.${quote.answer}`, {
              who: quote.quotedBy,
              fee: quote.fee,
              currency: quote.currency,
              at: format.near(quote.shipAt, now),
            })}
          </p>
        )}
        <div className="row wrap">
          {isOpen ? (
            <>
              <Button
                look="primary"
                chord={chordOf('row', 'customerYes')}
                busy={decide.busy}
                busyLabel={t('act.saving')}
                disabledReason={refusal}
                onPress={() => answer('accepted')}
              >
                {t('requests.answer.accepted')}
              </Button>
              <Button chord={chordOf('row', 'customerNo')} disabledReason={refusal} onPress={() => answer('declined')}>
                {t('requests.answer.declined')}
              </Button>
              <Button look="quiet" chord={chordOf('row', 'quote')} disabledReason={refusal} onPress={onQuote}>
                {t('requests.quote.again')}
              </Button>
            </>
          ) : (
            isActiveState(one.state) && (
              <Button look="primary" chord={chordOf('row', 'quote')} disabledReason={refusal} onPress={onQuote}>
                {t('requests.quote')}
              </Button>
            )
          )}
        </div>
      </Section>
      <RequestChecklist orderId={one.orderId} decide={decide} />
    </>
  );
}
