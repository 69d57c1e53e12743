import { cityOf, divisionPath, isMunicipality, isWithin, provinceOf, type Division } from '../divisions/division.ts';
import type { Divisions } from '../divisions/divisions.ts';
import type { LevelClaim, LevelClaims } from './level-claim.ts';

/**
 * Sets the claimed levels against each other. Every division that bears the lowest claimed name is one reading of the address; a reading is
 * as strong as the number of claimed levels it agrees with, the town included. Two that agree beat one; a tie is for a person.
 *
 *   广东省 杭州市 西湖区 翠苑街道      广东省 · · ·            agrees with 1
 *                                     浙江省/杭州市/西湖区    agrees with 3   ◀ and stands alone at the top
 */
export interface Reading {
  /** The lowest division of this reading. */
  readonly division: Division;
  readonly agrees: readonly string[];
  readonly against: readonly string[];
}

export type Weighing =
  | { readonly verdict: 'nothing' }
  /** Every claim fits; `reading` is the only one that does. */
  | { readonly verdict: 'agree'; readonly reading: Reading }
  /** Every claim fits several divisions of one name; the ones whose town agrees come first. */
  | { readonly verdict: 'ambiguous'; readonly readings: readonly Reading[] }
  /** No reading fits all claims. Strongest first. */
  | { readonly verdict: 'contradiction'; readonly readings: readonly Reading[] };

const fitsProvince = (division: Division, { bearers }: LevelClaim): boolean => bearers.includes(provinceOf(division));
const fitsCity = (division: Division, { bearers }: LevelClaim): boolean => {
  const city = cityOf(division);
  // A municipality stands in the city's place as well; a direct-run county may stand there itself.
  return (
    (city !== null && bearers.includes(city)) ||
    bearers.includes(division) ||
    bearers.some((bearer) => isMunicipality(bearer) && bearer === provinceOf(division))
  );
};

function readAs(division: Division, claims: LevelClaims, divisions: Divisions): Reading {
  const agrees: string[] = [];
  const against: string[] = [];
  const note = (claim: LevelClaim | null, fits: (claim: LevelClaim) => boolean): void => {
    if (claim === null || (claim.bearers.length === 0 && claim !== claims.town)) return;
    (fits(claim) ? agrees : against).push(claim.text);
  };
  note(claims.province, (claim) => fitsProvince(division, claim));
  const moved = claims.district?.renamed.some(
    ({ oldCity, successors }) => successors.includes(division) && claims.city?.bearers.some(({ name }) => name === oldCity),
  );
  note(claims.city, (claim) => moved === true || ((division.level !== 'province' || isMunicipality(division)) && fitsCity(division, claim)));
  note(claims.district, (claim) => claim.bearers.includes(division));
  const { town } = claims;
  if (town !== null && divisions.hasTown(division, town.text)) agrees.push(town.text);
  return { division, agrees, against };
}

const strongestFirst = (a: Reading, b: Reading): number => b.agrees.length - a.agrees.length || a.against.length - b.against.length;

export function weighLevels(claims: LevelClaims, divisions: Divisions): Weighing {
  const lowest = [claims.district, claims.city, claims.province].find((claim) => claim !== null && claim.bearers.length > 0);
  if (lowest === undefined || lowest === null) return { verdict: 'nothing' };
  const readings = lowest.bearers.map((division) => readAs(division, claims, divisions)).toSorted(strongestFirst);
  const fitting = readings.filter(({ against }) => against.length === 0);
  const [first] = fitting;
  if (first !== undefined && fitting.length === 1) return { verdict: 'agree', reading: first };
  if (first !== undefined) return { verdict: 'ambiguous', readings: fitting };
  // The levels above are readings of their own: 浙江省昆山市 may mean Zhejiang as well as Kunshan.
  const upper = [claims.city, claims.province].flatMap((claim) => (claim === null || claim === lowest || claim.bearers.length !== 1 ? [] : claim.bearers));
  const rivals = upper
    .map((division) => readAs(division, claims, divisions))
    .filter(({ division }) => !readings.some((reading) => isWithin(reading.division, division) && reading.agrees.length > 0 && reading.against.length < 2));
  return { verdict: 'contradiction', readings: [...readings, ...rivals].toSorted(strongestFirst) };
}

/** The reading that beats all others, or null. A city is no answer where a district was written: which of the two is wrong nobody knows. */
export function winner(readings: readonly Reading[]): Reading | null {
  const [first, second] = readings;
  if (first === undefined || first.agrees.length < 2 || (second !== undefined && first.agrees.length === second.agrees.length)) return null;
  return first.division.level === 'district' || first.division.districtless ? first : null;
}

export const readingPath = ({ division }: Reading): string => divisionPath(division);
