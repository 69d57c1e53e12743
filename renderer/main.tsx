import '../shared/contract/zod-without-eval.ts';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '../shared/contract/create-client.ts';
import { contract } from '../shared/contract/index.ts';
import { App, createQueries } from './app/app.tsx';
import { startI18n } from './i18n/i18n.ts';
import { startAppearance } from './lib/appearance/appearance.ts';
import { createConsoleCall, subscribeEvents } from './transport/create-call.ts';

startAppearance();
const call = createConsoleCall();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <App
      host={{ client: createClient(contract, call), subscribe: subscribeEvents }}

      queries={createQueries()}
      i18n={startI18n()}
    />
  </StrictMode>,
);
