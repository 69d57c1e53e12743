import type { BenchDto, PackVerdictDto, WeightDto } from '../../../shared/contract/pack.contract.ts';
import type { Catalogue } from '../../../shared/core/catalogue/catalogue.ts';
import type { WeightVerdict } from '../../../shared/core/pack-check/judge-weight.ts';
import { leftOf, neededOf, type PackedUnit } from '../../../shared/core/pack-check/pack-task.ts';
import type { DeskVerdict, DeskView } from '../../../shared/core/usecases/pack/pack-desk.ts';

export interface BenchWords {
  readonly catalogue: () => Catalogue;
  readonly merchantName: (code: string) => string;
  readonly merchants: () => readonly string[];
  readonly knownAt: () => number | null;
  readonly mixUps: (merchant: string, sku: string, insteadOf: string) => number;
}

const goodsOf = (merchant: string, sku: string, { catalogue, merchants }: BenchWords) => {
  const product = [merchant, ...merchants()].map((one) => catalogue().bySku(one, sku)).find((one) => one !== undefined);
  return { sku, name: product?.name ?? sku, nameEn: product?.nameEn ?? '', variant: product?.variant ?? '' };
};

function weightToDto(weight: WeightVerdict, grams: number, merchant: string, words: BenchWords): WeightDto {
  if (weight.kind === 'unknown') return { kind: 'unknown', grams, expectedGrams: null, differenceGrams: null, suspects: [], blindTo: [...weight.skus] };
  const { kind, expectedGrams, differenceGrams, suspects, blindTo } = weight;
  return {
    kind,
    grams,
    expectedGrams,
    differenceGrams,
    suspects: suspects.map(({ what, sku, grams: each, probability }) => ({ what, goods: goodsOf(merchant, sku, words), grams: Math.round(each), probability })),
    blindTo: [...blindTo],
  };
}

export function viewToDto({ bench, state, weight }: DeskView, words: BenchWords): BenchDto {
  const { order } = bench.file;
  const { pending } = state;
  return {
    orderId: order.id,
    work: bench.work,
    platformOrderNo: order.platformOrderNo,
    merchant: order.merchant,
    merchantName: words.merchantName(order.merchant),
    carrier: order.carrier,
    waybill: order.waybill,
    tote: order.tote ?? '',
    promisedShipAt: order.promisedShipAt,
    knownAt: words.knownAt(),
    lines: bench.task.lines.map((line) => {
      const short = state.closedShort.find(({ lineId }) => lineId === line.lineId);
      return {
        lineId: line.lineId,
        ...goodsOf(order.merchant, line.sku, words),
        units: line.units,
        packed: state.packed.filter(({ lineId }) => lineId === line.lineId).length,
        left: neededOf(line, state),
        facts: state.packed
          .filter(({ lineId, lot, expires, serial, grams }) => lineId === line.lineId && (lot ?? expires ?? serial ?? grams ?? null) !== null)
          .map(({ lot, expires, serial, grams = null }) => ({ lot, expires, serial, grams })),
        short: short === undefined ? null : { missing: short.missing, how: short.how, reason: short.reason },
      };
    }),
    units: bench.task.lines.reduce((sum, { units }) => sum + units, 0),
    left: leftOf(bench.task, state),
    weight: weight === null || state.weightGrams === null ? null : weightToDto(weight, state.weightGrams, order.merchant, words),
    asks: pending === null ? null : { what: pending.kind === 'twin' ? ('twin' as const) : pending.asks, goods: goodsOf(order.merchant, pending.sku, words) },
  };
}

const TONES: Readonly<Record<DeskVerdict['kind'], PackVerdictDto['tone']>> = {
  counted: 'counted',
  complete: 'complete',
  closed: 'closed',
  opened: 'counted',
  refused: 'refused',
  cannot_pack: 'refused',
  not_closed: 'refused',
  not_complete: 'look_again',
  look_again: 'look_again',
  weight: 'look_again',
  trouble: 'unknown',
  unknown_code: 'unknown',
  no_order: 'unknown',
  empty_tote: 'look_again',
  undone: 'calm',
  nothing_to_undo: 'calm',
  nothing_short: 'calm',
  short_closed: 'calm',
  weighed: 'calm',
  shelved: 'calm',
  command: 'calm',
};

/** What the labels of these units say they weigh; nothing where they say nothing. */
const gramsOf = (units: readonly PackedUnit[]): { readonly grams?: number } => {
  const grams = units.reduce((sum, unit) => sum + (unit.grams ?? 0), 0);
  return grams === 0 ? {} : { grams };
};

/** The verdict in the shape every bench shows it. */
export function verdictToDto(verdict: DeskVerdict, view: DeskView | null, merchant: string, words: BenchWords): PackVerdictDto {
  const said = { tone: TONES[verdict.kind], kind: verdict.kind as string, params: {}, scanned: null, needed: null, weight: null, unknownCode: null };
  switch (verdict.kind) {
    case 'refused': {
      const { because, sku, insteadOf, serial } = verdict;
      const open = view?.bench.task.lines.find((line) => neededOf(line, view.state) > 0);
      const needed = insteadOf ?? (because === 'wrong_item' ? open?.sku : undefined);
      return {
        ...said,
        kind: `refused.${because}`,
        params: { mixUps: sku !== null && insteadOf !== null ? words.mixUps(merchant, sku, insteadOf) : 0, ...(serial !== undefined && { serial }) },
        scanned: sku === null ? null : goodsOf(merchant, sku, words),
        needed: needed === undefined ? null : goodsOf(merchant, needed, words),
      };
    }
    case 'look_again':
      return { ...said, kind: `look_again.${verdict.because}`, scanned: goodsOf(merchant, verdict.sku, words) };
    case 'counted':
      return {
        ...said,
        params: { left: verdict.left, units: verdict.units.length, ...gramsOf(verdict.units) },
        scanned: verdict.units[0] === undefined ? null : goodsOf(merchant, verdict.units[0].sku, words),
      };
    case 'complete':
      return { ...said, params: { units: view?.bench.task.lines.reduce((sum, { units }) => sum + units, 0) ?? 0, ...gramsOf(verdict.units) } };
    case 'trouble': {
      const { trouble } = verdict;
      const params: Record<string, string | number> = { count: 'codes' in trouble ? trouble.codes.length : 0 };
      if (trouble.because === 'check_digit') params['digit'] = trouble.expected;
      return { ...said, kind: `trouble.${trouble.because}`, params };
    }
    case 'unknown_code':
      // Its number says what it is a case of: that is half of what a supervisor is asked.
      return {
        ...said,
        kind: verdict.caseOf !== null ? 'unknown_case' : verdict.article !== undefined ? 'unknown_article' : 'unknown_code',
        params: { code: verdict.code, ...(verdict.article !== undefined && { article: verdict.article }) },
        scanned: verdict.caseOf === null ? null : goodsOf(merchant, verdict.caseOf, words),
        unknownCode: verdict.code,
      };
    case 'no_order':
      return { ...said, params: { code: verdict.code } };
    case 'empty_tote':
      return { ...said, params: { code: verdict.label } };
    case 'cannot_pack':
      return { ...said, kind: `cannot_pack.${verdict.because}` };
    case 'not_closed':
      return { ...said, kind: 'not_closed', params: { code: verdict.refusal.code } };
    case 'weight': {
      const off = verdict.judged.kind === 'unknown' ? 0 : verdict.judged.differenceGrams;
      return {
        ...said,
        kind: verdict.judged.kind === 'unknown' ? 'weight.unknown' : off < 0 ? 'weight.light' : 'weight.heavy',
        params: { grams: Math.abs(off) },
        weight: weightToDto(verdict.judged, verdict.grams, merchant, words),
      };
    }
    case 'closed':
      return { ...said, params: { waybill: view?.bench.file.order.waybill ?? '' } };
    case 'shelved':
      return { ...said, kind: verdict.cause === null ? 'shelved' : `shelved.${verdict.cause}` };
    case 'command':
      return { ...said, kind: `command.${verdict.command}` };
    case 'not_complete':
    case 'short_closed':
      return { ...said, params: { left: verdict.left } };
    case 'undone':
      return {
        ...said,
        params: { units: verdict.units.length },
        scanned: verdict.units[0] === undefined ? null : goodsOf(merchant, verdict.units[0].sku, words),
      };
    case 'opened':
    case 'nothing_to_undo':
    case 'nothing_short':
    case 'weighed':
      return said;
  }
}
