import '../shared/contract/zod-without-eval.ts';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '../shared/contract/create-client.ts';
import { contract } from '../shared/contract/index.ts';
import { App, createQueries, loadDesk } from './app/app.tsx';
import { sessionQuery } from './app/session/session-provider.tsx';
import { loadCatalogue } from './i18n/catalogues.ts';
import { learnOtherLanguages, startI18n } from './i18n/i18n.ts';
import { getAppearance, startAppearance } from './lib/appearance/appearance.ts';
import { createConsoleCall, subscribeEvents } from './transport/create-call.ts';

startAppearance();
const { language } = getAppearance();
const client = createClient(contract, createConsoleCall());
const queries = createQueries();
// Both are on their way at once.
void queries.prefetchQuery(sessionQuery(client));
const texts = await loadCatalogue(language);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <App host={{ client, subscribe: subscribeEvents }} queries={queries} i18n={startI18n({ [language]: texts }, language)} />
  </StrictMode>,
);
// Once everything the first page needs is there.
requestIdleCallback(() => void loadDesk().then(learnOtherLanguages));
