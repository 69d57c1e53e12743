import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntryDto } from '../../../../shared/contract/dto.ts';
import { hasText } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { IconName } from '../../../ui/icon/icon-paths.ts';
import type { Tone } from '../../../ui/icon/status-icon.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { useKnownNames } from '../model/names-context.ts';
import { useCodeText, useFieldName } from '../model/words.ts';
import { LogPhotos } from './log-photos.tsx';
import { Difference } from '../../../ui/text/difference.tsx';

const ICONS: Readonly<Record<string, IconName>> = {
  order: 'file',
  hold: 'lock',
  case: 'edit',
  clock: 'clock',
  decision: 'undo',
  personal: 'eye',
  sync: 'sync',
  stock: 'stock',
  'case.noted': 'note',
  'case.photographed': 'photo',
  'case.contacted': 'phone',
  'case.assigned': 'assign',
  'case.actionSet': 'calendar',
};
const iconOf = (type: string): IconName => ICONS[type] ?? ICONS[type.split('.')[0] ?? ''] ?? 'log';
const SYNC_TONES: Readonly<Record<string, Tone | 'plain'>> = {
  pending: 'plain',
  sending: 'plain',
  acknowledged: 'ok',
  in_doubt: 'doubt',
  conflict: 'conflict',
  refused: 'stop',
  parked: 'held',
  cancelled: 'plain',
};
/** Parameters that are codes are told in words before they go into the sentence. */
const CODED: Readonly<Record<string, string>> = {
  kind: 'kind',
  channel: 'channel',
  to: 'logTo',
  from: 'logTo',
  result: 'contactResult',
  outcome: 'outcome',
  because: 'because',
  name: 'clock',
  how: 'undo.how',
  reporter: 'reporter',
  waitingFor: 'waitingFor',
  state: 'outbox.state',
};

export function LogLine({ entry }: { readonly entry: LogEntryDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const codeText = useCodeText();
  const fieldName = useFieldName();
  // A promised day is kept as an instant and read as a day.
  const shownAs = (field: string, text: string): string => (field === 'promisedShipAt' && text !== '' ? format.date(Number(text)) : text);
  const names = useKnownNames();
  const now = useNow(60_000);
  const [whole, setWhole] = useState(false);
  const words: Record<string, string | number> = {
    kind: '',
    channel: '',
    to: '',
    from: '',
    result: '',
    outcome: '',
    because: '',
    name: '',
    how: '',
    reporter: '',
  };
  for (const [key, value] of Object.entries(entry.params)) words[key] = CODED[key] === undefined ? value : codeText(CODED[key], String(value));
  const dueAt = entry.params['dueAt'];
  words['due'] = typeof dueAt === 'number' ? format.near(dueAt, now) : format.missing;
  const owner = words['owner'];
  words['owner'] = typeof owner === 'string' ? names.personCalled(owner) : t('queue.unowned');
  const who = entry.whoKind === 'person' ? names.person(entry.whoId, entry.who) : entry.whoKind === 'cli' ? t('log.who.cli') : codeText('rule', entry.who);
  return (
    <li className="log-line">
      <Icon name={iconOf(entry.type)} size={13} />
      <div className="log-words">
        <p>
          {hasText(`log.${entry.type}`) ? t(`log.${entry.type}`, words) : t('log.unknown', { type: entry.type })}
          {entry.sync !== null && (
            <>
              {' '}
              <Pill tone={SYNC_TONES[entry.sync] ?? 'plain'}>{codeText('outbox.state', entry.sync)}</Pill>
            </>
          )}
        </p>
        {entry.changes.map(({ field, from, to }) => (
          <p key={field} className="log-change">
            <span className="t3">{fieldName(field)}</span>{' '}
            <Difference from={shownAs(field, from)} to={shownAs(field, to)} emptyText={t('case.emptied')} lang="zh-CN" />
          </p>
        ))}
        {entry.text !== '' && (
          // A long note is cut; a press shows it whole.
          <button type="button" className={whole ? 'log-text is-whole' : 'log-text'} onClick={() => setWhole(!whole)} aria-expanded={whole}>
            {entry.text}
          </button>
        )}
        {entry.erased && <p className="log-erased">{t('log.erased')}</p>}
        {entry.photos.length > 0 && <LogPhotos photos={entry.photos} />}
        <p className="meta">
          <time dateTime={new Date(entry.at).toISOString()} title={format.exact(entry.at)}>
            {format.near(entry.at, now)}
          </time>{' '}
          · {who}
        </p>
      </div>
    </li>
  );
}
