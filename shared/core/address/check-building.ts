import type { Finding } from '../finding/finding.ts';
import type { Recipient } from '../order/recipient.ts';
import { addressFinding } from './address-finding.ts';
import { findRemark, withoutRemark } from './detail-patterns.ts';
import type { Divisions } from './divisions.ts';
import { placeInDetail } from './check-levels.ts';
import { plainText } from './plain-text.ts';
import { readRecipient, type RecipientReading } from './read-recipient.ts';
import { splitDetail } from './split-detail.ts';

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
  const { road } = splitDetail(place);
  const found = HOUSE.exec(place)?.groups;
  if (road === '' || found === undefined || found['door'] !== '' || (found['house'] ?? '').length > 40) return null;
  const district = reading.district?.bearers.length === 1 ? (reading.district.bearers[0]?.name ?? '') : '';
  return { words: found['house'] ?? '', district };
}

/** So many doors of one building make it a building with doors; half of them are worth a word. */
const SURE_DOORS = 6;
const LIKELY_DOORS = 3;

/**
 * Is the flat missing? Told by the addresses this site delivered to in the very same building: many different doors and nobody without one. `known` are
 * recipients whose address has the words of the building in it, in any order.
 */
export function checkBuilding(recipient: Recipient, divisions: Divisions, known: (building: Building) => readonly Recipient[]): readonly Finding[] {
  const reading = readRecipient(recipient, divisions);
  const building = buildingWithoutDoor(reading, divisions);
  if (building === null) return [];
  const doors = new Set<string>();
  let without = 0;
  for (const other of known(building)) {
    if (other.phone === recipient.phone && other.name === recipient.name) continue;
    const there = readRecipient(other, divisions);
    if (building.district !== '' && there.district !== null && !there.district.bearers.some(({ name }) => name === building.district)) continue;
    const door = doorOf(placeOf(there, divisions), building);
    if (door === null) continue;
    if (isDoor(door)) doors.add(door);
    else without += 1;
  }
  if (doors.size < LIKELY_DOORS || without * 4 > doors.size) return [];
  const severity = doors.size >= SURE_DOORS && without === 0 ? 'stop' : 'hint';
  return [
    addressFinding('address.unit_missing', placeInDetail(reading, 0, reading.detail.length), { building: building.words, count: doors.size }, [], severity),
  ];
}
