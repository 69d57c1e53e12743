import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DRILL_LENGTH_MS } from '../../../../shared/core/drill/drill.ts';
import { MINUTE_MS } from '../../../../shared/kernel/durations.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useSend } from '../../../lib/use-send.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { DrillTrend } from './drill-trend.tsx';
import { ScoreCard } from './score-card.tsx';

/** Before a drill starts here its warehouse is made, which takes a few seconds. */
const REFRESH_MS = 1_000;
const RESULTS_SHOWN = 100;

/** Starting a drill, the way into it, and how the earlier ones went. */
export function HouseView({ noRight }: { readonly noRight: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const names = useNames();
  const now = useNow(1000);
  const queries = useQueryClient();
  const { drill } = useClient();
  const [address, setAddress] = useState<string | null>(null);
  const sending = useSend(() => queries.invalidateQueries({ queryKey: ['drill'] }));
  const { data: status } = useQuery({ queryKey: ['drill', 'status'], queryFn: () => answered(drill.status({})), refetchInterval: REFRESH_MS });
  const { data: list } = useQuery({ queryKey: ['drill', 'results'], queryFn: () => answered(drill.results({ limit: RESULTS_SHOWN })) });
  const run = status?.run ?? null;
  const isOn = run !== null && run.state !== 'broken';
  const [newest] = list?.results ?? [];
  /** Signed and scored; its window may stand open still. */
  const isOver = run?.state === 'open' && newest !== undefined && newest.finishedAt >= run.startedAt;
  const mayAct = noRight === undefined && status !== undefined && !sending.busy;

  const start = () => void sending.send(drill.start({}));
  const open = async () => {
    setAddress(null);
    const reply = await drill.open({});
    if (!reply.ok || reply.value.address === null) return void sending.send(Promise.resolve(reply));
    // Its address works once: where no window came, the link asks for another.
    window.open(reply.value.address, '_blank', 'noopener');
    setAddress(reply.value.address);
  };
  const end = () => {
    setAddress(null);
    void sending.send(drill.end({}), () => t('drill.ended'));
  };
  const act = run?.state === 'open' ? () => void open() : isOn ? undefined : start;
  useKeys('outageDesk', {
    drill: () => {
      if (!mayAct || act === undefined) return false;
      act();
      return true;
    },
    endDrill: () => {
      if (!mayAct || !isOn) return false;
      end();
      return true;
    },
  });

  const failed = sending.failure === null ? null : errorText(sending.failure);
  return (
    <>
      <section className="drill-head">
        <h2>{t('drill.title')}</h2>
        <p>{t('drill.words', { minutes: format.number(DRILL_LENGTH_MS / MINUTE_MS) })}</p>
        <p className="t2">{t('drill.apart')}</p>
        {failed !== null && (
          <Note tone="stop" role="alert" title={failed.what}>
            {failed.rest}
          </Note>
        )}
        {run?.state === 'broken' && (
          <Note tone="warn" role="alert" title={t('drill.broken')}>
            {t('drill.broken.rest')}
          </Note>
        )}
        {run !== null && isOn && (
          <p role="status" className="drill-run">
            {t(isOver ? 'drill.over' : run.state === 'open' ? 'drill.open.since' : 'drill.preparing', {
              who: names.person(run.by, run.by),
              ago: format.ago(now - run.startedAt),
            })}
          </p>
        )}
        <div className="row wrap">
          {run?.state === 'open' ? (
            <Button look={isOver ? 'plain' : 'primary'} chord={chordOf('outageDesk', 'drill')} disabledReason={noRight} onPress={() => void open()}>
              {t('drill.open')}
            </Button>
          ) : (
            <Button
              look="primary"
              chord={chordOf('outageDesk', 'drill')}
              disabledReason={noRight ?? (isOn ? t('drill.preparing.wait') : undefined)}
              onPress={start}
            >
              {t('drill.start')}
            </Button>
          )}
          {isOn && (
            <Button look={isOver ? 'primary' : 'plain'} chord={chordOf('outageDesk', 'endDrill')} disabledReason={noRight} onPress={end}>
              {t('drill.end')}
            </Button>
          )}
          {address !== null && !isOver && (
            <a href={address} target="_blank" rel="noopener" className="drill-address">
              {t('drill.address')}
            </a>
          )}
        </div>
      </section>
      {newest !== undefined && (
        <ScoreCard score={newest.score} title={t('drill.newest', { at: format.near(newest.finishedAt, now), who: names.person(newest.by, newest.by) })} />
      )}
      {list !== undefined && list.results.length === 0 && <p className="t2">{t('drill.none')}</p>}
      {list !== undefined && list.results.length > 0 && <DrillTrend results={list.results} />}
    </>
  );
}
