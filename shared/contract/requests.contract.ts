import { z } from 'zod';
import { REQUEST_STRENGTHS } from '../core/finding/finding.ts';
import { FEASIBILITY_REASONS } from '../core/special-request/feasibility.ts';
import { REQUEST_TYPES } from '../core/special-request/request-rules.ts';
import { REQUEST_GATES } from '../core/special-request/request-work.ts';
import { command, query } from './define-contract.ts';

const id = z.string().min(1).max(64);
const params = z.record(z.string(), z.union([z.string(), z.number()]));
const fee = z.string().max(12);
const verdict = z.enum(['possible', 'ask', 'not_possible']);
const decided = z.object({ seq: z.number().int(), changed: z.array(z.string()) });

export const quoteSchema = z.object({
  fee,
  currency: z.string(),
  shipAt: z.number(),
  carrier: z.string(),
  quotedAt: z.number(),
  quotedBy: z.string(),
  answer: z.enum(['accepted', 'declined']).nullable(),
  answeredAt: z.number().nullable(),
});
const checklistItemSchema = z.object({
  caseId: z.string(),
  no: z.number().int(),
  /** `finding.<code>` says what is demanded; `params.words` are the customer's own, where they may be read. */
  code: z.string(),
  params,
  gate: z.enum(REQUEST_GATES),
  tickedAt: z.number().nullable(),
  tickedBy: z.string(),
});

const termSchema = z.object({
  type: z.enum(REQUEST_TYPES),
  offered: z.boolean(),
  fee: z.string().trim().max(12),
  cutOffMinute: z.number().int().min(0).max(1439).nullable(),
  perDay: z.number().int().min(0).max(100_000).nullable(),
  carriers: z.array(z.string().max(16)).max(50),
});
export const termsSchema = z.object({ currency: z.string().trim().min(1).max(8), services: z.array(termSchema).max(REQUEST_TYPES.length) });

export const requestsContract = {
  feasibility: query({
    access: 'decide',
    summary: 'Says whether what a customer asks for can be done: by which carrier, until when and for what fee, each with its reason.',
    input: z.object({ caseId: id }),
    output: z.object({
      demands: z.array(
        z.object({ no: z.number().int(), code: z.string(), params, verdict, reasons: z.array(z.enum(FEASIBILITY_REASONS)), fee, carrier: z.string() }),
      ),
      verdict,
      fee,
      currency: z.string(),
      carrier: z.string(),
      shipAt: z.number(),
      quote: quoteSchema.nullable(),
    }),
  }),
  quote: command({
    access: 'decide',
    summary: 'Records the fee and the ship date offered to the customer and who follows it through; the exception waits for the answer.',
    input: z.object({
      caseId: id,
      fee,
      currency: z.string().trim().min(1).max(8),
      shipAt: z.number().int(),
      carrier: z.string().max(40),
      owner: id,
      dueAt: z.number().int(),
      text: z.string().trim().min(1).max(2000),
    }),
    output: decided,
  }),
  answer: command({
    access: 'decide',
    summary: 'Records what the customer said to the offer: accepted, its checklist goes to pack and dispatch; declined, nothing is owed.',
    input: z.object({ caseId: id, answer: z.enum(['accepted', 'declined']), text: z.string().trim().max(2000).default('') }),
    output: decided,
  }),
  checklist: query({
    access: 'view',
    summary: 'Lists what a customer demanded of an order, and what of it is ticked; pack and dispatch stay shut until it is.',
    input: z.object({ orderId: id }),
    output: z.object({ items: z.array(checklistItemSchema) }),
  }),
  tick: command({
    access: 'raise',
    summary: 'Ticks a demand as carried out, or takes the tick back.',
    input: z.object({ caseId: id, no: z.number().int().min(0), ticked: z.boolean() }),
    output: decided,
  }),
  tryNote: query({
    access: 'administer',
    summary: 'Reads a pasted note with the phrases as they stand and says what would be found in it. Nothing is kept.',
    input: z.object({ note: z.string().max(20_000) }),
    output: z.object({
      found: z.array(z.object({ code: z.string(), words: z.string(), strength: z.enum(REQUEST_STRENGTHS) })),
      /** Where it comes back to be ticked. */
      gates: z.array(z.string()),
    }),
  }),
  terms: query({
    access: 'administer',
    summary: 'Shows what this site offers customers beside the ordinary: fee, cut-off, how many a day, by which carriers.',
    input: z.object({}),
    output: termsSchema,
  }),
  setTerms: command({
    access: 'administer',
    summary: 'Changes fees, cut-offs and capacities of special requests. Offers that were made stay as they were made.',
    input: termsSchema,
    output: z.object({}),
  }),
} as const;
