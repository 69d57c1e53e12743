/**
 * Where a carrier goes, as an administrator writes it down. A place is a country (HK, US), the beginning of a division's code (54 is Tibet,
 * 6501 Ürümqi), or a district's code and a town in it (410422 任店镇). What is written nowhere is served.
 */
export interface CarrierReach {
  /** The only countries it goes to; empty when it goes to all. */
  readonly countries: readonly string[];
  readonly unserved: readonly string[];
  /** Served, later or dearer. */
  readonly remote: readonly string[];
  /** Post office boxes and units of the army: only the post does. */
  readonly takesBoxes: boolean;
  /** Lockers and pick-up stations of others. */
  readonly takesLockers: boolean;
}

export interface Carrier {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Without it the carrier is taken to go everywhere. */
  readonly reach?: CarrierReach;
}

export interface Destination {
  readonly country: string;
  /** Six digits; empty abroad and where the address does not tell. */
  readonly adcode: string;
  readonly town: string;
}

function lies({ country, adcode, town }: Destination, place: string): boolean {
  const [code = '', name = ''] = place.split(' ');
  if (!/^\d/u.test(code)) return code === country;
  return adcode !== '' && adcode.startsWith(code) && (name === '' || name === town);
}

export type Reach = 'served' | 'remote' | 'unserved';
export function reachOf(reach: CarrierReach | undefined, destination: Destination): Reach {
  if (reach === undefined) return 'served';
  const covers = (places: readonly string[]): boolean => places.some((place) => lies(destination, place));
  if (reach.countries.length > 0 && !reach.countries.includes(destination.country)) return 'unserved';
  return covers(reach.unserved) ? 'unserved' : covers(reach.remote) ? 'remote' : 'served';
}
