import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { loadsContract, ManifestDto } from '../../../shared/contract/loads.contract.ts';
import type { Load } from '../../../shared/core/dispatch/load.ts';
import type { Photos } from '../../../shared/core/ports/photos.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import { takeInCarrierScans } from '../../../shared/core/usecases/dispatch/carrier-scans.ts';
import type { DispatchDesk } from '../../../shared/core/usecases/dispatch/dispatch-desk.ts';
import type { DispatchDeps } from '../../../shared/core/usecases/dispatch/dispatch-deps.ts';
import { closeLoad, cutLoad, dropLoad, openLoad, whyNotToClose } from '../../../shared/core/usecases/dispatch/run-loads.ts';
import { viewLoad } from '../../../shared/core/usecases/dispatch/view-load.ts';
import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { hasRight } from '../../../shared/core/user/roles.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { approve } from './approve.ts';
import { cageVerdictToDto, loadToDto, loadViewToDto, type LoadWords } from './load-dto.ts';
import { manifestSheet } from './manifest-sheet.ts';
import type { ExportSheet } from './sheet-words.ts';
import { createPhotoTaker, type PhotoTakerDeps } from './take-photos.ts';

export interface LoadsHandlerDeps {
  readonly desk: DispatchDesk;
  readonly dispatch: DispatchDeps;
  readonly words: LoadWords;
  readonly users: UserDeps;
  readonly settings: SiteSettings;
  readonly station: string;
  readonly photoTaker: PhotoTakerDeps;
  readonly photos: Pick<Photos, 'show'>;
  readonly exportManifest: (
    load: Load,
    language: 'zh-CN' | 'en',
    acting: Acting,
  ) => { readonly downloadId: string; readonly fileName: string; readonly rows: number };
  readonly exportSheet: ExportSheet;
  readonly changed: (topics: readonly string[]) => void;
}

const SHOWN_CLOSED = 12;
const userOf = (acting: Acting): string => (acting.kind === 'person' ? acting.userId : 'cli');

export function createLoadsHandlers(deps: LoadsHandlerDeps): GroupHandlers<typeof loadsContract, Acting> {
  const { desk, dispatch, words, users, settings } = deps;
  const takePhotos = createPhotoTaker(deps.photoTaker);
  const toView = (load: Load) => loadViewToDto(viewLoad(load, dispatch), dispatch.knowledge(), dispatch.rules().freshForMs, words);
  const toDto = (load: Load) => loadToDto(viewLoad(load, dispatch), words);
  const told = (): void => deps.changed(['loads']);
  const closedLoad = (loadId: string): Load | null => {
    const load = dispatch.loads.find(loadId);
    return load?.closed == null ? null : load;
  };
  const manifestOf = (load: Load): ManifestDto => {
    const { code, nameZh, nameEn } = settings.site();
    const picture = load.closed === null ? null : deps.photos.show(load.closed.signature);
    return {
      load: toDto(load),
      site: { code, nameZh, nameEn },
      station: deps.station,
      signature: picture === null ? null : { mime: picture.mime, base64: Buffer.from(picture.bytes).toString('base64') },
      parcels: dispatch.loads.parcels(load.id).map(({ orderId, orderNo, waybill }) => ({ orderId, orderNo, waybill })),
    };
  };
  return {
    list: () => {
      const open = dispatch.loads.openLoads();
      const known = settings.site().carriers;
      const others = [...new Set(open.map(({ carrier }) => carrier))].filter((code) => !known.some((one) => one.code === code));
      const supervisors = users.users.list().filter(({ active, roles }) => active && hasRight(roles, 'override'));
      return ok({
        open: open.map(toDto),
        closed: dispatch.loads.recent(SHOWN_CLOSED).map(toDto),
        carriers: [...known, ...others.map((code) => ({ code, nameZh: code, nameEn: code }))].map(({ code, nameZh, nameEn }) => ({
          code,
          nameZh,
          nameEn,
          waiting: dispatch.loads.packedFor(code, null).filter(({ held }) => !held).length,
        })),
        supervisors: supervisors.map(({ id, name }) => ({ id, name })),
      });
    },
    show: ({ loadId }) => {
      const load = desk.show(loadId);
      return load === null ? err({ code: 'load_not_found' }) : ok(toView(load));
    },
    open: (wanted, { actor }) => {
      const acting = actingOf(actor);
      const load = openLoad(wanted, userOf(acting), actingToActor(acting), dispatch);
      told();
      return ok({ loadId: load.id });
    },
    drop: ({ loadId }, { actor }) => {
      const dropped = dropLoad(loadId, actingToActor(actor), dispatch);
      if (!dropped.ok) return dropped;
      told();
      return ok({});
    },
    scan: ({ scan, loadId }, { actor }) => {
      const acting = actingOf(actor);
      const scanned = desk.scan(scan, loadId, userOf(acting), actingToActor(acting));
      if (!scanned.ok) return err({ code: `scan_${scanned.error.code}` });
      const { verdict, load } = scanned.value;
      return ok({ verdict: cageVerdictToDto(verdict, words), view: load === null ? null : toView(load) });
    },
    cut: ({ loadId }, { actor }) => {
      const cut = cutLoad(loadId, actingToActor(actor), dispatch);
      return cut.ok ? ok(toView(cut.value)) : cut;
    },
    close: async ({ loadId, driver, driverCount, signatureUpload, override }, { actor }) => {
      const acting = actingOf(actor);
      // Told before anybody's PIN is asked and before the signature is used up.
      const because = whyNotToClose(loadId, driverCount, override !== undefined, dispatch);
      if (because !== undefined) return err(because);
      const approver = override === undefined ? null : await approve(users, acting, 'override', override.approval);
      if (approver !== null && !approver.ok) return approver;
      const taken = takePhotos([signatureUpload]);
      if (!taken.ok) return taken;
      const [signature] = taken.value;
      if (signature === undefined) return err({ code: 'upload_missing' });
      const { sha256, mime } = signature;
      const word = override === undefined || approver === null ? null : { by: approver.value, reason: override.reason };
      const closed = closeLoad({ loadId, driver, driverCount, signature: { sha256, mime }, override: word }, userOf(acting), actingToActor(acting), dispatch);
      if (!closed.ok) return closed;
      told();
      return ok(toDto(closed.value));
    },
    manifest: ({ loadId }) => {
      const load = closedLoad(loadId);
      return load === null ? err({ code: 'load_not_found' }) : ok(manifestOf(load));
    },
    export: async ({ loadId, language, format }, { actor }) => {
      const load = closedLoad(loadId);
      if (load === null) return err({ code: 'load_not_found' });
      const acting = actingOf(actor);
      if (format === 'csv') return ok(deps.exportManifest(load, language, acting));
      const facts = manifestOf(load);
      const wanted = { what: 'manifest', of: load.id, rows: facts.parcels.length, fileName: `manifest-${load.carrier}-${load.id}.pdf` } as const;
      return ok(await deps.exportSheet(wanted, (words) => manifestSheet(facts, words), language, acting));
    },
    carrierScans: ({ source, scans }, { actor }) => {
      const taken = takeInCarrierScans(scans, source, actingToActor(actor), dispatch);
      told();
      return ok(taken);
    },
  };
}
