import { z } from 'zod';
import { BENCH_PAPERS } from './bench-papers.ts';
import { command, query } from './define-contract.ts';
import { jobSchema, paperSchema } from './printing.contract.ts';

const id = z.string().min(1).max(64);

export const benchPapersContract = {
  print: command({
    access: 'close_pack',
    summary: 'Puts the label or the packing slip of an order at the bench on disk and shows what will be printed. A label has the waybill the order has.',
    input: z.object({ kind: z.enum(BENCH_PAPERS), orderId: id, reason: z.string().trim().max(200).default('') }),
    output: paperSchema,
  }),
  hand: command({
    access: 'close_pack',
    summary: 'Says that a paper of the bench goes to the printer now, and gives its text once more.',
    input: z.object({ jobId: id }),
    output: paperSchema,
  }),
  answer: command({
    access: 'close_pack',
    summary: 'Says whether a paper of the bench came out.',
    input: z.object({ jobId: id, answer: z.enum(['came_out', 'did_not', 'damaged']) }),
    output: jobSchema,
  }),
  ofOrder: query({
    access: 'close_pack',
    summary: 'Lists the labels and packing slips of an order, the oldest first, and what came of each.',
    input: z.object({ orderId: id }),
    output: z.object({ jobs: z.array(jobSchema) }),
  }),
} as const;
