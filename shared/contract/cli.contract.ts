import { z } from 'zod';
import { command, query } from './define-contract.ts';
import { importOptionsSchema, importSchema, setAsideSchema } from './intake.contract.ts';

const productSchema = z.object({
  merchant: z.string(),
  sku: z.string(),
  name: z.string(),
  nameEn: z.string(),
  variant: z.string(),
  barcodes: z.array(z.string()),
  weightGrams: z.number().nullable(),
  retiredAt: z.number().int().nullable(),
  successorSku: z.string().nullable(),
  kitParts: z.array(z.object({ sku: z.string(), quantity: z.number() })),
  twinSkus: z.array(z.string()),
  aliases: z.array(z.string()).default([]),
});

/** What only the command line may ask: it names files of this computer, which a window never does. */
export const cliContract = {
  importPaths: command({
    access: 'cli',
    summary: 'Takes files or a folder of this computer in; answers at once, progress is asked for.',
    input: z.object({ paths: z.array(z.string().min(1).max(4096)).min(1).max(50), options: importOptionsSchema.prefault({}) }),
    output: z.object({ importId: z.string() }),
  }),
  importReport: query({
    access: 'cli',
    summary: 'Says how an import stands and which rows it set aside.',
    input: z.object({ importId: z.string().max(64), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(2000).default(1000) }),
    output: z.object({
      import: importSchema,
      files: z.number().int(),
      setAside: z.array(setAsideSchema.omit({ cells: true, edit: true })),
      setAsideTotal: z.number().int(),
      reasons: z.record(z.string(), z.number().int()),
    }),
  }),
  catalogue: query({
    access: 'cli',
    summary: 'Lists the products of the catalogue, a page at a time.',
    input: z.object({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(5000).default(2000) }),
    output: z.object({ products: z.array(productSchema) }),
  }),
} as const;
