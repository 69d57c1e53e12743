import { z } from 'zod';
import { command, query } from './define-contract.ts';

const id = z.string().min(1).max(64);
export const importOptionsSchema = z.object({
  preset: z.string().max(60).nullable().default(null),
  /** Header → field, made in the preview and remembered per header set. */
  mapping: z.record(z.string().max(200), z.string().max(60)).nullable().default(null),
  merchant: z.string().max(60).nullable().default(null),
  platform: z.string().max(60).nullable().default(null),
  country: z.string().max(2).nullable().default(null),
});
const params = z.record(z.string(), z.union([z.string(), z.number()]));
const cells = z.array(z.tuple([z.string().max(200), z.string().max(32_768)])).max(500);
const doubt = z.object({ column: z.string().nullable(), reason: z.string(), params });

export const importSchema = z.object({
  importId: z.string(),
  fileName: z.string(),
  preset: z.string().nullable(),
  state: z.enum(['reading', 'checking', 'done', 'cancelled', 'failed']),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  bytesRead: z.number(),
  bytesTotal: z.number(),
  rows: z.number().int(),
  orders: z.number().int(),
  lines: z.number().int(),
  created: z.number().int(),
  unchanged: z.number().int(),
  stockLevels: z.number().int(),
  products: z.number().int(),
  setAside: z.number().int(),
  exceptions: z.number().int(),
  recognised: z.record(z.string(), z.number().int()),
  error: z.object({ code: z.string(), params }).nullable(),
});
export type ImportDto = z.infer<typeof importSchema>;

export const setAsideSchema = z.object({
  id: z.string(),
  importId: z.string(),
  file: z.string(),
  row: z.number().int(),
  column: z.string().nullable(),
  reason: z.string(),
  params,
  cells: z.array(z.tuple([z.string(), z.string()])),
  state: z.enum(['waiting', 'taken_in', 'discarded']),
  /** What was typed into the cells and not taken in, and what was doubtful about it when it was tried. */
  edit: z
    .object({
      cells: z.array(z.tuple([z.string(), z.string()])),
      doubt: doubt.nullable(),
    })
    .nullable(),
});

export type SetAsideDto = z.infer<typeof setAsideSchema>;

export const intakeContract = {
  beginUpload: command({
    access: 'raise',
    summary: 'Announces a file or photo that will be sent in pieces.',
    input: z.object({ name: z.string().max(255), size: z.number().int().min(0) }),
    output: z.object({ uploadId: z.string() }),
  }),
  appendUpload: command({
    access: 'raise',
    summary: 'Sends the next piece (at most 512 KiB, base64).',
    input: z.object({ uploadId: id, offset: z.number().int().min(0), base64: z.string().max(720_000) }),
    output: z.object({ received: z.number().int() }),
  }),
  presets: query({
    access: 'import',
    summary: 'Lists the known file layouts and the fields a column can be mapped to.',
    input: z.object({}),
    output: z.object({
      presets: z.array(z.object({ id: z.string(), joins: z.boolean() })),
      fields: z.array(z.object({ id: z.string(), required: z.boolean() })),
    }),
  }),
  preview: query({
    access: 'import',
    summary: 'Looks into uploaded files: encoding, delimiter, layout, columns with samples, first rows. Stores nothing.',
    input: z.object({ uploadIds: z.array(id).min(1).max(20), options: importOptionsSchema.prefault({}) }),
    output: z.object({
      files: z.array(
        z.object({
          name: z.string(),
          bytes: z.number(),
          format: z.enum(['csv', 'xlsx']),
          encoding: z.string(),
          delimiter: z.string(),
          presets: z.array(z.object({ id: z.string(), score: z.number() })),
          columns: z.array(z.object({ header: z.string(), field: z.string().nullable(), samples: z.array(z.string()) })),
          rows: z.array(z.array(z.string())),
          warnings: z.array(z.object({ code: z.string(), params })),
        }),
      ),
      error: z.object({ code: z.string(), params }).nullable(),
    }),
  }),
  start: command({
    access: 'import',
    summary: 'Takes the files in. Good rows proceed, doubtful ones go to the mending list; the same file again changes nothing.',
    input: z.object({ uploadIds: z.array(id).min(1).max(20), options: importOptionsSchema.prefault({}) }),
    output: z.object({ importId: z.string() }),
  }),
  cancel: command({
    access: 'import',
    summary: 'Stops an import; what was taken in stays and is named.',
    input: z.object({ importId: id }),
    output: z.object({}),
  }),
  imports: query({
    access: 'view',
    summary: 'Lists imports, newest first, with their progress.',
    input: z.object({ limit: z.number().int().min(1).max(200).default(30) }),
    output: z.object({ imports: z.array(importSchema) }),
  }),
  setAside: query({
    access: 'view',
    summary: 'Lists the rows that wait to be mended, by reason and then as they came, a page at a time.',
    input: z.object({
      importId: id.nullable().default(null),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ rows: z.array(setAsideSchema), total: z.number().int(), reasons: z.record(z.string(), z.number().int()) }),
  }),
  keepTyped: command({
    access: 'import',
    summary: 'Keeps what is being typed into a waiting row, so that a closed window loses none of it; without cells it is forgotten.',
    input: z.object({
      id,
      cells: cells.nullable(),
    }),
    output: z.object({}),
  }),
  check: query({
    access: 'import',
    summary: 'Says what would still be doubtful if a waiting row were taken in with these cells; none means it would go in. Stores nothing.',
    input: z.object({ id, cells }),
    output: z.object({ doubts: z.array(doubt) }),
  }),
  mend: command({
    access: 'import',
    summary: 'Takes a mended row in; what is still doubtful comes back with its reason.',
    input: z.object({ id, cells }),
    output: z.object({ takenIn: z.boolean(), row: setAsideSchema.nullable() }),
  }),
  discard: command({
    access: 'import',
    summary: 'Leaves rows out for good, with a reason. Journaled; the row is kept.',
    input: z.object({ ids: z.array(id).min(1).max(500), reason: z.string().trim().min(1).max(500) }),
    output: z.object({ discarded: z.number().int() }),
  }),
} as const;
