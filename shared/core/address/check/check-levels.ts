import type { Finding, Suggestion } from '../../finding/finding.ts';
import type { Recipient } from '../../order/recipient.ts';
import type { AddressContext } from './address-context.ts';
import { lessonConfidence, lessonKey } from '../chinese/address-lesson.ts';
import { addressFinding, addressSuggestion, changesTo, whole } from './address-finding.ts';
import type { Place } from '../place.ts';
import { divisionPath, isMunicipality, type Division } from '../divisions/division.ts';
import { checkShifted } from './check-shifted.ts';
import type { Divisions } from '../divisions/divisions.ts';
import { levelFields } from '../chinese/level-fields.ts';
import { districtsWithTown, rivals, RULE_CONFIDENCE, townElsewhere } from '../chinese/rank-divisions.ts';
import { isDirect, type PlacedClaim, type RecipientReading } from '../chinese/read-recipient.ts';
import { readingPath, weighLevels, winner } from '../chinese/weigh-levels.ts';

/**
 * Do the divisions of a Chinese address exist, agree and suffice? A missing level is filled only where exactly one division can be meant;
 * where a person has to choose, candidates carry no confidence.
 */
export function checkLevels(recipient: Recipient, reading: RecipientReading, context: AddressContext): readonly Finding[] {
  const findings = judgeLevels(recipient, reading, context);
  const learned = findings.some(({ severity }) => severity === 'stop') ? learnedSuggestions(recipient, reading, context) : [];
  if (learned.length === 0) return findings;
  // What people decided here before comes first; what a rule says stays below it.
  return findings.map((one) => (one.severity === 'stop' ? { ...one, suggestions: [...learned, ...one.suggestions] } : one));
}

function learnedSuggestions(recipient: Recipient, reading: RecipientReading, { divisions, lessons }: AddressContext): readonly Suggestion[] {
  const key = lessons === undefined ? null : lessonKey(recipient, divisions);
  const known = key === null ? [] : (lessons?.(key) ?? []);
  return known.flatMap((lesson) => {
    const division = divisions.withCode(lesson.adcode);
    if (division === undefined) return [];
    const changes = changesTo(recipient, levelFields(recipient, reading, division));
    return [addressSuggestion('address.learned', changes, lessonConfidence(lesson, known), { path: divisionPath(division), times: lesson.accepted })];
  });
}

function judgeLevels(recipient: Recipient, reading: RecipientReading, context: AddressContext): readonly Finding[] {
  const { divisions } = context;
  const { province, city, district, town } = reading;
  const fix = (division: Division): ReturnType<typeof changesTo> => changesTo(recipient, levelFields(recipient, reading, division));

  if (reading.rival !== null) return [rivalFinding(reading.rival, reading, fix)];
  const renamed = [district, city].find((claim) => claim !== null && claim.renamed.length > 0);
  if (renamed !== undefined && renamed !== null) return [renamedFinding(renamed, reading, divisions, fix)];

  const shifted = checkShifted(recipient, reading, context);
  if (shifted !== null) return [shifted];
  if (province !== null && province.bearers.length === 0) return [addressFinding('address.province_unknown', province.place, { province: province.text })];
  if (city !== null && city.bearers.length === 0 && !reading.developmentZone) return [addressFinding('address.city_unknown', city.place, { city: city.text })];

  const weighing = weighLevels(reading, divisions);
  switch (weighing.verdict) {
    case 'nothing':
      return [nothingClaimed(reading)];
    case 'contradiction': {
      const best = winner(weighing.readings);
      const against = (best ?? weighing.readings[0])?.against[0] ?? '';
      const suggestions =
        best !== null
          ? [
              addressSuggestion(
                'address.levels_agree',
                fix(best.division),
                best.agrees.length >= 3 ? RULE_CONFIDENCE.levels_agree_three : RULE_CONFIDENCE.levels_agree,
                {
                  agree: best.agrees.join(' '),
                  against: best.against.join(' '),
                  path: readingPath(best),
                },
              ),
            ]
          : weighing.readings
              .slice(0, 6)
              .map((one) => addressSuggestion('address.level_stands_alone', fix(one.division), null, { agree: one.agrees.join(' '), path: readingPath(one) }));
      const wrong = [province, city, district].find((claim) => claim?.text === against);
      const written = [province, city, district].flatMap((claim) => (claim === null ? [] : [claim.text])).join('');
      return [addressFinding('address.contradiction', wrong?.place ?? whole('district'), { written, against }, suggestions)];
    }
    case 'ambiguous': {
      const { readings } = weighing;
      const [first, second] = readings;
      const townDecides = town !== null && first !== undefined && second !== undefined && first.agrees.length > second.agrees.length;
      const suggestions = readings.map((one, n) =>
        townDecides && n === 0
          ? addressSuggestion('address.town_only_in', fix(one.division), 0.9, { town: town.text, path: readingPath(one) })
          : addressSuggestion('address.candidate', fix(one.division), null, { path: readingPath(one) }),
      );
      return [
        addressFinding(
          'address.district_ambiguous',
          district?.place ?? city?.place ?? whole('district'),
          { district: (district ?? city)?.text ?? '', count: readings.length },
          suggestions,
        ),
      ];
    }
    case 'agree':
      return agreed(weighing.reading.division, reading, divisions, fix);
  }
}

/** The columns name one place and the detail begins with another. */
function rivalFinding(rival: PlacedClaim, reading: RecipientReading, fix: (division: Division) => ReturnType<typeof changesTo>): Finding {
  const { province, city, district } = reading;
  const written = [province, city, district].flatMap((claim) => (claim === null ? [] : [claim.text])).join('');
  const suggestions = rivals(reading).map((one) =>
    addressSuggestion('address.level_stands_alone', fix(one), null, { agree: rival.bearers.includes(one) ? rival.text : written, path: divisionPath(one) }),
  );
  return addressFinding('address.contradiction', rival.place, { written, against: rival.text }, suggestions);
}

function agreed(
  division: Division,
  reading: RecipientReading,
  divisions: Divisions,
  fix: (division: Division) => ReturnType<typeof changesTo>,
): readonly Finding[] {
  const { province, city, district, town } = reading;
  const typed = mistyped(division, reading, fix);
  if (typed !== null) return [typed];
  if (division.level === 'district') {
    const misplaced = townFinding(division, reading, divisions, fix);
    if (misplaced !== null) return [misplaced];
    const only = (): readonly Suggestion[] => [
      addressSuggestion('address.only_bearer', fix(division), RULE_CONFIDENCE.only_bearer, { name: division.name, path: divisionPath(division) }),
    ];
    // The municipality in the city's place, or a direct-run county's own name, has said it all.
    if (city !== null && province === null) return [addressFinding('address.province_missing', whole('province'), { city: city.text }, only(), 'hint')];
    if (city === null && province === null)
      return [addressFinding('address.province_city_missing', whole('province'), { district: district?.text ?? '' }, only())];
    if (city === null && !isDirect(division)) return [addressFinding('address.city_missing', whole('city'), { province: province?.text ?? '' }, only())];
    return [];
  }
  if (reading.developmentZone)
    return [addressFinding('address.development_zone', district?.place ?? whole('district'), { zone: district?.text ?? '' }, [], 'hint')];
  if (division.level === 'province' && !isMunicipality(division)) return [addressFinding('address.city_missing', whole('city'), { province: division.name })];
  if (division.districtless)
    return province === null && city !== null
      ? [
          addressFinding(
            'address.province_missing',
            whole('province'),
            { city: city.text },
            [addressSuggestion('address.only_bearer', fix(division), RULE_CONFIDENCE.only_bearer, { name: division.name, path: divisionPath(division) })],
            'hint',
          ),
        ]
      : [];
  // City known, district not: the town may lie in one of its districts only.
  if (district !== null) {
    return isOtherDistrict(district.text) ? [] : [addressFinding('address.district_unknown', district.place, { district: district.text, city: division.name })];
  }
  const holders = districtsWithTown(division, town?.text ?? '', divisions);
  const unique = holders.length === 1;
  const suggestions = holders.map((holder) =>
    unique
      ? addressSuggestion('address.town_only_in', fix(holder), 0.9, { town: town?.text ?? '', path: divisionPath(holder) })
      : addressSuggestion('address.candidate', fix(holder), null, { path: divisionPath(holder) }),
  );
  return [addressFinding('address.district_missing', whole('district'), { city: division.name }, suggestions)];
}

/** 其它区 is what a shop's form offers to those whose zone it does not know; 高新区 is written where a district stands. */
const isOtherDistrict = (text: string): boolean => /^其[他它]区?$|(?:开发区|高新区|园区|新区|度假区|保税区|经开区)$/u.test(text);

function townFinding(
  division: Division,
  { town, district }: RecipientReading,
  divisions: Divisions,
  fix: (division: Division) => ReturnType<typeof changesTo>,
): Finding | null {
  const elsewhere = town === null ? null : townElsewhere(division, town.text, divisions);
  if (town === null || elsewhere === null) return null;
  const suggestions = elsewhere.candidates
    .filter(({ confidence }, _n, all) => confidence !== null || all.every((one) => one.confidence === null))
    .map(({ division: one, confidence }) =>
      confidence === null
        ? addressSuggestion('address.candidate', fix(one), null, { path: divisionPath(one) })
        : addressSuggestion('address.town_only_in', fix(one), confidence, { town: town.text, path: divisionPath(one) }),
    );
  return addressFinding(
    'address.town_elsewhere',
    town.place,
    { town: town.text, district: district?.text ?? '', elsewhere: elsewhere.places.map(divisionPath).join(' ') },
    suggestions,
  );
}

/** 余航区: said before anything else, because until it is mended no table knows the place. */
function mistyped(
  division: Division,
  { province, city, district }: RecipientReading,
  fix: (division: Division) => ReturnType<typeof changesTo>,
): Finding | null {
  const typed = [district, city, province].find((claim) => claim?.mend != null);
  const [meant] = typed?.bearers ?? [];
  if (typed?.mend == null || meant === undefined) return null;
  const rule = `typed_${typed.mend.how}` as const;
  return addressFinding('address.name_mistyped', typed.place, { written: typed.text, name: meant.name }, [
    addressSuggestion(`address.${rule}`, fix(division), RULE_CONFIDENCE[rule], { written: typed.text, path: divisionPath(division) }),
  ]);
}

function nothingClaimed({ district }: RecipientReading): Finding {
  return district === null
    ? addressFinding('address.all_levels_missing', whole('province'))
    : addressFinding('address.district_unknown', district.place, { district: district.text, city: '' });
}

function renamedFinding(
  claim: PlacedClaim,
  reading: RecipientReading,
  divisions: Divisions,
  fix: (division: Division) => ReturnType<typeof changesTo>,
): Finding {
  const successors = claim.bearers;
  const { oldName = claim.text, year = 0 } = claim.renamed.toSorted((a, b) => b.year - a.year)[0] ?? {};
  const [only] = successors;
  if (only !== undefined && successors.length === 1) {
    // Below a renamed city the written district is still there to be found.
    const below = only.level === 'city' && reading.district !== null ? (reading.district.bearers.find((bearer) => bearer.parent === only) ?? only) : only;
    return addressFinding('address.renamed', claim.place, { oldName, year, newName: only.name }, [
      addressSuggestion('address.renamed_to', fix(below), RULE_CONFIDENCE.renamed_to, { oldName, year, path: divisionPath(below) }),
    ]);
  }
  const { town } = reading;
  const holding = town === null ? [] : successors.filter((one) => divisions.hasTown(one, town.text));
  const [decided] = holding;
  const suggestions =
    decided !== undefined && holding.length === 1
      ? [addressSuggestion('address.town_now_in', fix(decided), 0.9, { town: town?.text ?? '', oldName, year, path: divisionPath(decided) })]
      : successors.map((one) => addressSuggestion('address.candidate', fix(one), null, { path: divisionPath(one) }));
  return addressFinding('address.renamed_split', claim.place, { oldName, year, count: successors.length }, suggestions);
}

export const placeInDetail = (reading: RecipientReading, at: number, length: number): Place => ({
  field: 'detail',
  span: [reading.detailAt + at, reading.detailAt + at + length],
});
