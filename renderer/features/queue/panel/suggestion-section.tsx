import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDto } from '../../../../shared/contract/dto.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Meter } from '../../../ui/feedback/meter.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { Section } from '../../../ui/layout/panel.tsx';
import { Difference } from '../../../ui/text/difference.tsx';
import { useFieldName, useReasonText } from '../model/words.ts';

export type Suggestion = CaseDto['findings'][number]['suggestions'][number];

/** Somebody who turns down a suggestion this sure should say why. */
const ASK_WHY_FROM = 0.9;

/** The surest first; the same change argued for twice is shown once. */
export const suggestionsOf = (one: CaseDto): readonly Suggestion[] => {
  const seen = new Set<string>();
  return one.findings
    .flatMap(({ suggestions }) => suggestions)
    .filter(({ changes }) => changes.length > 0)
    .sort((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0))
    .filter(({ changes }) => {
      const key = JSON.stringify(changes);
      return !seen.has(key) && seen.add(key);
    });
};
export const suggestionKey = ({ rule, changes }: Suggestion): string => `${rule} ${JSON.stringify(changes)}`;

interface SuggestionSectionProps {
  readonly suggestions: readonly Suggestion[];
  readonly voidsLabel: string | null;
  readonly refusal: string | undefined;
  readonly busy: boolean;
  readonly acceptRef: Ref<HTMLButtonElement>;
  readonly onAccept: (suggestion: Suggestion) => void;
  readonly onEdit: (suggestion: Suggestion) => void;
  readonly onDismiss: (suggestion: Suggestion, why: string) => void;
}

/** One suggestion with its reason; further candidates below it. */
export function SuggestionSection({ suggestions, voidsLabel, refusal, busy, acceptRef, onAccept, onEdit, onDismiss }: SuggestionSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasonText = useReasonText();
  const [asking, setAsking] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const [best, ...others] = suggestions;
  const dismiss = () => {
    if (best === undefined || refusal !== undefined) return;
    if ((best.confidence ?? 0) >= ASK_WHY_FROM) setAsking(suggestionKey(best));
    else onDismiss(best, '');
  };
  useKeys('row', { edit: () => (best === undefined ? false : onEdit(best)), dismiss }, best !== undefined && refusal === undefined);
  const accept = (at: number) => () => {
    const other = others[at];
    return other === undefined || refusal !== undefined || busy ? false : onAccept(other);
  };
  useKeys('row', { second: accept(0) }, others.length > 0);
  useKeys('row', { third: accept(1) }, others.length > 1);
  if (best === undefined) return null;
  const { confidence } = best;
  return (
    <Section
      title={
        <>
          <Icon name="outage" size={13} /> {t('case.suggestion')}
        </>
      }
      aside={
        confidence !== null && (
          <span className="row confidence">
            <span className="confidence-bar">
              <Meter label={t('case.confidence')} value={confidence} valueText={format.percent(confidence, 0)} size={6} />
            </span>
            <b>{format.percent(confidence, 0)}</b>
          </span>
        )
      }
    >
      <div className="suggestion">
        <Changes suggestion={best} />
        <p className="t2">{reasonText(best.reason, best.params)}</p>
        {asking === suggestionKey(best) ? (
          <form
            className="row suggestion-why"
            onSubmit={(event) => {
              event.preventDefault();
              if (why.trim() === '') return;
              onDismiss(best, why.trim());
              setAsking(null);
              setWhy('');
            }}
          >
            <TextField label={t('case.dismiss.why')} value={why} onChange={setWhy} autoFocus maxLength={500} />
            <Button type="submit">{t('case.dismiss')}</Button>
            <Button look="quiet" onPress={() => setAsking(null)}>
              {t('ui.cancel')}
            </Button>
          </form>
        ) : (
          <div className="row wrap">
            <Button
              ref={acceptRef}
              look="primary"
              chord="Enter"
              busy={busy}
              busyLabel={t('act.saving')}
              disabledReason={refusal}
              onPress={() => onAccept(best)}
            >
              {t('case.accept')}
            </Button>
            <Button chord={chordOf('row', 'edit')} disabledReason={refusal} onPress={() => onEdit(best)}>
              {t('case.edit')}
            </Button>
            <Button look="quiet" chord={chordOf('row', 'dismiss')} disabledReason={refusal} onPress={dismiss}>
              {t('case.dismiss')}
            </Button>
          </div>
        )}
        {voidsLabel !== null && (
          <p className="meta row">
            <Icon name="print" size={13} /> {t('case.voidsLabel', { waybill: voidsLabel })}
          </p>
        )}
      </div>
      {others.length > 0 && (
        <div className="suggestion-others">
          <p className="meta">{t('case.otherSuggestions', { count: others.length })}</p>
          {others.map((other, at) => (
            <div key={suggestionKey(other)} className="suggestion-other">
              <div className="col">
                <Changes suggestion={other} />
                <span className="meta">{reasonText(other.reason, other.params)}</span>
              </div>
              <Button
                chord={at === 0 ? chordOf('row', 'second') : at === 1 ? chordOf('row', 'third') : undefined}
                disabledReason={refusal}
                busy={busy}
                onPress={() => onAccept(other)}
              >
                {t('case.accept')}
              </Button>
            </div>
          ))}
        </div>
      )}
    </Section>
  );
}

function Changes({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  return (
    <ul className="changes" aria-label={t('case.changes')}>
      {suggestion.changes.map(({ field, from, to }) => (
        <li key={field}>
          <span className="t3">{fieldName(field)}</span>
          <Difference from={from} to={to} emptyText={t('case.emptied')} lang="zh-CN" />
        </li>
      ))}
    </ul>
  );
}
