import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { spotCheckContract } from '../../../shared/contract/spot-check.contract.ts';
import { DEFAULT_LOT_PLAN, type LotPlan } from '../../../shared/core/sampling/lot-plan.ts';
import { switchingFor } from '../../../shared/core/sampling/kept-switching.ts';
import type { SpotPoint } from '../../../shared/core/sampling/spot-check.ts';
import { checkDrawnOrder, type CheckedOrder } from '../../../shared/core/usecases/sampling/check-drawn-order.ts';
import { changePlan, goOn } from '../../../shared/core/usecases/sampling/commit-lot.ts';
import { drawOpenLot } from '../../../shared/core/usecases/sampling/draw-lot.ts';
import { holdRest, previewRest, releaseRest } from '../../../shared/core/usecases/sampling/hold-rest.ts';
import type { LotWatch } from '../../../shared/core/usecases/sampling/lot-watch.ts';
import type { SpotDeps } from '../../../shared/core/usecases/sampling/spot-deps.ts';
import { verifyDraws } from '../../../shared/core/usecases/sampling/verify-draws.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { DAY_MS } from '../../../shared/kernel/durations.ts';
import { isErased, orderToDto, type ViewDeps } from './order-dto.ts';
import { headOf, itemToDto, planToDto, type StratumNames } from './spot-check-dto.ts';
import { createPhotoTaker, type PhotoTakerDeps } from './take-photos.ts';

export interface SpotCheckHandlerDeps {
  readonly spot: SpotDeps;
  readonly watch: LotWatch;
  readonly view: ViewDeps;
  readonly names: StratumNames;
  readonly photoTaker: PhotoTakerDeps;
  readonly changed: (topics: readonly string[]) => void;
}

const LOTS_SHOWN = 30;
const TOPICS = ['spotCheck'];

export function createSpotCheckHandlers(deps: SpotCheckHandlerDeps): GroupHandlers<typeof spotCheckContract, Acting> {
  const { spot, watch, view, names } = deps;
  const { lots } = spot;
  const takePhotos = createPhotoTaker(deps.photoTaker);
  const tell = (): void => deps.changed(TOPICS);

  const check = (checked: CheckedOrder, acting: Acting | null) => {
    const done = checkDrawnOrder(checked, actingToActor(acting), spot);
    if (done.ok) tell();
    return done.ok ? ok({ caseIds: [...done.value.caseIds], verdict: done.value.verdict.kind }) : done;
  };

  return {
    overview: () => {
      const open = lots.open();
      const fold = watch();
      const nextPlan = lots.nextPlan() ?? open?.plan ?? DEFAULT_LOT_PLAN;
      const { severity, stopped, score } = switchingFor(lots.switching(), open?.plan ?? nextPlan);
      return ok({
        open:
          open === null
            ? null
            : {
                lot: open.lot,
                commitment: open.commitment,
                because: open.because,
                committedAt: open.committedAt,
                plan: planToDto(open.plan),
                size: fold?.members(open.plan.members).length ?? 0,
              },
        nextPlan: planToDto(nextPlan),
        switching: { severity, stopped, score },
        lots: lots.recent(LOTS_SHOWN).map((lot) => {
          const items = lots.items(lot.lot).filter(({ extra }) => !extra);
          const count = (state: string): number => items.filter((item) => item.state === state).length;
          return { ...headOf(lot), checked: count('clean') + count('faulty'), faulty: count('faulty'), skipped: count('skipped'), left: count('open') };
        }),
        asOf: spot.clock.now(),
      });
    },
    lot: ({ lot: id }) => {
      const lot = lots.find(id);
      if (lot === null) return err({ code: 'spot_lot_not_found' });
      const { commitment, committedAt, seed, cutoffN, headHash, severity, letter, plan } = lot;
      return ok({
        ...headOf(lot),
        commitment,
        committedAt,
        seed,
        cutoffN,
        headHash,
        severity,
        letter,
        plan: planToDto(plan),
        items: lots.items(id).map((item) => itemToDto(item, names)),
      });
    },
    order: ({ lot, orderId }, { actor }) => {
      const item = lots.item(lot, orderId);
      const file = spot.orderFiles.load(orderId);
      if (item === null || file === null) return err({ code: 'spot_not_drawn' });
      const catalogue = view.goods.catalogue();
      const { merchant, lines } = file.order;
      const nameOf = (sku: string): string => catalogue.bySku(merchant, sku)?.name ?? sku;
      return ok({
        order: orderToDto(file, actingOf(actor), view, isErased(spot.journal.ofOrder(file.order.id))),
        item: itemToDto(item, names),
        marks: { ...item.marks },
        twins: lines.flatMap(({ lineNo, sku }) => {
          const twins = catalogue.bySku(merchant, sku)?.twinSkus ?? [];
          return twins.length === 0 ? [] : [{ lineNo, names: twins.map(nameOf) }];
        }),
        packer: item.packer === '' ? '' : names.personName(item.packer),
      });
    },
    mark: ({ lot, orderId, point, right }) => {
      const item = lots.item(lot, orderId);
      if (item === null) return err({ code: 'spot_not_drawn' });
      const { [point]: _, ...others } = item.marks as Readonly<Partial<Record<SpotPoint, boolean>>>;
      spot.unitOfWork.run(() => lots.mark(lot, orderId, right === null ? others : { ...others, [point]: right }));
      return ok({});
    },
    finish: ({ lot, orderId, faults, note, photoUploads }, { actor }) => {
      if (faults.length > 0 && note === '') return err({ code: 'spot_note_missing' });
      const photos = takePhotos(photoUploads);
      if (!photos.ok) return photos;
      return check({ lot, orderId, faults, note, photos: photos.value, skipped: false }, actor);
    },
    skip: ({ lot, orderId, reason }, { actor }) => {
      const done = check({ lot, orderId, faults: [], note: reason, photos: [], skipped: true }, actor);
      return done.ok ? ok({ verdict: done.value.verdict }) : done;
    },
    draw: (_, { actor }) => {
      const drawn = drawOpenLot(actingToActor(actor), watch, spot);
      if (drawn.ok) tell();
      return drawn.ok ? ok({ lot: drawn.value.lot }) : drawn;
    },
    setPlan: ({ plan }, { actor }) => {
      const atOnce = changePlan(plan as LotPlan, actingToActor(actor), watch, spot);
      tell();
      return ok({ atOnce });
    },
    mended: (_, { actor }) => {
      goOn(actingToActor(actor), spot);
      tell();
      return ok({});
    },
    previewRest: ({ lot }) => previewRest(lot, spot),
    holdRest: async ({ lot, reason }, { actor }) => {
      const held = await holdRest(lot, reason, actingToActor(actor), spot);
      tell();
      return held;
    },
    releaseRest: async ({ lot, reason }, { actor }) => {
      const acting = actingOf(actor);
      const by = acting.kind === 'person' ? acting : { userId: 'cli', roles: [] };
      const released = await releaseRest(lot, reason, by, actingToActor(actor), spot);
      tell();
      return released;
    },
    results: ({ days }) => {
      const sinceAt = spot.clock.now() - days * DAY_MS;
      return ok({
        lots: lots.lotFigures(sinceAt).map(({ lot, date, drawNo, checks, faults, skipped }) => ({ lot, date, drawNo, checks, faults, skipped })),
        packers: lots.packerFigures(sinceAt).map(({ packer, checks, faults }) => ({ id: packer, name: names.personName(packer), checks, faults })),
      });
    },
    verify: async ({ date }) => {
      const { entries, brokenAt, draws } = await verifyDraws(date, spot);
      return ok({
        entries,
        brokenAt,
        draws: draws.map(({ draw: { drawn, lot, drawNo, drawnAt, commitment, committedAt, committedN, items }, claims }) => ({
          lot,
          drawNo,
          date: drawn.date,
          drawnAt,
          size: drawn.size,
          n: drawn.n,
          ac: drawn.ac,
          commitment,
          committedAt,
          committedN,
          seed: drawn.seed,
          cutoffN: drawn.cutoffN,
          headHash: drawn.headHash,
          claims: claims.map(({ claim, ok: holds, where }) => ({ claim, ok: holds, where: where && { n: where.n, said: where.said, found: where.found } })),
          items: items.map(({ orderId, stratum, extra }) => ({ orderId, platformOrderNo: names.orderNo(orderId), stratum, extra })),
        })),
      });
    },
  };
}
