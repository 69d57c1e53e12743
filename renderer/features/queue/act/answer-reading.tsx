import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Difference } from '../../../ui/text/difference.tsx';
import type { AnswerDto } from '../api/use-answer.ts';
import { useFieldName } from '../model/words.ts';

interface AnswerReadingProps {
  readonly reading: AnswerDto;
  readonly takes: boolean;
  readonly onTake: (takes: boolean) => void;
}

export const readsSomething = (reading: AnswerDto | undefined): reading is AnswerDto =>
  reading !== undefined && (reading.changes.length > 0 || reading.quote !== null);

/** What was read in the words, old against new, and whether it is taken over with them. */
export function AnswerReading({ reading, takes, onTake }: AnswerReadingProps) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const { changes, reasons, sure, quote } = reading;
  return (
    <div className="col answer-reading" role="status" aria-label={t('answer.title')}>
      <Note tone={sure ? 'info' : 'warn'} title={t(sure ? 'answer.title' : 'answer.look')}>
        {quote !== null && <p>{t(`answer.quote.${quote}`)}</p>}
        {changes.length > 0 && (
          <ul className="changes">
            {changes.map(({ field, from, to }) => (
              <li key={field}>
                <span className="t3">{fieldName(field)}</span>
                <span>
                  <Difference from={from} to={to} lang="zh-CN" />
                  {to === '' && <span className="t3"> {t('case.emptied')}</span>}
                </span>
              </li>
            ))}
          </ul>
        )}
        <ul className="answer-why">
          {reasons.map((reason) => (
            <li key={reason}>{t(`answer.why.${reason}`)}</li>
          ))}
        </ul>
      </Note>
      <Checkbox isSelected={takes} onChange={onTake}>
        {t('answer.take')}
      </Checkbox>
    </div>
  );
}
