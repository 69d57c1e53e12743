import type { WeightModel } from '../../shared/core/pack-check/weight-model.ts';
import type { LearnedCode, PackRecord, PackStore } from '../../shared/core/ports/pack-store.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryPacks(unitOfWork: MemoryUnitOfWork): PackStore {
  const checks = enlistedMap<string, PackRecord>(unitOfWork);
  const codes = enlistedMap<string, LearnedCode>(unitOfWork);
  const models = enlistedMap<string, WeightModel>(unitOfWork);
  const back = enlistedMap<number, { readonly unit: string; readonly checks: number }>(unitOfWork);
  const mixUps = enlistedMap<number, { readonly pair: string; readonly at: number }>(unitOfWork);
  const ofOrder = (orderId: string): readonly PackRecord[] => [...checks.values()].filter((check) => check.orderId === orderId);
  const pairOf = (...parts: readonly string[]): string => parts.join('\u001f');
  return {
    rounds: (orderId) => ofOrder(orderId).length,
    record: (check) => {
      unitOfWork.assertRunning('a pack check');
      const key = pairOf(check.orderId, String(check.round));
      if (checks.has(key)) throw new Error('UNIQUE constraint: a pack check');
      checks.set(key, check);
    },
    lastPacked: (orderId) => {
      const last = ofOrder(orderId).toSorted((a, b) => b.round - a.round)[0];
      return last?.outcome === 'packed' ? last : null;
    },
    hasLeft: (merchant, sku, serial, exceptOrder) =>
      [...checks.values()].some(
        (check, place) =>
          check.merchant === merchant &&
          check.outcome === 'packed' &&
          check.orderId !== exceptOrder &&
          check.round === ofOrder(check.orderId).length &&
          check.units.some((unit) => unit.sku === sku && unit.serial?.toLowerCase() === serial.toLowerCase()) &&
          ![...back.values()].some((one) => one.unit === pairOf(merchant, sku, serial.toLowerCase()) && one.checks > place),
      ),
    serialBack: (unit) => {
      unitOfWork.assertRunning('a serial that came back');
      back.set(back.size, { unit: pairOf(unit.merchant, unit.sku, unit.serial.toLowerCase()), checks: checks.size });
    },
    learnCode: (code) => {
      unitOfWork.assertRunning('a barcode');
      codes.set(pairOf(code.merchant, code.barcode), code);
    },
    codesOf: (merchant, sku) =>
      [...codes.values()].filter((code) => code.merchant === merchant && code.sku === sku).toSorted((a, b) => (a.barcode < b.barcode ? -1 : 1)),
    meaningOf: (merchant, barcode) => codes.get(pairOf(merchant, barcode)) ?? null,
    weighed: (merchant, limit) =>
      [...checks.values()]
        .filter((check) => check.merchant === merchant && check.teaches)
        .toReversed()
        .slice(0, limit)
        .map(({ packaging, weightGrams, units }) => ({
          packaging,
          grams: weightGrams ?? 0,
          items: units.map(({ sku, units: count }) => ({ sku, units: count })),
        })),
    weights: (merchant) => models.get(merchant) ?? { packagings: new Map(), skus: new Map() },
    saveWeights: (merchant, model) => {
      unitOfWork.assertRunning('learned weights');
      models.set(merchant, model);
    },
    mixedUp: (merchant, sku, insteadOf, at) => {
      unitOfWork.assertRunning('a mix-up');
      mixUps.set(mixUps.size, { pair: pairOf(merchant, sku, insteadOf), at });
    },
    mixUps: (merchant, sku, insteadOf, sinceAt) =>
      [...mixUps.values()].filter(({ pair, at }) => pair === pairOf(merchant, sku, insteadOf) && at >= sinceAt).length,
  };
}
