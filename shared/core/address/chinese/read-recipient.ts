import type { Recipient } from '../../order/recipient.ts';
import type { Place } from '../place.ts';
import { countryCode } from '../divisions/countries.ts';
import { isMunicipality, provinceOf, type Division, type DivisionLevel } from '../divisions/division.ts';
import type { Divisions } from '../divisions/divisions.ts';
import { claim, type LevelClaim } from './level-claim.ts';
import { claimOf, splitLevels, type SplitAddress } from './split-levels.ts';

/** A claim together with the field it was made in. */
export interface PlacedClaim extends LevelClaim {
  readonly place: Place;
}

/**
 * The levels an order claims, wherever they stand: a field of its own wins over the same level in front of the detail, which then only
 * repeats it. `detail` is what is left of the address.
 */
export interface RecipientReading {
  readonly province: PlacedClaim | null;
  readonly city: PlacedClaim | null;
  readonly district: PlacedClaim | null;
  readonly town: PlacedClaim | null;
  readonly developmentZone: boolean;
  /** Another place than the columns say, at the head of the detail. */
  readonly rival: PlacedClaim | null;
  readonly detail: string;
  /** Where `detail` begins in the detail field. */
  readonly detailAt: number;
}

const hasHan = /\p{Script=Han}/u;

/** A site's orders name the same provinces, cities and districts all day; reading one takes as long as reading the whole rest of the address. */
const MEMORY_SIZE = 20_000;
const NOWHERE: readonly Division[] = [];

interface Memory {
  size: number;
  /** What a field says below given divisions; those are the bearers of a claim that is remembered itself, so the list is known by its identity. */
  readonly read: WeakMap<readonly Division[], Map<string, PlacedClaim | null>>;
}
const memories = new WeakMap<Divisions, Memory>();

function column(level: DivisionLevel, written: string, divisions: Divisions, above: readonly Division[]): PlacedClaim | null {
  if (written === '') return null;
  let memory = memories.get(divisions);
  // Forgets everything at once when full: simpler than ageing, and soon filled again.
  if (memory === undefined || memory.size >= MEMORY_SIZE) memories.set(divisions, (memory = { size: 0, read: new WeakMap() }));
  let below = memory.read.get(above);
  if (below === undefined) memory.read.set(above, (below = new Map()));
  const key = `${level} ${written}`;
  const known = below.get(key);
  if (known !== undefined) return known;
  const read = claimOf(level, written, divisions, above);
  const placed: PlacedClaim | null = read === null ? null : { ...read, place: { field: level, span: null } };
  below.set(key, placed);
  memory.size += 1;
  return placed;
}

/** Every check of an order reads where it goes, and a recipient never changes: a corrected one is another. Erased ones are let go with their order. */
const readings = new WeakMap<Divisions, WeakMap<Recipient, RecipientReading>>();

export function readRecipient(recipient: Recipient, divisions: Divisions): RecipientReading {
  let known = readings.get(divisions);
  if (known === undefined) readings.set(divisions, (known = new WeakMap()));
  let reading = known.get(recipient);
  if (reading === undefined) known.set(recipient, (reading = readAnew(recipient, divisions)));
  return reading;
}

function readAnew(recipient: Recipient, divisions: Divisions): RecipientReading {
  const province = column('province', recipient.province, divisions, NOWHERE);
  const city = column('city', recipient.city, divisions, province?.bearers ?? NOWHERE);
  const district = column('district', recipient.district, divisions, city !== null && city.bearers.length > 0 ? city.bearers : (province?.bearers ?? NOWHERE));
  const known = { ...(province && { province }), ...(city && { city }), ...(district && { district }) };
  const split = splitLevels(recipient.detail, divisions, known);

  const inDetail = (read: LevelClaim | null): PlacedClaim | null =>
    read === null ? null : { ...read, place: { field: 'detail', span: [read.at, read.at + read.text.length] } };
  const town: PlacedClaim | null =
    recipient.town.trim() === '' ? inDetail(split.town) : { ...claim(recipient.town.trim(), 0, []), place: { field: 'town', span: null } };
  return {
    province: province ?? inDetail(split.province),
    city: city ?? inDetail(split.city),
    district: district ?? inDetail(split.district),
    town,
    developmentZone: split.developmentZone,
    rival: inDetail(split.rival),
    detail: split.detail,
    detailAt: split.detailAt,
  };
}

/** For an importer: empty level fields filled from the front of the detail, exactly as written; nothing is corrected and nothing added. */
export function splitRecipient(recipient: Recipient, divisions: Divisions): Recipient {
  if (!hasHan.test(recipient.detail)) return recipient;
  const split: SplitAddress = splitLevels(recipient.detail, divisions);
  if (split.province === null && split.city === null && split.district === null) return recipient;
  const { province, city, district, town } = recipient;
  return {
    ...recipient,
    province: province || (split.province?.text ?? ''),
    city: city || (split.city?.text ?? ''),
    district: district || (split.district?.text ?? ''),
    town: town || (split.town?.text ?? ''),
    detail: split.detail,
  };
}

/** ISO alpha-2 of where the parcel goes; empty when nothing tells. Hong Kong, Macao and Taiwan are places of their own for carriers and customs. */
export function countryOf(recipient: Recipient, reading: RecipientReading, siteCountry: string): string {
  const [claimed] = reading.province?.bearers ?? [];
  const special: Readonly<Record<string, string>> = { '81': 'HK', '82': 'MO', '71': 'TW' };
  const region = claimed === undefined ? undefined : special[claimed.code];
  if (region !== undefined) return region;
  const written = countryCode(recipient.country);
  if (written !== '') return written;
  const tail = recipient.detail.split(/[,，\n]/u).at(-1) ?? '';
  const inTail = countryCode(tail);
  if (inTail !== '') return inTail;
  if (hasHan.test(recipient.detail + recipient.province + recipient.city)) return siteCountry === '' ? 'CN' : siteCountry;
  return recipient.country.trim();
}

export const isDirect = (division: Division): boolean => division.parent?.unwritten === true || isMunicipality(provinceOf(division));
