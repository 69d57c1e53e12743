import { z } from 'zod';
import { CERTIFICATE_FIGURES } from '../core/outage/certificate.ts';
import { CARRIER_WORDS, MATCHED_BY } from '../core/outage/outage-work.ts';
import { FAILURE_SIGNS, OUTAGE_STATES, TRIAGE_CAUSES } from '../core/outage/outage.ts';
import { PLATFORM_STATES } from '../core/outage/platform-watch.ts';
import { LACKS } from '../core/outage/readiness.ts';
import { LINE_FINDINGS } from '../core/outage/reconcile.ts';
import { VERDICTS } from '../core/usecases/outage/verify-outage.ts';
import { ORDER_STATES } from '../core/order/order.ts';
import { command, query } from './define-contract.ts';
import { outageMessageSchema } from './outage-message.ts';

const reason = z.string().trim().min(1).max(500);
const no = z.string().min(1).max(32);
const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) };
const language = z.enum(['zh-CN', 'en']);

/** Who did something (a user id, or the program's rule) and when. */
const deed = z.object({ at: z.number(), by: z.string() });
/** A certificate of an earlier version states fewer of them. */
const figures = z.partialRecord(z.enum(CERTIFICATE_FIGURES), z.number().int());

export const outageSchema = z.object({
  no: z.string(),
  state: z.enum(OUTAGE_STATES),
  channel: z.union([z.literal('wms'), z.templateLiteral(['platform:', z.string()])]),
  sign: z.enum(FAILURE_SIGNS),
  sinceAt: z.number(),
  noticed: deed,
  /** The last time the WMS said something we understood. */
  lastKnownAt: z.number().nullable(),
  triage: z.object({
    state: z.enum(['running', 'due_soon', 'overdue', 'paused', 'met', 'missed']),
    warnAt: z.number().nullable(),
    dueAt: z.number().nullable(),
    stoppedAt: z.number().nullable(),
    cause: z.enum(TRIAGE_CAUSES).nullable(),
    expectedEndAt: z.number().nullable(),
    note: z.string(),
  }),
  declared: deed.extend({ reason: z.string() }).nullable(),
  /** Who said that the platform is no longer sold on. */
  givenUp: deed.extend({ reason: z.string() }).nullable(),
  wellSinceAt: z.number().nullable(),
  relapses: z.number().int(),
  recovered: deed.nullable(),
  upload: deed.extend({ waiting: z.number().int() }).nullable(),
  told: z.array(deed.extend({ audience: z.string(), messages: z.number().int() })),
  closed: deed.extend({ totals: figures, toN: z.number().int(), head: z.string() }).nullable(),
  firstN: z.number().int(),
});
export type OutageDto = z.infer<typeof outageSchema>;

export const outageStatusSchema = z.object({
  /** The one that is not over. */
  outage: outageSchema.nullable(),
  health: z.object({
    channel: z.literal('wms'),
    connected: z.boolean(),
    failing: z.boolean(),
    sign: z.enum(FAILURE_SIGNS).nullable(),
    sinceAt: z.number().nullable(),
    lastContactAt: z.number().nullable(),
  }),
  /** Platforms whose orders come through the WMS: when the last one came, and whether that is long ago for them. */
  platforms: z.array(
    z.object({
      platform: z.string(),
      state: z.enum(PLATFORM_STATES),
      lastAt: z.number().nullable(),
      /** Silence within the site's hours, and the length at which it is said; null where it would not be. */
      quietMs: z.number(),
      limitMs: z.number().nullable(),
      /** The failure that is open. */
      outage: outageSchema.nullable(),
    }),
  ),
  /** Changes that would leave if they might. */
  waiting: z.number().int(),
  /** Everything at the WMS was read through since the recovery: cancels are known before anything leaves. */
  readSinceRecovery: z.boolean(),
  /** Manual orders of the outage: those a person has to look at before anything leaves, and those the WMS does not know. */
  manual: z.object({ toDecide: z.number().int(), toEnter: z.number().int() }),
  asOf: z.number(),
});
export type OutageStatusDto = z.infer<typeof outageStatusSchema>;

const lineSchema = z.object({
  key: z.string(),
  orderId: z.string(),
  platformOrderNo: z.string(),
  merchant: z.string(),
  merchantName: z.string(),
  finding: z.enum(LINE_FINDINGS),
  here: z.number().int(),
  there: z.number().int(),
  acknowledged: z.number().int(),
  open: z.number().int(),
  /** How far it came here, whether the WMS was told that it was shipped, and what the carrier has of it. */
  reached: z.enum(ORDER_STATES).nullable(),
  toldShipped: z.boolean(),
  carrier: z.enum(CARRIER_WORDS),
  manual: z.object({ documentNo: z.string(), how: z.enum(MATCHED_BY).nullable(), differs: z.array(z.string()) }).nullable(),
  explanation: deed.extend({ reason: z.string() }).nullable(),
  explained: z.boolean(),
});
export type OutageLineDto = z.infer<typeof lineSchema>;

const verdictSchema = z.object({
  kind: z.enum(VERDICTS),
  no: z.string(),
  brokenAt: z.number().int().nullable(),
  /** What the first entry that is not as it was written says now; not to be believed. `orderNo` is empty where it is about no order. */
  broken: z.object({ at: z.number(), type: z.string(), orderNo: z.string() }).nullable(),
  figures: z.array(z.enum(CERTIFICATE_FIGURES)),
  stated: figures.nullable(),
  found: figures.nullable(),
  head: z.string(),
});

const checkingSchema = z.object({
  state: z.enum(['none', 'running', 'done', 'stopped', 'failed']),
  /** Journal entries read, of so many; 0 of 0 before the first word. */
  done: z.number().int(),
  total: z.number().int(),
  verdict: verdictSchema.nullable(),
});
export type CertificateCheckDto = z.infer<typeof checkingSchema>;

export const outageContract = {
  status: query({
    access: 'view',
    summary: 'Says whether an outage is on, how the WMS and each platform are, and what waits to be sent after it.',
    input: z.object({}),
    output: outageStatusSchema,
  }),
  readiness: query({
    access: 'view',
    summary: 'Says how many open orders could be shipped if the WMS died now, and what the others lack.',
    input: z.object({}),
    output: z.object({
      open: z.number().int(),
      ready: z.number().int(),
      lacking: z.record(z.enum(LACKS), z.number().int()),
      asOf: z.number(),
    }),
  }),
  lacking: query({
    access: 'view',
    summary: 'Lists the open orders that lack something to be shipped without the WMS.',
    input: z.object({ lack: z.enum(LACKS), ...page }),
    output: z.object({
      orders: z.array(
        z.object({
          orderId: z.string(),
          platformOrderNo: z.string(),
          merchant: z.string(),
          merchantName: z.string(),
          state: z.enum(ORDER_STATES),
          promisedShipAt: z.number().nullable(),
          lacks: z.array(z.enum(LACKS)),
        }),
      ),
      total: z.number().int(),
    }),
  }),
  list: query({
    access: 'view',
    summary: 'Lists outages, newest first.',
    input: z.object({ limit: z.number().int().min(1).max(200).default(20) }),
    output: z.object({ outages: z.array(outageSchema) }),
  }),
  triage: command({
    access: 'manual_orders',
    summary: 'Says where the fault lies and when it should end, which stops the triage clock.',
    input: z.object({ no: no.optional(), cause: z.enum(TRIAGE_CAUSES), expectedEndAt: z.number().nullable(), note: z.string().trim().max(500) }),
    output: z.object({}),
  }),
  giveUp: command({
    access: 'manual_orders',
    summary: 'Says that a platform is no longer sold on: its incident is closed, and it is not watched until its orders come again.',
    input: z.object({ no, reason: z.string().trim().max(500) }),
    output: z.object({}),
  }),
  declare: command({
    access: 'manual_orders',
    summary: 'Declares an outage: from now on people work by hand and nothing is sent to the WMS until somebody asks for it.',
    input: z.object({ reason }),
    output: z.object({ no: z.string() }),
  }),
  recover: command({
    access: 'manual_orders',
    summary: 'Says that the WMS is back. What it has to say is read first; nothing is sent yet.',
    input: z.object({}),
    output: z.object({}),
  }),
  upload: command({
    access: 'manual_orders',
    summary: 'Sends the changes of the outage, as many as were shown.',
    input: z.object({ waiting: z.number().int().min(0), entering: z.number().int().min(0).default(0) }),
    output: z.object({}),
  }),
  lines: query({
    access: 'view',
    summary: 'Lists every order of an outage with what was done here, what the WMS has of it, and whether that is explained.',
    input: z.object({ no: no.optional(), only: z.enum(['all', 'open', 'decided']).default('all'), ...page }),
    output: z.object({
      lines: z.array(lineSchema),
      total: z.number().int(),
      unexplained: z.number().int(),
      byFinding: z.array(z.object({ finding: z.enum(LINE_FINDINGS), orders: z.number().int(), unexplained: z.number().int() })),
      totals: figures,
    }),
  }),
  explain: command({
    access: 'manual_orders',
    summary: 'Explains lines of the reconciliation with a reason.',
    input: z.object({ keys: z.array(z.string().min(1).max(120)).min(1).max(1000), reason }),
    output: z.object({}),
  }),
  messages: query({
    access: 'manual_orders',
    summary: 'Fills the messages for merchants and departments with what is known of the outage.',
    input: z.object({
      no: no.optional(),
      language,
      progress: z.string().max(300).default(''),
      need: z.string().max(300).default(''),
      callback: z.string().max(40).default(''),
    }),
    output: z.object({ messages: z.array(outageMessageSchema), nextAt: z.number() }),
  }),
  tell: command({
    access: 'manual_orders',
    summary: 'Hands messages about the outage to be sent, with the proof that they were.',
    input: z.object({
      no: no.optional(),
      messages: z
        .array(outageMessageSchema.pick({ audience: true, subject: true, body: true }))
        .min(1)
        .max(300),
    }),
    output: z.object({ told: z.number().int() }),
  }),
  close: command({
    access: 'override',
    summary: 'Signs the reconciliation with the own PIN or password and closes the outage; every line has to be explained.',
    input: z.object({ kind: z.enum(['pin', 'password']), secret: z.string().min(1).max(200) }),
    output: z.object({ no: z.string() }),
  }),
  certificate: query({
    access: 'view',
    summary: 'Gives the certificate of a closed outage as it was signed.',
    input: z.object({ no }),
    output: z.object({
      outage: outageSchema,
      decided: z.array(lineSchema),
      /** Orders typed by hand, the first of them; all stand in the file. */
      manual: z.array(lineSchema),
      manualTotal: z.number().int(),
      byFinding: z.array(z.object({ finding: z.enum(LINE_FINDINGS), orders: z.number().int() })),
    }),
  }),
  verify: query({
    access: 'view',
    summary: 'Computes the totals of a certificate again from the journal and says whether they agree.',
    input: z.object({ no }),
    output: verdictSchema,
  }),
  check: command({
    access: 'view',
    summary: 'Begins to check a certificate against the journal; one check under way is joined.',
    input: z.object({ no }),
    output: z.object({}),
  }),
  checking: query({
    access: 'view',
    summary: 'Says how far the check of a certificate is, and its verdict.',
    input: z.object({ no }),
    output: checkingSchema,
  }),
  stopChecking: command({
    access: 'view',
    summary: 'Stops the check of a certificate; nothing is said of it then.',
    input: z.object({ no }),
    output: z.object({}),
  }),
  export: query({
    access: 'export_masked',
    summary: 'Makes a file of a closed outage: a CSV of its totals and every line, or its certificate as a PDF.',
    input: z.object({ no, language, format: z.enum(['csv', 'pdf']).default('csv') }),
    output: z.object({ downloadId: z.string(), fileName: z.string(), rows: z.number().int() }),
  }),
} as const;
