import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntryDto } from '../../../../shared/contract/dto.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { Section } from '../../../ui/layout/panel.tsx';
import type { Undo } from '../api/use-case.ts';
import { useCodeText } from '../model/words.ts';
import { LogLine } from './log-line.tsx';

const FOLDED = 6;

/** What somebody looks for in a long log. */
const LOG_FILTERS = ['all', 'people', 'contacts', 'notes', 'changes', 'sync'] as const;
type LogFilter = (typeof LOG_FILTERS)[number];
const isOf = (entry: LogEntryDto, filter: LogFilter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'people':
      return entry.whoKind === 'person';
    case 'contacts':
      return entry.type === 'case.contacted';
    case 'notes':
      return entry.type === 'case.noted' || entry.type === 'case.photographed';
    case 'changes':
      return entry.type.startsWith('order.') || entry.type.startsWith('hold.') || entry.type === 'case.resolved' || entry.type === 'case.voided';
    case 'sync':
      return entry.sync !== null || entry.type.startsWith('sync.');
  }
};

interface LogSectionProps {
  readonly log: readonly LogEntryDto[];
  readonly undo: Undo;
  readonly refusal: string | undefined;
  readonly onUndo: () => void;
  readonly open: boolean;
  readonly onOpen: () => void;
}

/** The journal's own words, newest first. What was erased says so; what went to the WMS says where it stands. */
export function LogSection({ log, undo, refusal, onUndo, open, onOpen }: LogSectionProps) {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const [filter, setFilter] = useState<LogFilter>('all');
  // Filters that would find nothing are not offered.
  const offers = LOG_FILTERS.filter((one) => one === 'all' || log.some((entry) => isOf(entry, one)));
  const found = log.filter((entry) => isOf(entry, offers.includes(filter) ? filter : 'all'));
  const shown = open ? found : found.slice(0, FOLDED);
  const what = codeText('undo.type', undo.type);
  // Taking a file in is no decision on this order that anybody would want back.
  const offered = undo.seq !== null && (undo.possible || undo.type !== 'order.imported');
  return (
    <Section
      title={t('case.log', { count: log.length })}
      aside={
        offered && (
          <Button
            look="quiet"
            icon="undo"
            chord={chordOf('everywhere', 'undo')}
            disabledReason={refusal ?? (undo.possible ? undefined : t('undo.not', { what, because: codeText('undo.because', undo.because) }))}
            onPress={onUndo}
          >
            {t('undo.offer', { what })}
          </Button>
        )
      }
    >
      {offered && undo.possible && undo.how === 'compensate' && <p className="meta">{t('undo.compensates')}</p>}
      {offered && !undo.possible && <p className="meta">{t('undo.not', { what, because: codeText('undo.because', undo.because) })}</p>}
      {offers.length > 2 && (
        <Segmented
          label={t('case.log.filter')}
          value={offers.includes(filter) ? filter : 'all'}
          onChange={setFilter}
          choices={offers.map((id) => ({ id, text: t(`case.log.filter.${id}`) }))}
        />
      )}
      <ol className="log" aria-label={t('case.log', { count: log.length })}>
        {shown.map((entry) => (
          <LogLine key={entry.seq} entry={entry} />
        ))}
      </ol>
      {found.length > shown.length && (
        <Button look="quiet" chord={chordOf('row', 'log')} onPress={onOpen}>
          {t('case.log.more', { count: found.length - shown.length })}
        </Button>
      )}
    </Section>
  );
}
