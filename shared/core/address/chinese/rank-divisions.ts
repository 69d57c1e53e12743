import { cityOf, type Division } from '../divisions/division.ts';
import type { Divisions } from '../divisions/divisions.ts';
import { mendName } from '../divisions/mend-name.ts';
import { plainText } from '../divisions/plain-text.ts';
import type { RecipientReading } from './read-recipient.ts';
import { weighLevels, winner } from './weigh-levels.ts';

/**
 * Which division an address lies in, as far as its words decide it. Candidates carry the rule that found them; a confidence only where the
 * rule argues for one of them against the others.
 */
export interface Candidate {
  readonly division: Division;
  readonly rule: string;
  readonly confidence: number | null;
}

export interface DivisionVerdict {
  readonly status: 'ok' | 'ambiguous' | 'contradictory' | 'incomplete' | 'unknown';
  /** The deepest division that is sure. */
  readonly division: Division | null;
  readonly candidates: readonly Candidate[];
}

/** How often each rule was right on labelled rows, rounded down: test/bench/address.bench.ts measures it anew. */
export const RULE_CONFIDENCE = {
  only_bearer: 0.97,
  town_only_in: 0.96,
  renamed_to: 0.97,
  levels_agree_three: 0.95,
  levels_agree: 0.85,
  typed_sound: 0.96,
  typed_form: 0.95,
  typed_character: 0.8,
  town_elsewhere: 0.8,
  column_shifted: 0.97,
} as const;
type Rule = keyof typeof RULE_CONFIDENCE;

const sure = (division: Division, rule: Rule): Candidate => ({ division, rule, confidence: RULE_CONFIDENCE[rule] });
const asked = (division: Division, rule = 'candidate'): Candidate => ({ division, rule, confidence: null });
const districtsOf = (division: Division): readonly Division[] => (division.level === 'district' ? [division] : division.children.flatMap(districtsOf));

export function rankDivisions(reading: RecipientReading, divisions: Divisions): DivisionVerdict {
  const { province, city, district, town, rival } = reading;
  if (rival !== null) return { status: 'contradictory', division: null, candidates: rivals(reading).map((one) => asked(one, 'level_stands_alone')) };
  const weighing = weighLevels(reading, divisions);
  switch (weighing.verdict) {
    case 'nothing':
      return fromTown(town?.text ?? '', divisions);
    case 'contradiction': {
      const best = winner(weighing.readings);
      const candidates =
        best === null
          ? weighing.readings.slice(0, 6).map((one) => asked(one.division, 'level_stands_alone'))
          : [
              sure(best.division, best.agrees.length >= 3 ? 'levels_agree_three' : 'levels_agree'),
              ...weighing.readings
                .filter((one) => one !== best)
                .slice(0, 5)
                .map((one) => asked(one.division)),
            ];
      return { status: 'contradictory', division: null, candidates: [...soundsRight(reading, divisions), ...candidates] };
    }
    case 'ambiguous': {
      const [first, second] = weighing.readings;
      if (town !== null && first !== undefined && second !== undefined && first.agrees.length > second.agrees.length)
        return { status: 'ok', division: first.division, candidates: [sure(first.division, 'town_only_in')] };
      return { status: 'ambiguous', division: null, candidates: weighing.readings.map((one) => asked(one.division)) };
    }
    case 'agree': {
      const { division } = weighing.reading;
      const isOld = [district, city].some((claim) => claim !== null && claim.renamed.length > 0);
      const elsewhere = townElsewhere(division, town?.text ?? '', divisions);
      // The town may have gone to another heir than the name did.
      if (elsewhere !== null && isOld) return { status: 'ambiguous', division: null, candidates: elsewhere.candidates };
      if (elsewhere !== null) return { status: 'contradictory', division: null, candidates: elsewhere.candidates };
      const mended = [district, city, province].find((claim) => claim?.mend != null)?.mend;
      const rule: Rule | null = mended != null ? `typed_${mended.how}` : isOld ? 'renamed_to' : isWrittenOut(division, reading) ? null : 'only_bearer';
      if (division.level === 'district' || division.districtless) return { status: 'ok', division, candidates: rule === null ? [] : [sure(division, rule)] };
      if (reading.developmentZone) return { status: 'ok', division, candidates: [] };
      return withoutDistrict(division, reading, divisions);
    }
  }
}

/** What the columns say, and what the detail says instead. */
export const rivals = ({ province, city, district, rival }: RecipientReading): readonly Division[] => [
  ...([district, city, province].find((one) => one !== null && one.bearers.length > 0)?.bearers ?? []),
  ...(rival?.bearers ?? []),
];

/** 上海市黄埔区: somebody bears that name elsewhere, and 黄浦区 here sounds the same. A person sees both. */
function soundsRight({ district, city, province }: RecipientReading, divisions: Divisions): readonly Candidate[] {
  const above = city?.bearers ?? province?.bearers ?? [];
  if (district === null || district.kind !== 'full' || above.length === 0) return [];
  const text = plainText(district.text, divisions.characters);
  return mendName(text, 0, above, divisions)
    .filter(({ length, mend }) => length === text.length && mend.sureness >= 0.85)
    .flatMap(({ division, mend }) => division.map((one) => asked(one, `typed_${mend.how}`)));
}

/** Every level above the district stands in the address. */
const isWrittenOut = (division: Division, { province, city }: RecipientReading): boolean =>
  province !== null && (city !== null || cityOf(division)?.unwritten === true || division.level !== 'district');

function withoutDistrict(division: Division, { town, district }: RecipientReading, divisions: Divisions): DivisionVerdict {
  const holders = town === null || district !== null || division.level === 'province' ? [] : districtsWithTown(division, town.text, divisions);
  const [only] = holders;
  if (only !== undefined && holders.length === 1) return { status: 'ok', division: only, candidates: [sure(only, 'town_only_in')] };
  if (holders.length > 1) return { status: 'ambiguous', division: null, candidates: holders.map((one) => asked(one)) };
  return { status: 'incomplete', division, candidates: [] };
}

function fromTown(town: string, divisions: Divisions): DivisionVerdict {
  const holders = town === '' ? [] : divisions.withTown(town);
  const [only] = holders;
  if (only === undefined || holders.length > 12) return { status: 'unknown', division: null, candidates: [] };
  if (holders.length === 1) return { status: 'ok', division: only, candidates: [sure(only, 'town_only_in')] };
  return { status: 'ambiguous', division: null, candidates: holders.map((one) => asked(one)) };
}

export interface TownElsewhere {
  /** Where the town does lie. */
  readonly places: readonly Division[];
  readonly candidates: readonly Candidate[];
}

/** 余杭区临平街道: the town went to a neighbour. 北京市朝阳区桂林街道: the town is in the other 朝阳区. Null when nothing speaks against the division. */
export function townElsewhere(division: Division, town: string, divisions: Divisions): TownElsewhere | null {
  if (division.level !== 'district' || town === '' || divisions.hasTown(division, town)) return null;
  const neighbours = cityOf(division)?.children.filter((one) => one !== division && divisions.hasTown(one, town)) ?? [];
  const [neighbour] = neighbours;
  if (neighbour !== undefined && neighbours.length === 1) return { places: neighbours, candidates: [sure(neighbour, 'town_elsewhere'), asked(division)] };
  const namesakes = divisions.named('district', division.name).filter((one) => one !== division && divisions.hasTown(one, town));
  return namesakes.length === 0 ? null : { places: namesakes, candidates: [division, ...namesakes].map((one) => asked(one)) };
}

/** The district of a city that is told by its town alone; several when several have a town of that name. */
export const districtsWithTown = (division: Division, town: string, divisions: Divisions): readonly Division[] =>
  town === '' ? [] : districtsOf(division).filter((one) => divisions.hasTown(one, town));
