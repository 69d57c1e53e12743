import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { useSession } from '../../../lib/session/session.ts';
import { orderAddress } from '../../../lib/queue-address.ts';
import { CallFailed } from '../../../transport/answered.ts';
import { DeskTable } from '../../../ui/desk/desk-table.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { Tick } from '../../../ui/choice/tick.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import type { Tone } from '../../../ui/icon/status-icon.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { LINES_SHOWN, type OutageLineDto, useLines } from '../api/use-outage.ts';
import { ExplainDialog } from '../dialogs/explain-dialog.tsx';

const TONES: Readonly<Record<OutageLineDto['finding'], Tone>> = {
  difference: 'conflict',
  in_doubt: 'doubt',
  conflict: 'conflict',
  parked: 'held',
  refused: 'stop',
  undecided: 'doubt',
  match_differs: 'warn',
  carrier_only: 'stop',
  carrier_silent: 'warn',
  merged: 'info',
  cancelled_there: 'stop',
  waiting: 'wait',
  acknowledged: 'ok',
  taken_back: 'info',
  arrived: 'info',
  here_only: 'info',
};
const ONLY = ['open', 'all', 'decided'] as const;

/** Every order of the outage: what was done here, what the WMS has of it, and whether that is explained. */
export function LinesView() {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const errorText = useErrorText();
  const { can } = useSession();
  const [only, setOnly] = useState<(typeof ONLY)[number]>('open');
  const [limit, setLimit] = useState(LINES_SHOWN);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [explaining, setExplaining] = useState(false);
  const { data, error } = useLines(undefined, only, limit);
  const lines = data?.lines ?? [];
  const mayBeTicked = lines.filter((line) => !line.explained && line.finding !== 'undecided');
  const keys = mayBeTicked.map(({ key }) => key).filter((key) => ticked.has(key));
  const cannot = can('manual_orders') ? (keys.length === 0 ? t('outage.explain.none') : undefined) : t('outage.noRight');
  const tick = (key: string) => setTicked((before) => (before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key])));
  const tickAll = () => setTicked(keys.length === mayBeTicked.length ? new Set() : new Set(mayBeTicked.map(({ key }) => key)));
  const explain = (): boolean => {
    if (cannot !== undefined) return false;
    setExplaining(true);
    return true;
  };
  useKeys('outageDesk', { explain });
  useKeys('list', { selectAll: tickAll });

  if (error instanceof CallFailed && error.error.code === 'outage_none')
    return <EmptyState title={t('outage.lines.none')}>{t('outage.lines.none.rest')}</EmptyState>;
  if (error !== null && data === undefined)
    return <EmptyState icon="outage" title={errorText(error instanceof CallFailed ? error.error : { code: 'internal' }).what} />;
  if (data === undefined) return <Skeleton label={t('outage.lines.loading')} columns={[130, 120, 90, 200]} />;
  return (
    <section className="outage-lines" aria-label={t('outage.lines')}>
      <div className="outage-bar">
        <Segmented label={t('outage.lines.only')} value={only} onChange={setOnly} choices={ONLY.map((id) => ({ id, text: t(`outage.show.${id}`) }))} />
        <span className={data.unexplained === 0 ? 'tone-ok' : 'tone-stop'}>{t('outage.lines.unexplained', { count: data.unexplained })}</span>
        <span className="spring" />
        <Button look="primary" chord={chordOf('outageDesk', 'explain')} disabledReason={cannot} onPress={() => void explain()}>
          {t('outage.explain', { count: keys.length })}
        </Button>
      </div>
      {lines.length === 0 ? (
        <EmptyState title={t(only === 'open' ? 'outage.lines.allExplained' : 'outage.lines.empty')} />
      ) : (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="outage-scroll" tabIndex={0} role="group" aria-label={t('outage.lines')}>
          <DeskTable>
            <thead>
              <tr>
                <th scope="col">
                  <Tick
                    ticked={keys.length === 0 ? false : keys.length === mayBeTicked.length ? true : 'mixed'}
                    label={t('outage.lines.tickAll')}
                    onTick={tickAll}
                  />
                </th>
                <th scope="col">{t('outage.lines.order')}</th>
                <th scope="col">{t('outage.lines.merchant')}</th>
                <th scope="col" className="is-number">
                  {t('outage.lines.here')}
                </th>
                <th scope="col" className="is-number">
                  {t('outage.lines.there')}
                </th>
                <th scope="col">{t('outage.lines.carrier')}</th>
                <th scope="col">{t('outage.lines.finding')}</th>
                <th scope="col">{t('outage.lines.explanation')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.key}>
                  <td>
                    {!line.explained && line.finding !== 'undecided' && (
                      <Tick ticked={ticked.has(line.key)} label={t('outage.lines.tick', { order: line.platformOrderNo })} onTick={() => tick(line.key)} />
                    )}
                  </td>
                  <td className="code">
                    <Link to={orderAddress(line.orderId)}>{line.platformOrderNo}</Link>
                    {line.manual !== null && line.manual.documentNo !== line.platformOrderNo && (
                      <div className="meta">{t('outage.lines.byHand', { no: line.manual.documentNo })}</div>
                    )}
                  </td>
                  <td>{names.merchant(line.merchant, line.merchantName)}</td>
                  <td className="is-number">{format.number(line.here)}</td>
                  <td className="is-number">{format.number(line.acknowledged + line.there)}</td>
                  <td>{t(`outage.carrier.${line.carrier}`)}</td>
                  <td>
                    <Pill tone={TONES[line.finding]}>{t(`outage.finding.${line.finding}`)}</Pill>
                  </td>
                  <td className="t2">
                    {line.explanation !== null
                      ? t('outage.lines.explained', {
                          reason: line.explanation.reason,
                          who: names.person(line.explanation.by, line.explanation.by),
                          at: format.time(line.explanation.at),
                        })
                      : t(`outage.finding.${line.finding}.means`, { count: line.open || line.acknowledged })}
                  </td>
                </tr>
              ))}
            </tbody>
          </DeskTable>
          {data.total > lines.length && (
            <Button onPress={() => setLimit(Math.min(500, limit + LINES_SHOWN))}>
              {t('outage.more', { shown: format.number(lines.length), all: format.number(data.total) })}
            </Button>
          )}
        </div>
      )}
      {explaining && (
        <ExplainDialog
          keys={keys}
          onClose={() => setExplaining(false)}
          onDone={() => {
            setExplaining(false);
            setTicked(new Set());
          }}
        />
      )}
    </section>
  );
}
