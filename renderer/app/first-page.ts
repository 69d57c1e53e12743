import type { QueryClient } from '@tanstack/react-query';
import { preferencesQuery } from '../lib/session/use-preferences.ts';
import type { ConsoleHost } from '../transport/console-context.ts';
import { loadDesk } from './app.tsx';
import { sessionQuery } from './session/session-provider.tsx';

/** The shell and the place of the address. */
export const loadDeskHere = async (): Promise<void> => {
  await loadDesk();
  const { loadPlaceAt } = await import('./places.ts');
  await loadPlaceAt(location.hash);
};

/**
 * Until all is here that the first page is drawn from, fetched side by side: who sits here, and for them the shell, its place and their own keys.
 * Drawn part by part it would show nothing sooner, and each part would wait for the one before. What does not come is said by the page itself.
 */
export const firstPage = async (client: ConsoleHost['client'], queries: QueryClient): Promise<void> => {
  try {
    const { me } = await queries.fetchQuery(sessionQuery(client));
    if (me !== null) await Promise.all([loadDeskHere(), queries.prefetchQuery(preferencesQuery(client))]);
  } catch {
    // The page asks again, and shows why.
  }
};
