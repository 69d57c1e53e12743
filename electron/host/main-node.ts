import { composeHost } from './compose.ts';
import { explainStart } from './compose/explain-start.ts';
import { runHost } from './run-host.ts';

await runHost(composeHost, explainStart);
