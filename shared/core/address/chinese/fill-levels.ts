import type { Division, DivisionLevel } from '../divisions/division.ts';
import type { LevelClaim, LevelClaims } from './level-claim.ts';

/** Official names of what was written, filled upwards only where exactly one division can be meant. */
export interface FilledLevels {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly town: string;
}

export function fillLevels(split: LevelClaims): FilledLevels {
  const one = (read: LevelClaim | null): Division | null => {
    const bearers = read?.bearers ?? [];
    return bearers.length === 1 ? (bearers[0] ?? null) : null;
  };
  const deepest = one(split.district) ?? one(split.city) ?? one(split.province);
  const chain: Division[] = [];
  for (let node = deepest; node !== null; node = node.parent) chain.push(node);
  const nameOf = (level: DivisionLevel): string => chain.find((node) => node.level === level && !node.unwritten)?.name ?? '';
  return {
    province: nameOf('province') || (split.province?.text ?? ''),
    city: nameOf('city') || (chain.some((node) => node.level === 'city') ? '' : (split.city?.text ?? '')),
    // 开发区 is kept as people write it: its long name stands on no parcel.
    district: split.district?.kind === 'zone' ? split.district.text : nameOf('district') || (split.district?.text ?? ''),
    town: split.town?.text ?? '',
  };
}
