import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { goChordOf, type GoTarget } from '../../lib/keys/key-map.ts';
import { keyboard, type LiveKey } from '../../lib/keys/keyboard.ts';
import { isInDialog } from '../../lib/keys/press-target.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSteady } from '../../lib/use-steady.ts';
import { useCommands } from '../../lib/palette/commands.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { useToast } from '../../ui/feedback/toast.tsx';
import { rememberFrame } from '../first-frame.tsx';
import { HelpDialog } from '../help/help-dialog.tsx';
import { NoticeCentre } from '../notices/notice-centre.tsx';
import { usePalette } from '../palette/use-palette.tsx';
import { benchAt, PLACES, rightAt, tellsOfWms } from '../places.ts';
import { Tour } from '../tour/tour.tsx';
import { FileDrop } from './file-drop.tsx';
import { KnowledgeNote, ReadOnlyNote } from './place-notes.tsx';
import { Rail } from './rail.tsx';
import { focusRegion } from './regions.ts';
import { isByHand, RunningOutage, useOutage } from './running-outage.tsx';
import { useShellActions } from './shell-actions.ts';
import { useCopyLink } from './use-copy-link.ts';
import { StatusBar } from './status-bar.tsx';
import { TitleBar } from './title-bar.tsx';
import './shell.css';

/** The letters of places that are not there do nothing. */
const BUILT: readonly GoTarget[] = [...PLACES.map(({ id }) => id), 'switchUser', 'notices'];
/** Counters are asked again when the host says that something changed; this is only the net below that. */
const REFRESH_MS = 30_000;
/** How old the knowledge is said to be is never far from how old it is: the WMS answers every few seconds. */
const CONTACT_REFRESH_MS = 10_000;

/** The strip of an outage stands over everything while people work by hand; without one there is no room for it. */
export function Shell() {
  const { onSwitchUser } = useShellActions();
  const onCopyLink = useCopyLink();
  const { t } = useTranslation();
  const client = useClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [help, setHelp] = useState<readonly LiveKey[] | null>(null);
  const [showNotices, setShowNotices] = useState(false);
  const [inTour, setInTour] = useState(false);
  const { open: openPalette, palette } = usePalette();

  const outage = useOutage();
  const byHand = isByHand(outage);

  const { pathname } = useLocation();
  const bench = benchAt(pathname) !== null;
  useEffect(() => rememberFrame(bench ? 'bench' : 'desk'), [bench]);
  // A bench shows neither, and every parcel closed there would have both counted anew between two scans.
  const { data: counts } = useQuery({
    queryKey: ['queue', 'counts'],
    queryFn: async () => (await answered(client.queue.list({ limit: 1 }))).counts,
    refetchInterval: REFRESH_MS,
    enabled: !bench,
  });
  const { data: sync } = useQuery({
    queryKey: ['sync', 'status'],
    queryFn: () => answered(client.sync.status({})),
    refetchInterval: CONTACT_REFRESH_MS,
    enabled: !bench,
  });
  useKeys('everywhere', {
    help: () => setHelp(keyboard.live()),
    undo: () => toast.undoLast(),
    // What was told and is gone from the screen still lies behind the bell; a bench has none, and a form stays as it is.
    follow: () => {
      if (!bench && !isInDialog() && !toast.followLast()) setShowNotices(true);
    },
    copyLink: () => (bench ? false : onCopyLink()),
    nextRegion: () => focusRegion(1),
    previousRegion: () => focusRegion(-1),
  });
  useEffect(
    () =>
      keyboard.onGo((target) => {
        if (target === 'switchUser') onSwitchUser();
        else if (target === 'notices') setShowNotices(true);
        else void navigate(PLACES.find(({ id }) => id === target)?.path ?? '/queue');
      }, BUILT),
    [navigate, onSwitchUser],
  );
  // By the address and not by what is drawn: React goes on showing the place before until the code of the bench is here.
  useLayoutEffect(() => keyboard.onWayToBench(() => benchAt(location.hash)), []);
  useEffect(() => keyboard.onGoNumber((number) => onSwitchUser(number)), [onSwitchUser]);

  const startTour = useSteady(() => {
    setHelp(null);
    setInTour(true);
  });
  const notices = useMemo(() => <NoticeCentre open={showNotices} onOpen={setShowNotices} />, [showNotices]);
  useCommands([
    { id: 'shell:notices', icon: 'bell', text: t('notices.title'), chord: goChordOf('notices'), run: () => setShowNotices(true) },
    { id: 'shell:tour', icon: 'help', text: t('tour.take'), run: startTour },
  ]);
  // A bench has no character keys, so the question mark is not one there.
  useKeys('bench', bench ? { help: () => setHelp(keyboard.live()) } : {});
  const overdue = counts?.overdue ?? 0;
  // Noticed and not yet declared: somebody has to look at it.
  const noticed = outage?.outage?.state === 'noticed' ? 1 : 0;
  // Of a platform only until somebody said where the fault lies: it may stay silent for long.
  const silent = outage?.platforms.filter((platform) => platform.outage?.triage.stoppedAt === null).length ?? 0;
  const inDoubt = sync === undefined ? 0 : sync.inDoubt + sync.conflict + sync.refused + sync.parked;
  return (
    <div className={bench ? 'shell is-bench' : byHand ? 'shell has-tape' : 'shell'}>
      {!bench && <TitleBar onFind={openPalette} notices={notices} {...(!inTour && { onTour: startTour })} />}
      {!bench && byHand && <RunningOutage status={outage} />}
      {!bench && (
        <Rail
          counts={{
            queue: { value: overdue, tone: 'stop', label: t('shell.rail.overdue', { count: overdue }) },
            outage: { value: noticed + silent, tone: 'stop', label: t(noticed > 0 ? 'outage.rail.noticed' : 'outage.rail.platform') },
            sync: { value: inDoubt, tone: 'doubt', label: t('shell.rail.inDoubt', { count: inDoubt }) },
          }}
        />
      )}
      {!bench && (
        <section className="place-notes" aria-label={t('shell.notes')}>
          {sync !== undefined && !tellsOfWms(pathname) && <KnowledgeNote sync={sync} byHand={byHand} />}
          <ReadOnlyNote right={rightAt(pathname)} />
        </section>
      )}
      <main className="main" data-region>
        <Suspense fallback={<Skeleton fixed label={t('shell.loading')} columns={[90, 120, 150, 320]} />}>
          <Outlet />
        </Suspense>
      </main>
      {!bench && <StatusBar sync={sync} />}
      {palette}
      <FileDrop />
      {inTour && <Tour onLeave={() => setInTour(false)} />}
      <HelpDialog live={help} onClose={() => setHelp(null)} onTour={startTour} />
    </div>
  );
}
