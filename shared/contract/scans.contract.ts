import { z } from 'zod';
import { SCAN_SOURCES } from '../core/ports/scan-journal.ts';
import { query } from './define-contract.ts';

/** A scan as the window sends it: `line` and `no` say whose it is and which in order, so that sending it again keeps it once. */
export const rawScanSchema = z.object({
  line: z.string().min(1).max(64),
  no: z.int().min(1),
  source: z.enum(SCAN_SOURCES),
  scanner: z.string().max(60),
  text: z.string().max(8192),
  startedAt: z.int(),
  endedAt: z.int(),
  presses: z.int().min(0),
});
export type RawScanDto = z.infer<typeof rawScanSchema>;

export const scansContract = {
  health: query({
    access: 'view',
    summary: 'Says of each scanner how many codes it read since then, and how many it read badly and why.',
    input: z.object({ sinceAt: z.number() }),
    output: z.object({
      scanners: z.array(
        z.object({ scanner: z.string(), scans: z.int(), lastAt: z.number(), msPerKey: z.number().nullable(), troubles: z.record(z.string(), z.int()) }),
      ),
    }),
  }),
} as const;
