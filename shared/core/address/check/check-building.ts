import type { Finding } from '../../finding/finding.ts';
import type { Recipient } from '../../order/recipient.ts';
import { addressFinding, whole } from './address-finding.ts';
import type { Place } from '../place.ts';
import { findRemark, withoutRemark } from '../detail/detail-patterns.ts';
import type { Divisions } from '../divisions/divisions.ts';
import { DoorEvidence } from './door-evidence.ts';
import { isSameTown, readForeignHouse, type ForeignHouse } from '../foreign/foreign-building.ts';
import { placeInDetail } from './check-levels.ts';
import { plainText } from '../divisions/plain-text.ts';
import { readRecipient, type RecipientReading } from '../chinese/read-recipient.ts';
import { splitDetail } from '../detail/split-detail.ts';

/** A building as addresses name it, up to the number or the block a door stands behind. */
export interface Building {
  /** Stands in every address of the building: 听雨路12号, 听雨路12号3幢. */
  readonly words: string;
  readonly district: string;
}

/** Where a house ends and its doors begin: 12号3幢 2单元601室. A shop or a company behind the number is found without a door. */
const HOUSE = /^(?<house>.*?\d+(?:号|號|弄)(?:院)?(?:\d+(?:号楼|栋|幢|座))?)(?<door>.*)$/u;

const doorOf = (place: string, { words }: Building): string | null => (place.startsWith(words) ? place.slice(words.length) : null);
const isDoor = (door: string): boolean => /\d/u.test(door);

const placeOf = (reading: RecipientReading, divisions: Divisions): string =>
  plainText(withoutRemark(reading.detail, findRemark(reading.detail)), divisions.characters).replaceAll(/\s/gu, '');

/** The building of an address that names no door in it; null where the words go on, or name no house. */
export function buildingWithoutDoor(reading: RecipientReading, divisions: Divisions): Building | null {
  const place = placeOf(reading, divisions);
  const found = HOUSE.exec(place)?.groups;
  // Nearly every address names its door, so the road is looked for last.
  if (found === undefined || found['door'] !== '' || (found['house'] ?? '').length > 40 || splitDetail(place).road === '') return null;
  const district = reading.district?.bearers.length === 1 ? (reading.district.bearers[0]?.name ?? '') : '';
  return { words: found['house'] ?? '', district };
}

/**
 * Is the flat missing? Told by the addresses this site delivered to in the very same building: many different doors and nobody without one. `known` are
 * recipients whose address has the words of the building in it, in any order.
 */
export function checkBuilding(recipient: Recipient, divisions: Divisions, known: (building: Building) => readonly Recipient[]): readonly Finding[] {
  const abroad = readForeignHouse(recipient);
  if (abroad !== null) return checkHouseAbroad(recipient, abroad, known);
  const reading = readRecipient(recipient, divisions);
  const building = buildingWithoutDoor(reading, divisions);
  if (building === null) return [];
  const evidence = new DoorEvidence();
  for (const other of known(building)) {
    if (isSamePerson(other, recipient)) continue;
    const there = readRecipient(other, divisions);
    if (building.district !== '' && there.district !== null && !there.district.bearers.some(({ name }) => name === building.district)) continue;
    const door = doorOf(placeOf(there, divisions), building);
    if (door === null) continue;
    evidence.add(isDoor(door) ? door : '');
  }
  return unitMissing(evidence, building.words, placeInDetail(reading, 0, reading.detail.length));
}

const isSamePerson = (a: Recipient, b: Recipient): boolean => a.phone === b.phone && a.name === b.name;

function unitMissing(evidence: DoorEvidence, building: string, place: Place): readonly Finding[] {
  const severity = evidence.severity();
  return severity === null ? [] : [addressFinding('address.unit_missing', place, { building, count: evidence.count }, [], severity)];
}

/** The same abroad, where a house is known by number, street and town. */
function checkHouseAbroad(recipient: Recipient, house: ForeignHouse, known: (building: Building) => readonly Recipient[]): readonly Finding[] {
  if (house.door !== '' || house.hasMore) return [];
  const evidence = new DoorEvidence();
  for (const other of known({ words: house.words, district: '' })) {
    if (isSamePerson(other, recipient) || !isSameTown(other, recipient)) continue;
    const there = readForeignHouse(other);
    if (there?.key === house.key && !(there.door === '' && there.hasMore)) evidence.add(there.door);
  }
  const at = recipient.detail.indexOf(house.written);
  return unitMissing(evidence, house.written, at < 0 ? whole('detail') : { field: 'detail', span: [at, at + house.written.length] });
}
