import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClientByName } from '../shared/contract/create-client.ts';
import type { AppContract } from '../shared/contract/index.ts';
import { App, createQueries } from './app/app.tsx';
import { FirstFrame } from './app/first-frame.tsx';
import { firstPage, loadDeskHere } from './app/first-page.ts';
import { loadCatalogue } from './i18n/catalogues.ts';
import { learnOtherLanguages, startI18n } from './i18n/i18n.ts';
import { getAppearance, startAppearance } from './lib/appearance/appearance.ts';
import { createConsoleCall, subscribeEvents } from './transport/create-call.ts';

const start = async (): Promise<void> => {
  startAppearance();
  const { language } = getAppearance();
  const element = document.getElementById('root');
  if (element === null) throw new Error('index.html has no #root');
  const root = createRoot(element);
  root.render(<FirstFrame />);
  const client = createClientByName<AppContract>(createConsoleCall());
  const queries = createQueries();
  const [texts] = await Promise.all([loadCatalogue(language), firstPage(client, queries)]);
  root.render(
    <StrictMode>
      <App host={{ client, subscribe: subscribeEvents }} queries={queries} i18n={startI18n({ [language]: texts }, language)} />
    </StrictMode>,
  );
  // Once everything the first page needs is there.
  requestIdleCallback(() => void loadDeskHere().then(learnOtherLanguages));
};

// Not awaited by the module itself: the code of the desk is built upon this file's, and would wait for it to end.
void start();
