import type { PackVerdictDto } from '../../../shared/contract/pack.contract.ts';

/** The unit in hand whose serial left before; null where the last verdict speaks of something else. */
export function leftBefore(verdict: PackVerdictDto | null): { readonly sku: string; readonly serial: string } | null {
  const serial = verdict?.params['serial'];
  return verdict?.kind === 'refused.serial_left' && verdict.scanned !== null && typeof serial === 'string' ? { sku: verdict.scanned.sku, serial } : null;
}

/** What stands at the bench once a supervisor said that it came back: nothing is counted yet, its scan comes again. */
export const serialBack = (serial: string): PackVerdictDto => ({
  tone: 'calm',
  kind: 'serial_back',
  params: { serial },
  scanned: null,
  needed: null,
  weight: null,
  unknownCode: null,
});
