import { type Query, QueryCache, QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { I18nextProvider } from 'react-i18next';
import type { i18n } from 'i18next';
import { SiteTimeZone } from '../i18n/use-format.ts';
import { useAppearance } from '../lib/appearance/use-appearance.ts';
import { cableScanner } from '../lib/devices/cable-scanner.ts';
import { keepFocus } from '../lib/focus/keep-focus.ts';
import { keyboard } from '../lib/keys/keyboard.ts';
import { late } from '../lib/late.tsx';
import { ConsoleContext, type ConsoleHost, useConsoleEvents } from '../transport/console-context.ts';
import { FailedNote } from '../lib/focus/failed-note.tsx';
import { WaitingContext } from '../ui/feedback/skeleton.tsx';
import { ToastProvider } from '../ui/feedback/toast.tsx';
import { DrillFrame } from './drill/drill-band.tsx';
import { rememberFrame } from './first-frame.tsx';
import { SESSION_KEY, useSessionStatus } from './session/session-provider.tsx';
import { useSystemInfo } from '../lib/use-system-info.ts';
import { FirstAdministrator } from './sign-in/first-administrator.tsx';
import { WhoIsHere } from './sign-in/who-is-here.tsx';
import './app.css';

/** Fetched while somebody signs in: who only looks who is here waits for no rail, palette or tour. */
const { Component: Desk, load: loadDesk } = late(async () => (await import('./desk.tsx')).Desk);
export { loadDesk };

/** The host let go of whoever sat here: look who it is now, instead of showing an error in every corner. */
const LEFT = new Set(['not_signed_in', 'session_locked', 'session_expired']);

export const createQueries = (): QueryClient => {
  const queries: QueryClient = new QueryClient({
    // The host is on this computer: asking twice helps nobody, and no network state may pause a question.
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', staleTime: 5_000, refetchOnWindowFocus: false },
      mutations: { retry: false, networkMode: 'always' },
    },
    queryCache: new QueryCache({
      onError: ({ error }) => {
        if (LEFT.has(error.code)) void queries.invalidateQueries({ queryKey: SESSION_KEY });
      },
    }),
  });
  return queries;
};

export interface AppProps {
  readonly host: ConsoleHost;
  readonly queries: QueryClient;
  readonly i18n: i18n;
}

export function App({ host, queries, i18n }: AppProps) {
  const { language } = useAppearance();
  useEffect(() => keyboard.listen(window), []);
  useEffect(() => cableScanner.listen(), []);
  useEffect(() => keepFocus(), []);
  return (
    <I18nextProvider i18n={i18n}>
      <I18nProvider locale={language === 'en' ? 'en-GB' : language}>
        <QueryClientProvider client={queries}>
          <ConsoleContext value={host}>
            <Freshness />
            <StoppedByHand>
              <SiteZone>
                <ToastProvider>
                  <DrillFrame>
                    <Entrance />
                  </DrillFrame>
                </ToastProvider>
              </SiteZone>
            </StoppedByHand>
          </ConsoleContext>
        </QueryClientProvider>
      </I18nProvider>
    </I18nextProvider>
  );
}

/**
 * The host says which topics changed; every query whose key begins with the topic asks again. `*` is everything.
 * A topic with a colon names one thing: `case:42` is the key `['case', '42', …]`.
 */
function Freshness() {
  const queries = useQueryClient();
  useConsoleEvents((event) => {
    if (event.name === 'hostRestarted') void queries.invalidateQueries();
    if (event.name === 'syncStatus') void queries.invalidateQueries({ queryKey: ['sync'] });
    if (event.name !== 'changed') return;
    for (const topic of event.payload.topics) void queries.invalidateQueries(topic === '*' ? {} : { queryKey: topic.split(':') });
    // An exception shows its order. The open one asks again by itself; those seen before must not be shown as they were.
    if (event.payload.topics.some((topic) => topic.startsWith('order:'))) void queries.invalidateQueries({ queryKey: ['case'], refetchType: 'none' });
  });
  return null;
}

/** A question that was never answered; what is shown already goes on being asked for. */
const isUnanswered = ({ state, queryKey: [group] }: Query): boolean => state.data === undefined && group !== SESSION_KEY[0];

/** Who is tired of waiting gives up what nothing is known of yet, and may ask again. */
function StoppedByHand({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const waiting = useMemo(
    () => ({
      stop: () => void queries.cancelQueries({ predicate: isUnanswered, fetchStatus: 'fetching' }),
      again: () => void queries.refetchQueries({ predicate: isUnanswered, type: 'active' }),
    }),
    [queries],
  );
  return <WaitingContext value={waiting}>{children}</WaitingContext>;
}

function SiteZone({ children }: { readonly children: ReactNode }) {
  const { data } = useSystemInfo();
  return <SiteTimeZone value={data?.timeZone ?? 'Asia/Shanghai'}>{children}</SiteTimeZone>;
}

/** Nobody is let past here who is not signed in; the host refuses them all the same. */
function Entrance() {
  const { data: status, error, refetch } = useSessionStatus();
  const isEntered = status?.me != null && status.state !== 'signed_out';
  useEffect(() => {
    if (status !== undefined && !isEntered) rememberFrame('entrance');
  }, [isEntered, status]);
  if (error !== null && status === undefined) {
    return (
      <div className="app-alone">
        <FailedNote error={error.error} onAgain={() => void refetch()} />
      </div>
    );
  }
  if (status === undefined) return null;
  if (status.state === 'needs_first_administrator') return <FirstAdministrator />;
  if (status.me === null || status.state === 'signed_out') return <WhoIsHere people={status.people} />;
  return (
    <Suspense>
      <Desk key={status.me.id} me={status.me} status={status} />
    </Suspense>
  );
}
