import { useTranslation } from 'react-i18next';
import type { FindingDto } from '../../../../shared/contract/dto.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { findingsAt, markPieces, type NumberedFinding } from '../model/fault-marks.ts';
import { useFindingText } from '../../../lib/names/finding-text.ts';

/** The disc with the number that starts the sentence below. */
export function FaultDisc({ number, severity }: { readonly number: number; readonly severity: FindingDto['severity'] }) {
  return (
    <span className={severity === 'stop' ? 'fault-disc' : 'fault-disc is-hint'} aria-hidden>
      {number}
    </span>
  );
}

const sentenceId = (number: number) => `fault-${number}`;

interface MarkedValueProps {
  readonly value: string;
  readonly field: string;
  readonly findings: readonly NumberedFinding[];
  readonly lang?: string | undefined;
  readonly code?: boolean;
}

/** A value with its faults marked in it. Tab walks the marks; each is described by its sentence. */
export function MarkedValue({ value, field, findings, lang, code = false }: MarkedValueProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = findingsAt(findings, field);
  if (here.length === 0)
    return (
      <span className={code ? 'code' : 'data-value'} lang={lang}>
        {value === '' ? format.missing : value}
      </span>
    );
  const severityOf = (numbers: readonly number[]): FindingDto['severity'] =>
    here.some(({ number, finding }) => numbers.includes(number) && finding.severity === 'stop') ? 'stop' : 'hint';
  const told = new Set<number>();
  return (
    <span className={code ? 'code' : 'data-value'} lang={lang}>
      {markPieces(value, here).map(({ text, numbers }, index) => {
        if (numbers.length === 0) return <span key={index}>{text}</span>;
        const first = numbers.filter((number) => !told.has(number));
        for (const number of numbers) told.add(number);
        const severity = severityOf(numbers);
        return (
          <mark
            key={index}
            className={severity === 'stop' ? 'fault' : 'fault is-hint'}
            // Tab walks the faults: each is a place to stop and hear what is wrong with it.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            aria-describedby={numbers.map(sentenceId).join(' ')}
          >
            <span className="fault-text">{text === '' ? t('case.fault.empty') : text}</span>
            {first.map((number) => (
              <FaultDisc key={number} number={number} severity={severity} />
            ))}
          </mark>
        );
      })}
    </span>
  );
}

/** The sentences of the marks, in the order of their numbers. */
export function FaultSentences({ findings }: { readonly findings: readonly NumberedFinding[] }) {
  const { t } = useTranslation();
  const findingText = useFindingText();
  if (findings.length === 0) return null;
  return (
    <ol className="fault-list" aria-label={t('case.faults')}>
      {findings.map(({ number, finding }) => (
        <li key={number} id={sentenceId(number)}>
          <FaultDisc number={number} severity={finding.severity} />
          <span>
            {findingText(finding)}
            {finding.strength !== undefined && <span className="t3"> {t(`strength.${finding.strength}`)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
