import type { Division, DivisionLevel, Divisions } from './divisions.ts';
import type { LevelClaim, LevelClaims } from './split-levels.ts';

/** Official names of what was written, filled upwards only where exactly one division can be meant. */
export interface FilledLevels {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly town: string;
}

export function fillLevels(split: LevelClaims, divisions: Divisions): FilledLevels {
  const successors = (read: LevelClaim | null): readonly Division[] => {
    const paths = read?.renamed.flatMap((entry) => entry.successors) ?? [];
    return paths.length === 1 ? divisions.all.filter((division) => pathOf(division) === paths[0]) : [];
  };
  const one = (read: LevelClaim | null): Division | null => {
    const bearers = read === null ? [] : read.bearers.length > 0 ? read.bearers : successors(read);
    return bearers.length === 1 ? (bearers[0] ?? null) : null;
  };
  const deepest = one(split.district) ?? one(split.city) ?? one(split.province);
  const chain: Division[] = [];
  for (let node = deepest; node !== null; node = node.parent) chain.push(node);
  const nameOf = (level: DivisionLevel): string => chain.find((node) => node.level === level && !node.unwritten)?.name ?? '';
  return {
    province: nameOf('province') || (split.province?.text ?? ''),
    city: nameOf('city') || (chain.some((node) => node.level === 'city') ? '' : (split.city?.text ?? '')),
    district: nameOf('district') || (split.district?.text ?? ''),
    town: split.town?.text ?? '',
  };
}

const pathOf = (division: Division): string =>
  `${division.parent === null ? '' : `${pathOf(division.parent)}/`}${division.name}`.replace(/\/(?:市辖区|县)(?=\/|$)/u, '');
