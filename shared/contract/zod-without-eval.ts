import { z } from 'zod';

// zod 4 probes `new Function` when the first schema is built; the page's content security policy reports that as a violation.
// Import this before any schema: module evaluation follows import order.
if ('document' in globalThis) z.config({ jitless: true });
