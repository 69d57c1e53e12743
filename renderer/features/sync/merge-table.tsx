import { useTranslation } from 'react-i18next';
import { hasText } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { Difference } from '../../ui/text/difference.tsx';
import type { Difference as DifferenceDto } from './entries.ts';
import { HandLine } from './hand-line.tsx';

export type Choice = { readonly take: 'ours' | 'theirs' } | { readonly take: 'own'; readonly value: string };
export type Choices = Readonly<Record<string, Choice>>;
type Field = DifferenceDto['fields'][number];

interface MergeTableProps {
  readonly difference: DifferenceDto;
  readonly choices: Choices;
  /** The field the keys 1, 2 and E speak of. */
  readonly active: string | null;
  readonly disabled: boolean;
  readonly personCalled: (name: string) => string;
  readonly onChoose: (field: string, choice: Choice) => void;
}

/** What stood before, here, there, and what will stand: only a field changed on both sides asks. */
export function MergeTable({ difference, choices, active, disabled, personCalled, onChoose }: MergeTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { ours, theirs, baseVersion, fields } = difference;
  const nameOf = (field: string): string => {
    const line = /^lines\.(\d+)\.(sku|quantity)$/u.exec(field);
    if (line !== null) return t(`sync.merge.line.${line[2] === 'sku' ? 'sku' : 'quantity'}`, { line: line[1] });
    return hasText(`field.${field}`) ? t(`field.${field}`) : field;
  };
  const finalOf = (field: Field): string => {
    const choice = choices[field.field];
    if (field.verdict !== 'both' || choice === undefined) return field.verdict === 'ours' ? field.ours : field.theirs;
    return choice.take === 'own' ? choice.value : field[choice.take];
  };
  /** What is new in it is marked: the base stands beside it whole. */
  const changedText = (base: string, text: string) =>
    text === '' ? <span className="t3">{t('sync.merge.empty')}</span> : <Difference from={base} to={text} show="new" />;
  const side = (field: Field, take: 'ours' | 'theirs', keyCap: string) => {
    const text = field[take];
    const hand = take === 'ours' ? field.ourHand : field.theirHand;
    const whose = hand !== null && <HandLine hand={hand} now={now} personCalled={personCalled} />;
    if (field.verdict !== 'both')
      return text === field.base ? (
        <span className="t3">{t('sync.merge.unchanged')}</span>
      ) : (
        <>
          {changedText(field.base, text)}
          {whose}
        </>
      );
    return (
      <label className="sync-pick">
        <input
          type="radio"
          name={`${difference.n}-${field.field}`}
          checked={choices[field.field]?.take === take}
          disabled={disabled}
          onChange={() => onChoose(field.field, { take })}
        />
        <span className="sync-pick-hand">{whose}</span>
        {field.field === active && <KeyCap chord={keyCap} />}
        <span className="sync-pick-text">{changedText(field.base, text)}</span>
      </label>
    );
  };
  return (
    <table className="sync-merge">
      <thead>
        <tr>
          <th scope="col">{t('sync.merge.field')}</th>
          <th scope="col">
            {t('sync.merge.base')}
            {baseVersion !== null && <span className="meta">{t('sync.merge.version', { version: format.number(baseVersion) })}</span>}
          </th>
          <th scope="col">
            {t('sync.merge.ours')}
            {ours !== null && <span className="meta">{t('sync.merge.who', { who: personCalled(ours.by), when: format.near(ours.at, now) })}</span>}
          </th>
          <th scope="col">
            {t('sync.merge.theirs')}
            {theirs !== null && (
              <span className="meta">{t('sync.merge.whenVersion', { when: format.near(theirs.at, now), version: format.number(theirs.version) })}</span>
            )}
          </th>
          <th scope="col">
            {t('sync.merge.merged')}
            <span className="meta">{t('sync.merge.merged.hint')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const choice = choices[field.field];
          const isOpen = field.verdict === 'both' && choice === undefined;
          return (
            <tr key={field.field} className={field.verdict === 'both' ? 'is-both' : undefined} aria-current={field.field === active ? 'true' : undefined}>
              <th scope="row">{nameOf(field.field)}</th>
              <td>{field.base === '' ? <span className="t3">{t('sync.merge.empty')}</span> : field.base}</td>
              <td>{side(field, 'ours', '1')}</td>
              <td>{side(field, 'theirs', '2')}</td>
              <td className="sync-merged">
                {choice?.take === 'own' ? (
                  <TextField
                    label={nameOf(field.field)}
                    value={choice.value}
                    onChange={(value) => onChoose(field.field, { take: 'own', value })}
                    maxLength={4000}
                    autoFocus
                  />
                ) : isOpen ? (
                  <span className="sync-need">
                    <StatusIcon tone="conflict" size={14} /> {t(field.field === active ? 'sync.merge.choose' : 'sync.merge.open')}
                  </span>
                ) : (
                  <span className="row">
                    <StatusIcon tone="ok" size={14} /> <span className="sync-final">{finalOf(field) === '' ? t('sync.merge.empty') : finalOf(field)}</span>
                    {field.verdict === 'same' && <span className="meta">{t('sync.merge.same')}</span>}
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
