import type { Division } from '../divisions/division.ts';
import type { Divisions } from '../divisions/divisions.ts';
import type { LevelClaim } from './level-claim.ts';

const GENERIC =
  /^(?:[^\d\s路街巷弄号里村镇乡区市县0-9A-Za-z]{2,8}街道(?!口)(?:办事处)?|[^\d\s路街巷弄号里村镇乡区市县0-9A-Za-z]{1,6}镇(?![路街巷江海])|[^\d\s路街巷弄号里村镇乡区市县0-9A-Za-z]{1,10}(?:民族|族)乡(?![路街台])|[^\d\s路街巷弄号里村镇乡区市县0-9A-Za-z]{1,8}苏木)/u;

const IS_TOWN = /(?:街道|镇|乡|苏木|办事处)$/u;
const IS_ROAD = /^(?:[路街巷]|大道)/u;

const districtsOf = (division: Division): readonly Division[] =>
  division.level === 'district' || division.districtless ? [division] : division.children.flatMap(districtsOf);

/** The street office, town or township at this place: one of the table where one fits, else what has the form of one. */
export function readTown(text: string, at: number, above: readonly Division[], divisions: Divisions): LevelClaim | null {
  let longest = '';
  if (above.length <= 4 && above.every(({ level }) => level !== 'province')) {
    for (const holder of above.flatMap(districtsOf)) {
      const town = divisions.townAt(holder, text, at);
      if (town.length > longest.length) longest = town;
    }
  }
  const made = { at, kind: 'full', renamed: [], mend: null } as const;
  // 青秀山 is an office of its own, 青秀山路 a road.
  if (longest !== '' && !(IS_ROAD.test(text.slice(at + longest.length)) && !IS_TOWN.test(longest))) return { ...made, text: longest, bearers: above };
  const next = text.slice(at, at + 16);
  const generic = /街道|镇|乡|苏木/u.test(next) ? GENERIC.exec(next)?.[0] : undefined;
  return generic === undefined ? null : { ...made, text: generic, kind: 'unknown', bearers: [] };
}
