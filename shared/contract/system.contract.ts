import { z } from 'zod';
import { command, query } from './define-contract.ts';

const id = z.string().min(1).max(64);

export const systemContract = {
  info: query({
    access: 'public',
    summary: 'Names the program, the site, the station and how the console is running.',
    input: z.object({}),
    output: z.object({
      version: z.string(),
      shell: z.enum(['electron', 'browser', 'serve']),
      siteCode: z.string(),
      siteName: z.object({ zh: z.string(), en: z.string() }),
      timeZone: z.string(),
      /** Shops by their code, in both languages. */
      merchants: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
      carriers: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
      station: z.string(),
      sample: z.boolean(),
      /** A rehearsal on invented orders, and no warehouse. */
      drill: z.boolean(),
      now: z.number(),
      /** What happened to the data at the last start that people should know, for instance a restored backup. */
      notices: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
    }),
  }),
  licences: query({
    access: 'signed-in',
    summary: 'Names whose work is in this build, each with its version and licence; a console that runs from its sources names none.',
    input: z.object({}),
    output: z.object({ parts: z.array(z.object({ name: z.string(), version: z.string(), licence: z.string() })) }),
  }),
  openHours: query({
    access: 'signed-in',
    summary: 'Says when the site is open, from a good year back to a season ahead, so that clocks count its working time.',
    input: z.object({}),
    output: z.object({ spans: z.array(z.tuple([z.number(), z.number()])) }),
  }),
  people: query({
    access: 'signed-in',
    summary: 'Lists who work here, for assigning.',
    input: z.object({}),
    output: z.object({ people: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string(), roles: z.array(z.string()), active: z.boolean() })) }),
  }),
  download: query({
    access: 'view',
    summary: 'Hands out a file this window asked for, once.',
    input: z.object({ downloadId: id, offset: z.number().int().min(0) }),
    output: z.object({ base64: z.string(), done: z.boolean(), mime: z.string() }),
  }),
  backups: query({
    access: 'administer',
    summary: 'Lists backups.',
    input: z.object({}),
    output: z.object({ backups: z.array(z.object({ name: z.string(), at: z.number(), bytes: z.number() })) }),
  }),
  backUp: command({
    access: 'administer',
    summary: 'Makes a verified backup now.',
    input: z.object({}),
    output: z.object({ name: z.string(), bytes: z.number() }),
  }),
  forgetAddresses: command({
    access: 'administer',
    summary: 'Forgets what corrections taught about addresses, of one merchant or of all.',
    input: z.object({ merchant: z.string().max(60).nullable().default(null) }),
    output: z.object({ forgotten: z.number().int() }),
  }),
  verifyJournal: query({
    access: 'view',
    summary: "Walks the journal's hash chain and says whether it is whole.",
    input: z.object({}),
    output: z.object({ entries: z.number().int(), whole: z.boolean(), brokenAt: z.number().int().nullable(), head: z.string() }),
  }),
  messages: query({
    access: 'signed-in',
    summary: 'Lists notices for the person signed in, newest first.',
    input: z.object({ limit: z.number().int().min(1).max(100).default(20) }),
    output: z.object({
      messages: z.array(
        z.object({
          id: z.string(),
          at: z.number(),
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
          channel: z.string(),
          sentAt: z.number().nullable(),
          /** The order it tells of. */
          orderId: z.string().nullable(),
        }),
      ),
    }),
  }),
} as const;
