import { composeHost } from './compose.ts';
import { runHost } from './run-host.ts';

await runHost(composeHost);
