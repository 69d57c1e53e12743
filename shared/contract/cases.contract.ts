import { z } from 'zod';
import { REPORTERS, WAITING_FOR } from '../core/exception-case/exception-case.ts';
import { EXCEPTION_KINDS } from '../core/finding/exception-kinds.ts';
import { command, query } from './define-contract.ts';
import { caseSchema, logEntrySchema, orderSchema } from './dto.ts';

const id = z.string().min(1).max(64);
const words = z.string().trim().min(1).max(2000);
/** Every decision answers with what is now durable. `changed` are the exceptions it touched. */
const decided = z.object({ seq: z.number().int(), changed: z.array(z.string()) });

/** What `Ctrl Z` would do to an order's last decision, or why it cannot. */
export const undoSchema = z.object({
  seq: z.number().int().nullable(),
  type: z.string(),
  possible: z.boolean(),
  /** `cancel` takes an unsent change back; `compensate` sends the opposite behind it; `local` was never for the WMS. */
  how: z.enum(['cancel', 'compensate', 'local', 'none']),
  because: z.string(),
});

/** A message about an exception as it could go out: masked, with places in braces where nothing is known. */
export const caseMessageSchema = z.object({
  id: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  audience: z.enum(['customer', 'merchant', 'carrier']),
  channel: z.enum(['call', 'text', 'mail', 'chat', 'print']),
  subject: z.string(),
  body: z.string(),
  missing: z.array(z.string()),
  /** Characters the channel takes. */
  length: z.number().int(),
});
export type CaseMessageDto = z.infer<typeof caseMessageSchema>;

export const casesContract = {
  get: query({
    access: 'view',
    summary: 'Opens one exception: the order, what is wrong with it, suggestions, clocks, holds and the processing log.',
    input: z.object({ caseId: id }),
    output: z.object({
      case: caseSchema,
      order: orderSchema,
      siblings: z.array(caseSchema.pick({ id: true, kind: true, state: true, cause: true, outcome: true })),
      log: z.array(logEntrySchema),
      undo: undoSchema,
      outcomes: z.array(z.string()),
      mayDecide: z.boolean(),
      /** Only its owner or a supervisor may say that it was raised in error. */
      mayVoid: z.boolean(),
      pending: z.number().int(),
    }),
  }),
  raise: command({
    access: 'raise',
    summary: 'Raises an exception by hand on an order; a second report of the same kind joins the open one.',
    input: z.object({
      orderId: id,
      kind: z.enum(EXCEPTION_KINDS),
      cause: z.string().trim().max(200).default(''),
      note: z.string().trim().max(2000).default(''),
      reporter: z.enum(REPORTERS).exclude(['program']),
      strength: z.enum(['wish', 'demand', 'condition']).optional(),
      photoUploads: z.array(id).max(10).default([]),
    }),
    output: decided.extend({ caseId: z.string(), joined: z.boolean() }),
  }),
  assign: command({
    access: 'decide',
    summary: 'Gives exceptions to a person (or back to nobody) with a dated next action, which starts the work.',
    input: z.object({
      caseIds: z.array(id).min(1).max(500),
      owner: id.nullable(),
      nextAction: z.object({ text: words, dueAt: z.number().int() }).optional(),
    }),
    output: decided,
  }),
  setNextAction: command({
    access: 'decide',
    summary: 'Says what happens next and when, and whom the exception waits for; waiting may pause the contract clock with a reason.',
    input: z.object({
      caseIds: z.array(id).min(1).max(500),
      text: words,
      dueAt: z.number().int(),
      waitingFor: z.enum(WAITING_FOR).nullable().default(null),
      pauseClock: z.boolean().default(false),
    }),
    output: decided,
  }),
  resumeClock: command({ access: 'decide', summary: 'Lets a paused clock run again.', input: z.object({ caseId: id }), output: decided }),
  note: command({
    access: 'raise',
    summary: 'Writes a note into the processing log; people named in it are told that there is something to read.',
    input: z.object({ caseId: id, text: words, mentions: z.array(id).max(20).default([]) }),
    output: decided,
  }),
  addPhotos: command({
    access: 'raise',
    summary: 'Adds photos to the processing log.',
    input: z.object({ caseId: id, uploads: z.array(id).min(1).max(10), text: z.string().trim().max(2000).default('') }),
    output: decided,
  }),
  photo: query({
    access: 'view',
    summary: 'Shows one photo of the log.',
    input: z.object({ photoId: id }),
    output: z.object({ mime: z.string(), base64: z.string() }),
  }),
  messages: query({
    access: 'decide',
    summary: 'Proposes messages about an exception, filled with what is known of the order and masked as what leaves the house must be.',
    input: z.object({ caseId: id }),
    output: z.object({ messages: z.array(caseMessageSchema) }),
  }),
  contact: command({
    access: 'decide',
    summary: 'Records an attempt to reach somebody: by which way, whom, with what result. It stops the first-contact clock.',
    input: z.object({
      caseId: id,
      channel: z.enum(['call', 'text', 'mail', 'chat', 'print']),
      to: z.enum(['customer', 'merchant', 'carrier']),
      result: z.enum(['reached', 'no_answer', 'off', 'not_in_service', 'wrong_person', 'refused', 'call_back', 'sent']),
      text: z.string().trim().max(2000).default(''),
      /** Lays the text into the tray to be printed, as part of the same decision. */
      print: z.boolean().default(false),
      /** When the next attempt is due; it becomes the next action. */
      next: z.object({ text: words, dueAt: z.number().int() }).optional(),
    }),
    output: decided,
  }),
  correct: command({
    access: 'decide',
    summary: 'Corrects address, phone, SKU or quantity; goes to the WMS, voids a printed label, and the checks run again.',
    input: z.object({
      caseId: id,
      /** `from` must be what is stored (or its masked form): somebody else\'s newer change is never overwritten unseen. */
      changes: z
        .array(z.object({ field: z.string().max(60), from: z.string().max(4000), to: z.string().trim().max(4000) }))
        .min(1)
        .max(40),
      rule: z.string().max(80).nullable().default(null),
    }),
    output: decided.extend({ remaining: z.array(z.string()), labelVoided: z.boolean() }),
  }),
  hold: command({
    access: 'decide',
    summary: 'Puts a named hold on the order: a reason, who may lift it, what happens if nobody does.',
    input: z.object({ orderId: id, reason: words, liftableBy: z.enum(['owner', 'supervisor']), ifNobody: words, reviewAt: z.number().int().nullable() }),
    output: decided.extend({ holdId: z.string() }),
  }),
  liftHold: command({
    access: 'decide',
    summary: 'Lifts a hold. Holds of an exception are lifted by its owner or a supervisor.',
    input: z.object({ orderId: id, holdId: id, reason: words }),
    output: decided,
  }),
  resolve: command({
    access: 'decide',
    summary: 'Resolves exceptions with one of the ways out of their kind and lifts the holds they placed.',
    input: z.object({ caseIds: z.array(id).min(1).max(500), outcome: z.string().max(40), note: z.string().trim().max(2000).default('') }),
    output: decided,
  }),
  reopen: command({
    access: 'decide',
    summary: 'Reopens a resolved or closed exception; counted.',
    input: z.object({ caseId: id, reason: words }),
    output: decided,
  }),
  void: command({
    access: 'decide',
    summary: 'Marks an exception as raised in error, by its owner or a supervisor. Final.',
    input: z.object({ caseId: id, reason: words }),
    output: decided,
  }),
  undo: command({
    access: 'decide',
    summary: 'Takes the last decision on an order back: an unsent change is cancelled, a sent one gets its opposite behind it.',
    input: z.object({ orderId: id, seq: z.number().int() }),
    output: decided,
  }),
} as const;
