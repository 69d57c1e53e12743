import { z } from 'zod';
import { command, query } from './define-contract.ts';
import { BUILT_IN_VIEWS, COLUMN_WIDTH, QUEUE_COLUMNS, QUEUE_GROUPS } from './queue-choices.ts';
import { queueFilterSchema, sortKeySchema } from './queue.contract.ts';

const id = z.string().min(1).max(64);

/** A column as a view has it. */
const columnLookSchema = z.object({
  id: z.enum(QUEUE_COLUMNS),
  shown: z.boolean(),
  pinned: z.boolean(),
  /** Pixels; null while the column keeps the width it begins with. */
  width: z.number().int().min(COLUMN_WIDTH.least).max(COLUMN_WIDTH.most).nullable(),
});
export type ColumnLook = z.infer<typeof columnLookSchema>;

/** All that a view remembers: what is listed, in which order and groups, and which columns. */
export const viewLookSchema = z.object({
  base: z.enum(BUILT_IN_VIEWS),
  chips: queueFilterSchema,
  sort: sortKeySchema,
  thenBy: z.array(sortKeySchema).max(4),
  group: z.enum(QUEUE_GROUPS),
  columns: z.array(columnLookSchema).max(QUEUE_COLUMNS.length),
});
export type ViewLook = z.infer<typeof viewLookSchema>;

export const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  shared: z.boolean(),
  /** Whether the person asking may change or remove it. */
  mayChange: z.boolean(),
  look: viewLookSchema,
});
export type SavedViewDto = z.infer<typeof savedViewSchema>;

export const viewsContract = {
  list: query({
    access: 'view',
    summary: 'Lists saved views of the queue: those of the person signed in, those that are shared, and in which order they stand.',
    input: z.object({}),
    output: z.object({ views: z.array(savedViewSchema), order: z.array(z.string()) }),
  }),
  save: command({
    access: 'view',
    summary: 'Saves a view of the queue under a name, for oneself or for all; with an id it changes that one.',
    input: z.object({ id: id.optional(), name: z.string().trim().min(1).max(60), shared: z.boolean(), look: viewLookSchema }),
    output: z.object({ id: z.string() }),
  }),
  remove: command({
    access: 'view',
    summary: 'Removes a saved view; the exceptions in it stay as they are.',
    input: z.object({ id }),
    output: z.object({}),
  }),
  arrange: command({
    access: 'view',
    summary: 'Puts the views of the person signed in into an order.',
    input: z.object({ ids: z.array(id).max(200) }),
    output: z.object({}),
  }),
} as const;
