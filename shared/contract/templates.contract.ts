import { z } from 'zod';
import { TEMPLATE_PROBLEMS } from '../core/contact/template-book.ts';
import { command, query } from './define-contract.ts';

const name = { id: z.string().min(1).max(64), locale: z.enum(['zh-CN', 'en']) };
const words = { subject: z.string().max(400), body: z.string().max(5000) };

const templateSchema = z.object({
  ...name,
  ...words,
  kind: z.string(),
  audience: z.enum(['customer', 'merchant', 'carrier', 'department']),
  channel: z.enum(['sms', 'im', 'email', 'call_script', 'report']),
  /** Characters the channel takes. */
  length: z.number(),
  /** The words it came with. */
  shipped: z.object(words),
  versions: z.array(z.object({ ...words, savedAt: z.number(), savedBy: z.string() })),
});
export type TemplateDto = z.infer<typeof templateSchema>;

export const templatesContract = {
  list: query({
    access: 'administer',
    summary: 'Shows the words messages begin with, the versions before, and the places that can be filled in.',
    input: z.object({}),
    output: z.object({ templates: z.array(templateSchema), places: z.array(z.object({ name: z.string(), zh: z.string(), en: z.string() })) }),
  }),
  preview: query({
    access: 'administer',
    summary: 'Fills words that are not saved yet with a real order, masked as they would go out, and says what is wrong with them.',
    input: z.object({ ...name, ...words, platformOrderNo: z.string().max(80).default('') }),
    output: z.object({
      subject: z.string(),
      body: z.string(),
      /** The order it was filled with; empty when there is none of that kind. */
      platformOrderNo: z.string(),
      missing: z.array(z.string()),
      problems: z.array(z.object({ code: z.enum(TEMPLATE_PROBLEMS), what: z.string() })),
    }),
  }),
  save: command({
    access: 'administer',
    summary: 'Keeps new words of a template as its newest version. Messages that wait already have theirs.',
    input: z.object({ ...name, ...words }),
    output: z.object({}),
  }),
} as const;
