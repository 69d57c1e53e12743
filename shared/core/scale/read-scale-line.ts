import { type ScaleReading, type ScaleUnit, toGrams } from './scale-reading.ts';

/*
 * A line of text as scales send it, one after another or when asked. Makers differ in order and padding, and agree in their words:
 *
 *   S S    1234.5 g · S D …  · S I · S + · S -        Mettler Toledo (SICS), Sartorius and others: stable, dynamic, not now, over, under
 *   ST,GS,+001.234kg · US,NT,… · OL,…                  CAS, A&D and others: stable, unstable, over; gross, net
 *   +  1.234 kg ? N                                     Ohaus: a question mark while it moves, N for net
 *   2 lb 3.4 oz
 */
const UNITS: Readonly<Record<string, ScaleUnit>> = { g: 'g', gm: 'g', gr: 'g', kg: 'kg', lb: 'lb', lbs: 'lb', oz: 'oz' };
const FIGURE = String.raw`([+-]?)\s*(\d{1,7}(?:[.,]\d{1,5})?)\s*(gm?|gr|kg|lbs?|oz)`;
const SICS = new RegExp(String.raw`^S[I ]?\s*(S|D|SD)\s+(?:N\s+)?${FIGURE}\s*$`, 'iu');
const SICS_WORD = /^S[I ]?\s*([I+-])\s*$/u;
const COMMA = new RegExp(String.raw`^(ST|US|OL|UL|HD)\s*,\s*(?:(GS|NT|TR|G|N)\s*,)?(?:[^,]{1,4},){0,2}\s*${FIGURE}\s*$`, 'iu');
const COMMA_WORD = /^(OL|UL)\s*(?:,|$)/iu;
const PLAIN = new RegExp(String.raw`^(?:(N|G|NT|GS|NET|GROSS)\s+)?${FIGURE}\s*(\?)?\s*(N|NT|NET|G|GS|GROSS)?\s*$`, 'iu');
const POUNDS_OUNCES = /^(\d{1,4})\s*lbs?\s*(\d{1,2}(?:\.\d{1,3})?)\s*oz\s*(\?)?$/iu;

const weight = (sign: string, figure: string, unit: string, stable: boolean, net: boolean): ScaleReading => ({
  kind: 'weight',
  grams: (sign === '-' ? -1 : 1) * toGrams(Number(figure.replace(',', '.')), UNITS[unit.toLowerCase()] ?? 'g'),
  stable,
  net,
});
const isNet = (word: string): boolean => /^N/iu.test(word);

/** Undefined where the line is of no form that is known, or holds no unit: a bare number may be anything. */
export function readScaleLine(text: string): ScaleReading | undefined {
  const line = text.trim();
  const word = SICS_WORD.exec(line)?.[1];
  if (word !== undefined) return { kind: word === 'I' ? 'busy' : word === '+' ? 'overload' : 'underload' };
  const sics = SICS.exec(line);
  if (sics !== null) return weight(sics[2] ?? '', sics[3] ?? '', sics[4] ?? '', sics[1]?.toUpperCase() === 'S', false);
  const over = COMMA_WORD.exec(line)?.[1]?.toUpperCase();
  if (over !== undefined) return { kind: over === 'OL' ? 'overload' : 'underload' };
  const comma = COMMA.exec(line);
  if (comma !== null) return weight(comma[3] ?? '', comma[4] ?? '', comma[5] ?? '', comma[1]?.toUpperCase() === 'ST', isNet(comma[2] ?? ''));
  const both = POUNDS_OUNCES.exec(line);
  if (both !== null) return { kind: 'weight', grams: toGrams(Number(both[1]) + Number(both[2]) / 16, 'lb'), stable: both[3] === undefined, net: false };
  const plain = PLAIN.exec(line);
  if (plain === null) return undefined;
  return weight(plain[2] ?? '', plain[3] ?? '', plain[4] ?? '', plain[5] === undefined, isNet(plain[1] ?? '') || isNet(plain[6] ?? ''));
}
