import { z } from 'zod';
import { LOAD_REFUSALS } from '../core/dispatch/load-check.ts';
import { PARCEL_PLACES } from '../core/dispatch/load.ts';
import { ORDER_STATES } from '../core/order/order.ts';
import { command, query } from './define-contract.ts';
import { messageSchema } from './dto.ts';
import { rawScanSchema } from './scans.contract.ts';

const id = z.string().min(1).max(64);
/** A supervisor who agrees at this window without signing in; nobody, where who sits here may decide it themselves. */
const approvalSchema = z.object({ userId: id, pin: z.string().min(1).max(64) }).optional();

const parcelSchema = z.object({ orderId: z.string(), orderNo: z.string(), waybill: z.string() });

const loadSchema = z.object({
  id: z.string(),
  carrier: z.string(),
  vehicle: z.string(),
  cage: z.string(),
  state: z.enum(['open', 'closed', 'dropped']),
  openedAt: z.number(),
  openedBy: z.string(),
  cutAt: z.number().nullable(),
  packed: z.int(),
  caged: z.int(),
  manifested: z.int(),
  agree: z.boolean(),
  pending: z.int(),
  pullBack: z.int(),
  closed: z
    .object({
      at: z.number(),
      by: z.string(),
      driver: z.string(),
      driverCount: z.int(),
      override: z.object({ by: z.string(), reason: z.string() }).nullable(),
      leftBehind: z.array(z.string()),
    })
    .nullable(),
});
export type LoadDto = z.infer<typeof loadSchema>;

const loadViewSchema = z.object({
  load: loadSchema,
  /** When the WMS was last heard; null where it never was or there is none. */
  knownAt: z.number().nullable(),
  hasWms: z.boolean(),
  freshForMs: z.number(),
  /** Newest first. */
  parcels: z.array(parcelSchema.extend({ place: z.enum(PARCEL_PLACES), putAt: z.number(), state: z.enum(ORDER_STATES), firstScanAt: z.number().nullable() })),
  /** Packed for it and not in its cage. */
  missing: z.array(parcelSchema.extend({ pending: z.boolean() })),
  /** Packed for its carrier and held. */
  staying: z.array(parcelSchema),
  pullBack: z.array(parcelSchema.extend({ place: z.enum(PARCEL_PLACES), because: z.enum(LOAD_REFUSALS) })),
  /** Put aside, and may go now that the WMS has answered. */
  mayGo: z.array(parcelSchema),
});
export type LoadViewDto = z.infer<typeof loadViewSchema>;

const verdictSchema = z.object({
  tone: z.enum(['loaded', 'refused', 'look_again', 'unknown', 'calm']),
  /** Selects the big word: `loaded`, `refused.held` … */
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  parcel: parcelSchema.extend({ carrier: z.string() }).nullable(),
  /** The age of what the verdict rests on; null where there is nothing whose age could be told. */
  knownForMs: z.number().nullable(),
  /** The hold that stops it, as a message key of its kind or somebody's own words. */
  hold: z.object({ kind: z.string(), reason: z.string(), supervisorOnly: z.boolean() }).nullable(),
  /** Demands of the customer nobody ticked; the customer's own words stay with those who pack. */
  demands: z.array(messageSchema.extend({ caseId: z.string(), no: z.int() })),
});
export type CageVerdictDto = z.infer<typeof verdictSchema>;

const manifestSchema = z.object({
  load: loadSchema,
  site: z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() }),
  station: z.string(),
  signature: z.object({ mime: z.string(), base64: z.string() }).nullable(),
  parcels: z.array(parcelSchema),
});
export type ManifestDto = z.infer<typeof manifestSchema>;

export const loadsContract = {
  list: query({
    access: 'view',
    summary: 'Lists the open loads with their counts, the newest closed ones, and what is packed and waits for a load, by carrier.',
    input: z.object({}),
    output: z.object({
      open: z.array(loadSchema),
      closed: z.array(loadSchema),
      carriers: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), waiting: z.int() })),
      supervisors: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  }),
  show: query({
    access: 'view',
    summary: 'Shows a load: what is packed for it, in its cage and on its manifest, what is missing and what must come back.',
    input: z.object({ loadId: id }),
    output: loadViewSchema,
  }),
  open: command({
    access: 'close_manifest',
    summary: 'Opens a load for a vehicle of one carrier.',
    input: z.object({ carrier: z.string().trim().min(1).max(16), vehicle: z.string().trim().max(40), cage: z.string().trim().max(40) }),
    output: z.object({ loadId: z.string() }),
  }),
  drop: command({
    access: 'close_manifest',
    summary: 'Takes back a load that holds nothing.',
    input: z.object({ loadId: id }),
    output: z.object({}),
  }),
  scan: command({
    access: 'close_manifest',
    summary: 'Keeps a scan of the cage on disk, then says whether the parcel may go with this load; a command barcode is a scan too.',
    input: z.object({ scan: rawScanSchema, loadId: id.nullable() }),
    output: z.object({ verdict: verdictSchema, view: loadViewSchema.nullable() }),
  }),
  cut: command({
    access: 'close_manifest',
    summary: 'Begins to count: what is packed from now on goes with the next load.',
    input: z.object({ loadId: id }),
    output: loadViewSchema,
  }),
  close: command({
    access: 'close_manifest',
    summary: "Closes the manifest with the driver's count and signature; parcels that are missing stay behind only on a supervisor's word and with a reason.",
    input: z.object({
      loadId: id,
      driver: z.string().trim().min(1).max(80),
      driverCount: z.int().min(0).max(100_000),
      signatureUpload: id,
      override: z.object({ reason: z.string().trim().min(1).max(500), approval: approvalSchema }).optional(),
    }),
    output: loadSchema,
  }),
  manifest: query({
    access: 'close_manifest',
    summary: 'Gives everything that stands on the paper of a closed manifest.',
    input: z.object({ loadId: id }),
    output: manifestSchema,
  }),
  export: command({
    access: 'close_manifest',
    summary: 'Writes a closed manifest for the carrier: as a table, or as a PDF with what stands on the printed one.',
    input: z.object({ loadId: id, language: z.enum(['zh-CN', 'en']), format: z.enum(['csv', 'pdf']).default('csv') }),
    output: z.object({ downloadId: z.string(), fileName: z.string(), rows: z.int() }),
  }),
  carrierScans: command({
    access: 'import',
    summary: 'Takes in what carriers scanned; the first scan of a parcel closes the loop of its manifest.',
    input: z.object({
      source: z.string().trim().min(1).max(80),
      scans: z
        .array(z.object({ waybill: z.string().trim().min(3).max(64), at: z.int().min(0), event: z.string().max(200) }))
        .min(1)
        .max(2000),
    }),
    output: z.object({ taken: z.int(), known: z.int(), foreign: z.int(), first: z.int() }),
  }),
} as const;
