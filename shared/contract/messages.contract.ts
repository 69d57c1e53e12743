import { z } from 'zod';
import { OUTSIDE_WAYS } from '../core/channel/channel.ts';
import { NEXT_LANGUAGES } from '../core/usecases/messages/next-attempt.ts';
import { command, query } from './define-contract.ts';

const id = z.string().min(1).max(64);
const whom = { caseId: id, way: z.enum(OUTSIDE_WAYS), to: z.enum(['customer', 'merchant']) };
const STATES = ['waiting', 'sending', 'sent', 'failed', 'in_doubt', 'withdrawn'] as const;

export const outsideMessageSchema = z.object({
  id,
  at: z.number(),
  way: z.enum(OUTSIDE_WAYS),
  channel: z.string(),
  to: z.enum(['customer', 'merchant']),
  /** Masked: enough to tell two apart. */
  address: z.string(),
  subject: z.string(),
  body: z.string(),
  orderId: z.string().nullable(),
  caseId: z.string().nullable(),
  platformOrderNo: z.string(),
  state: z.enum(STATES),
  attempts: z.number().int(),
  nextAt: z.number().nullable(),
  sentAt: z.number().nullable(),
  proof: z.string(),
  error: z.string(),
});
export type OutsideMessageDto = z.infer<typeof outsideMessageSchema>;

export const messagesContract = {
  list: query({
    access: 'decide',
    summary: 'Lists messages that leave the house, newest first, with where each stands and what proves that it went.',
    input: z.object({ states: z.array(z.enum(STATES)).max(6).default([]), limit: z.number().int().min(1).max(500).default(200) }),
    output: z.object({ messages: z.array(outsideMessageSchema) }),
  }),
  route: query({
    access: 'decide',
    summary: 'Says how a message would go out: over which channel, to whom (masked), and until when quiet hours would keep it.',
    input: z.object(whom),
    output: z.object({
      channel: z.string(),
      address: z.string(),
      quietUntil: z.number().nullable(),
      /** Why it cannot go out this way; empty when it can. */
      problem: z.string(),
    }),
  }),
  send: command({
    access: 'decide',
    summary: 'Queues a message to the customer or the merchant. That they were told is recorded when the other side took it.',
    input: z.object({
      ...whom,
      subject: z.string().max(200).default(''),
      body: z.string().trim().min(1).max(5000),
      /** The language in which the attempt that follows is put into the list once this one went out; null where it is not wanted. */
      next: z.enum(NEXT_LANGUAGES).nullable().default(null),
    }),
    output: z.object({ messageId: z.string() }),
  }),
  answer: command({
    access: 'decide',
    summary: 'Tries a message again, withdraws it, or says of one in doubt whether it arrived.',
    input: z.object({ messageId: id, answer: z.enum(['retry', 'arrived', 'not_arrived', 'withdraw']) }),
    output: z.object({}),
  }),
} as const;
