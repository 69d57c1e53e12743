import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes, useLocation } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useTabSteps } from '../../lib/use-tab-steps.ts';
import { Button } from '../../ui/button/button.tsx';
import { FailedNote } from '../../lib/focus/failed-note.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { PlaceHead } from '../../ui/layout/panel.tsx';
import { PlaceTabs } from '../../ui/layout/place-tabs.tsx';
import { useLines, useOutageStatus } from './api/use-outage.ts';
import { DrillView } from './drill/drill-view.tsx';
import { DeclareDialog } from './dialogs/declare-dialog.tsx';
import { GiveUpDialog } from './dialogs/give-up-dialog.tsx';
import { SignDialog } from './dialogs/sign-dialog.tsx';
import { TellDialog } from './dialogs/tell-dialog.tsx';
import { TriageDialog } from './dialogs/triage-dialog.tsx';
import { UploadDialog } from './dialogs/upload-dialog.tsx';
import { LackView } from './lack/lack-view.tsx';
import { MatchView } from './match/match-view.tsx';
import { LinesView } from './lines/lines-view.tsx';
import { keyedPlatform } from './now/keyed-platform.ts';
import { NowView } from './now/now-view.tsx';
import { type DialogId, useRunningActs } from './now/use-running-acts.ts';
import { CertificateView } from './past/certificate-view.tsx';
import { PAGES, type Tab } from './pages.ts';
import { PastView } from './past/past-view.tsx';
import { PlatformsCard } from './side/platforms-card.tsx';
import { ReadinessCard } from './side/readiness-card.tsx';
import { WmsCard } from './side/wms-card.tsx';
import './outage.css';

/** Watching the WMS, an outage from notice to signature, and what could be shipped without it. */
export function Place() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: status, error, refetch } = useOutageStatus();
  const [dialog, setDialog] = useState<DialogId | null>(null);
  const [about, setAbout] = useState<string | undefined>();
  const open = (id: DialogId, no?: string): void => {
    setAbout(no);
    setDialog(id);
  };
  const acts = useRunningActs(open);
  const outage = status?.outage ?? null;
  const state = outage?.state ?? null;
  const silent = status === undefined ? null : keyedPlatform(status);
  const isNow = useLocation().pathname === '/outage';
  const isRunning = state === 'declared' || state === 'recovered' || state === 'reconciling';
  const { data: lines } = useLines(undefined, 'open', 1, isRunning);

  const may = (when: boolean, act: () => void) => (): boolean => {
    if (!when) return false;
    act();
    return true;
  };
  const byRight = acts.noRight === undefined;
  const mayDeclare = byRight && status !== undefined && (state === null || state === 'noticed' || state === 'recovered');
  const mayUpload = byRight && state === 'recovered' && status?.readSinceRecovery === true && status.manual.toDecide === 0;
  useKeys('outageDesk', {
    declare: may(mayDeclare, acts.onDeclare),
    triage: may(byRight && (state === 'noticed' || silent !== null), () => open('triage', silent?.no)),
    tell: may(byRight && (outage ?? silent) !== null, () => acts.onTell(silent?.no)),
    giveUp: may(byRight && silent !== null, () => open('giveUp', silent?.no)),
    recover: may(byRight && state === 'declared' && status?.health.connected === true, () => void acts.recover()),
    send: may(mayUpload, acts.onUpload),
    sign: may(acts.cannotSign === undefined && state === 'reconciling' && lines?.unexplained === 0, acts.onSign),
  });

  const step = useTabSteps(PAGES.map(({ path }) => path));
  useKeys('list', { previousView: step(-1), nextView: step(1) });

  /** How many of a tab wait for a person. */
  const countOf = (tab: Tab): string | undefined => {
    const count = tab === 'lines' ? (lines?.unexplained ?? 0) : tab === 'match' && isRunning ? (status?.manual.toDecide ?? 0) : 0;
    return count > 0 ? format.number(count) : undefined;
  };
  const problem = acts.failure ?? (status === undefined ? (error?.error ?? null) : null);
  const close = () => setDialog(null);
  const leaving = status?.platforms.find((platform) => about !== undefined && platform.outage?.no === about);
  return (
    <div className="outage">
      <aside className="outage-side" aria-label={t('outage.side')} data-region>
        {status !== undefined && <WmsCard status={status} />}
        <ReadinessCard />
        {status !== undefined && <PlatformsCard platforms={status.platforms} />}
      </aside>
      <div className="outage-main" data-region>
        <PlaceHead
          title={t('place.outage')}
          actions={
            // Where it is told that the WMS fails the button stands beside it.
            status !== undefined &&
            (state === null || (state === 'noticed' && !isNow)) && (
              <Button icon="outage" look="danger" chord={chordOf('outageDesk', 'declare')} disabledReason={acts.noRight} onPress={acts.onDeclare}>
                {t('outage.declare.open')}
              </Button>
            )
          }
        />
        <PlaceTabs
          label={t('outage.tabs')}
          tabs={PAGES.map(({ id, path, text }) => ({ path, text: t(text), count: countOf(id) }))}
          chords={[chordOf('list', 'previousView'), chordOf('list', 'nextView')]}
        />
        {problem !== null && (
          <div className="outage-note">
            <FailedNote error={problem} onAgain={() => void refetch()} />
          </div>
        )}
        {status === undefined && problem === null && <Skeleton label={t('shell.loading')} columns={[132, 300]} />}
        {status !== undefined && (
          <Routes>
            <Route path="match" element={<MatchView isUploaded={outage !== null && outage.upload !== null} />} />
            <Route path="lines" element={<LinesView />} />
            <Route path="lack/:lack" element={<LackView />} />
            <Route path="past" element={<PastView />} />
            <Route path="drill" element={<DrillView noRight={acts.noRight} />} />
            <Route path="certificate/:no" element={<CertificateView />} />
            <Route path="*" element={<NowView status={status} acts={acts} onTriage={(no) => open('triage', no)} />} />
          </Routes>
        )}
      </div>
      {dialog === 'declare' && status !== undefined && <DeclareDialog status={status} onClose={close} />}
      {dialog === 'triage' && <TriageDialog no={about} onClose={close} />}
      {dialog === 'upload' && status !== undefined && <UploadDialog waiting={status.waiting} entering={status.manual.toEnter} onClose={close} />}
      {dialog === 'tell' && <TellDialog no={about} onClose={close} />}
      {dialog === 'giveUp' && about !== undefined && leaving !== undefined && <GiveUpDialog no={about} platform={leaving.platform} onClose={close} />}
      {dialog === 'sign' && outage !== null && <SignDialog no={outage.no} onClose={close} />}
    </div>
  );
}
