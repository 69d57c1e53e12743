import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigate } from 'react-router';
import type { GoTarget } from '../../lib/keys/key-map.ts';
import { keyboard } from '../../lib/keys/keyboard.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { useToast } from '../../ui/feedback/toast.tsx';
import { usePalette } from '../palette/use-palette.tsx';
import { PLACES } from '../places.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { Rail } from './rail.tsx';
import { focusRegion } from './regions.ts';
import { useShellActions } from './shell-actions.ts';
import { StatusBar } from './status-bar.tsx';
import { TitleBar } from './title-bar.tsx';
import { useArrivedMessages } from './use-arrived-messages.ts';
import './shell.css';

/** The letters of places that are not there do nothing. */
const BUILT: readonly GoTarget[] = [...PLACES.map(({ id }) => id), 'switchUser'];
/** Counters are asked again when the host says that something changed; this is only the net below that. */
const REFRESH_MS = 30_000;

/** `tape` is the strip of an outage or a drill; without one there is no room for it. */
export function Shell({ tape }: { readonly tape?: ReactNode }) {
  const { onSwitchUser } = useShellActions();
  const { t } = useTranslation();
  const client = useClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [showKeys, setShowKeys] = useState(false);
  useArrivedMessages();
  const { open: openPalette, palette } = usePalette();

  const { data: counts } = useQuery({
    queryKey: ['queue', 'counts'],
    queryFn: async () => (await answered(client.queue.list({ limit: 1 }))).counts,
    refetchInterval: REFRESH_MS,
  });
  const { data: sync } = useQuery({ queryKey: ['sync', 'status'], queryFn: () => answered(client.sync.status({})), refetchInterval: REFRESH_MS });

  useKeys('everywhere', {
    help: () => setShowKeys(true),
    undo: () => toast.undoLast(),
    nextRegion: () => focusRegion(1),
    previousRegion: () => focusRegion(-1),
  });
  useEffect(
    () =>
      keyboard.onGo((target) => {
        if (target === 'switchUser') onSwitchUser();
        else void navigate(`/${target}`);
      }, BUILT),
    [navigate, onSwitchUser],
  );

  const overdue = counts?.overdue ?? 0;
  const inDoubt = sync === undefined ? 0 : sync.inDoubt + sync.conflict + sync.refused + sync.parked;
  return (
    <div className={tape === undefined ? 'shell' : 'shell has-tape'}>
      <TitleBar onFind={openPalette} />
      {tape}
      <Rail
        counts={{
          queue: { value: overdue, tone: 'stop', label: t('shell.rail.overdue', { count: overdue }) },
          sync: { value: inDoubt, tone: 'doubt', label: t('shell.rail.inDoubt', { count: inDoubt }) },
        }}
      />
      <main className="main" data-region>
        <Suspense fallback={<Skeleton label={t('shell.loading')} columns={[90, 120, 150, 320]} />}>
          <Outlet />
        </Suspense>
      </main>
      <StatusBar sync={sync} />
      {palette}
      <KeysDialog open={showKeys} onClose={() => setShowKeys(false)} />
    </div>
  );
}
