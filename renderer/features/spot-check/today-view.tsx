import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawnByScan } from '../../../shared/core/sampling/drawn-by-scan.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { keyboard } from '../../lib/keys/keyboard.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { CameraButton } from '../../lib/scanning/camera-button.tsx';
import { CameraScan } from '../../lib/scanning/camera-scan.tsx';
import { useSession } from '../../lib/session/session.ts';
import { Button } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Progress } from '../../ui/feedback/progress.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { Select } from '../../ui/field/select.tsx';
import { CheckPanel, type Finding, NOTHING_FOUND } from './check-panel.tsx';
import { DrawCard } from './draw-card.tsx';
import { useSpotWords } from './plan-words.ts';
import { ProofCard } from './proof-card.tsx';
import { RestDialog } from './rest-dialog.tsx';
import { type OverviewDto, type SpotItem, useLot } from './use-spot.ts';
import { VerifyDialog } from './verify-dialog.tsx';
import { spotRowId, WorkList } from './work-list.tsx';

type Asking = 'verify' | 'hold' | 'release' | null;
const NONE: readonly SpotItem[] = [];
const TONES = { accepted: 'ok', refused: 'stop', looked_at: 'info' } as const;

/** The draw, its orders one after the other, and what they prove. */
export function TodayView({ overview }: { readonly overview: OverviewDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSpotWords();
  const { can } = useSession();
  const [wanted, setWanted] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const [camera, setCamera] = useState(false);
  /** Scanned last, and not of this draw. */
  const [stranger, setStranger] = useState<string | null>(null);
  /** Begun and not finished: the next scan shows another parcel, and this one's words wait for it. */
  const [findings, setFindings] = useState<ReadonlyMap<string, Finding>>(new Map());
  const lotId = overview.lots.some(({ lot }) => lot === wanted) ? wanted : (overview.lots[0]?.lot ?? null);
  const { data: lot } = useLot(lotId);
  const items = lot?.items ?? NONE;
  const item = items.find(({ orderId }) => orderId === chosen) ?? items.find(({ state }) => state === 'open') ?? items[0];
  const choose = (orderId: string | undefined) => {
    if (orderId === undefined) return false;
    setChosen(orderId);
    setStranger(null);
    document.getElementById(spotRowId(orderId))?.scrollIntoView({ block: 'nearest' });
    return true;
  };
  const step = (by: number) => choose(items[items.findIndex(({ orderId }) => orderId === item?.orderId) + by]?.orderId);
  const check = () => (lot === undefined ? false : setAsking('verify'));
  // A drawn parcel is found by its number or its label, before a scanner or a camera.
  useEffect(
    () =>
      keyboard.onScan((text) => {
        if (!choose(drawnByScan(items, text)?.orderId)) setStranger(text.trim().slice(0, 60));
      }),
    [items],
  );
  const nextOpen = () => {
    const from = items.findIndex(({ orderId }) => orderId === item?.orderId);
    const rest = [...items.slice(from + 1), ...items.slice(0, from)];
    choose(rest.find(({ state }) => state === 'open')?.orderId);
  };
  const parcelKey = `${lotId}-${item?.orderId}`;
  const head = overview.lots.find((one) => one.lot === lotId);
  const done = items.filter(({ state }) => state !== 'open').length;
  const noRight = can('override') ? undefined : t('spot.supervisorOnly');
  const rest = (deed: 'hold' | 'release') => () => (head?.verdict !== 'refused' || noRight !== undefined ? false : setAsking(deed));
  useKeys('spotCheck', {
    nextOrder: () => step(1),
    previousOrder: () => step(-1),
    checkDraw: check,
    camera: () => (lot === undefined ? false : setCamera(!camera)),
    holdRest: rest('hold'),
    releaseRest: rest('release'),
  });
  return (
    <div className="spot-today">
      <aside className="spot-side" aria-label={t('spot.list')} data-region>
        <DrawCard
          overview={overview}
          onDrawn={(drawn) => {
            setWanted(drawn);
            setChosen(null);
          }}
        />
        {lotId !== null && head !== undefined && (
          <div className="spot-lot">
            <Select
              label={t('spot.lot')}
              value={lotId}
              onChange={(next) => {
                setWanted(next);
                setChosen(null);
                setStranger(null);
              }}
              choices={overview.lots.map((one) => ({ id: one.lot, text: t('spot.lot.name', { no: one.drawNo, date: one.date }) }))}
            />
            <Progress label={t('spot.progress')} done={done} all={items.length} doneText={t('spot.progress.of', { done, of: items.length })} />
            <CameraButton scope="spotCheck" isOn={camera} onPress={() => setCamera(!camera)} />
          </div>
        )}
        <WorkList items={items} cursor={item?.orderId ?? null} onChoose={choose} />
        {camera && lot !== undefined && <CameraScan scope="spotCheck" onClose={() => setCamera(false)} />}
      </aside>
      <section className="spot-middle" data-region>
        {stranger !== null && item !== undefined && (
          <Note tone="warn" role="alert" title={t('spot.notDrawn', { code: stranger })}>
            {t('spot.notDrawn.rest', { order: item.platformOrderNo })}
          </Note>
        )}
        {head?.verdict != null && (
          <Note
            tone={TONES[head.verdict]}
            role={head.verdict === 'refused' ? 'alert' : 'note'}
            title={t(`spot.verdict.${head.verdict}`, { faulty: head.faulty + head.skipped, ac: format.number(head.ac) })}
            actions={
              head.verdict === 'refused' && (
                <>
                  <Button look="danger" chord={chordOf('spotCheck', 'holdRest')} disabledReason={noRight} onPress={() => setAsking('hold')}>
                    {t('spot.rest.hold')}
                  </Button>
                  <Button chord={chordOf('spotCheck', 'releaseRest')} disabledReason={noRight} onPress={() => setAsking('release')}>
                    {t('spot.rest.release')}
                  </Button>
                </>
              )
            }
          >
            {head.verdict === 'refused' && lot !== undefined ? t(`spot.rule.${lot.plan.onRefusal}.means`) : t(`spot.verdict.${head.verdict}.rest`)}
          </Note>
        )}
        {lotId === null && (
          <EmptyState icon="draw" title={t('spot.empty')}>
            {t('spot.empty.rest')}
          </EmptyState>
        )}
        {lotId !== null && lot === undefined && <Skeleton label={t('spot.loading')} columns={[90, 300]} />}
        {lot !== undefined && item !== undefined && (
          <CheckPanel
            key={parcelKey}
            lot={lot}
            item={item}
            finding={findings.get(parcelKey) ?? NOTHING_FOUND}
            onFinding={(finding) => setFindings((before) => new Map(before).set(parcelKey, finding))}
            onDone={nextOpen}
          />
        )}
      </section>
      {lot !== undefined && (
        <aside className="spot-proof" aria-label={t('spot.proof')} data-region>
          <ProofCard lot={lot} />
          <section className="spot-card">
            <h2>{t('spot.drawn')}</h2>
            <p>{words.plan(lot.plan)}</p>
            <p>
              {lot.ac === null
                ? t('spot.drawn.share', { n: lot.n, size: lot.size })
                : t('spot.drawn.plan', { n: lot.n, size: lot.size, ac: lot.ac, re: lot.ac + 1 })}
            </p>
            {lot.letter !== null && <p className="t2">{t('spot.drawn.letter', { letter: lot.letter, severity: t(`spot.severity.${lot.severity}`) })}</p>}
            <p className="t2">{t('spot.drawn.at', { at: format.exact(lot.drawnAt) })}</p>
            <Button icon="draw" chord={chordOf('spotCheck', 'checkDraw')} onPress={check}>
              {t('spot.verify')}
            </Button>
          </section>
        </aside>
      )}
      {lot !== undefined && asking === 'verify' && <VerifyDialog lot={lot} onClose={() => setAsking(null)} />}
      {lot !== undefined && (asking === 'hold' || asking === 'release') && <RestDialog lot={lot} deed={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}
