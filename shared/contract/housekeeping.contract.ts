import { z } from 'zod';
import { command, query } from './define-contract.ts';

const headers = z.string().min(1).max(20_000);

export const housekeepingContract = {
  storage: query({
    access: 'administer',
    summary: 'Says where the data lies, how big it is and how much room is left.',
    input: z.object({}),
    output: z.object({
      folder: z.string(),
      databaseBytes: z.number(),
      freeBytes: z.number().nullable(),
      schema: z.number().int(),
      node: z.string(),
      sqlite: z.string(),
    }),
  }),
  rehearse: command({
    access: 'administer',
    summary: 'Opens a backup beside the data, reads every page of it and says whether it is whole. Nothing is replaced.',
    input: z.object({ name: z.string().min(1).max(120) }),
    output: z.object({
      whole: z.boolean(),
      problem: z.string().nullable(),
      orders: z.number().int(),
      /** The number of its newest journal entry. */
      journalSeq: z.number().int(),
      tookMs: z.number(),
      /** What is here and not in it: entries of the journal (since when), orders, and changes the WMS has not acknowledged. */
      missing: z.object({
        entries: z.number().int(),
        orders: z.number().int(),
        sinceAt: z.number().nullable(),
        unsent: z.number().int(),
        /** An outage that nobody signed. */
        outageNo: z.string().nullable(),
      }),
    }),
  }),
  restore: command({
    access: 'administer',
    summary:
      'Reads a backup once more and begins again with it in the place of the present data, which is kept aside; everybody is signed out. Refused while changes wait or an outage is not signed, unless they are left behind on purpose.',
    input: z.object({ name: z.string().min(1).max(120), leaveUnsent: z.boolean().default(false) }),
    output: z.object({}),
  }),
  layouts: query({
    access: 'administer',
    summary: 'Lists the file layouts that were mapped once and are known since.',
    input: z.object({}),
    output: z.object({
      layouts: z.array(
        z.object({
          headers: z.string(),
          columns: z.array(z.string()),
          name: z.string(),
          preset: z.string().nullable(),
          usedAt: z.number(),
          mapped: z.number().int(),
        }),
      ),
    }),
  }),
  nameLayout: command({
    access: 'administer',
    summary: 'Gives a remembered layout a name.',
    input: z.object({ headers, name: z.string().max(80) }),
    output: z.object({}),
  }),
  forgetLayout: command({
    access: 'administer',
    summary: 'Forgets a layout: the next file like it is mapped anew.',
    input: z.object({ headers }),
    output: z.object({}),
  }),
} as const;
