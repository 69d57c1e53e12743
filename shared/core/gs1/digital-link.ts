import type { Result } from '../../kernel/result.ts';
import { checkValue } from './check-value.ts';
import { type AiEntry, aiEntry } from './dictionary.ts';
import { type Gs1Element, type Gs1Fault, type Gs1Reading, unread } from './gs1-fault.ts';

/** The words that could stand for an AI in a link before they were given up; scanners still meet them. */
const WORDS: Readonly<Record<string, string>> = {
  gtin: '01',
  itip: '8006',
  cpid: '8010',
  gln: '414',
  party: '417',
  gsrnp: '8017',
  gsrn: '8018',
  gcn: '255',
  sscc: '00',
  gdti: '253',
  ginc: '401',
  gsin: '402',
  grai: '8003',
  giai: '8004',
  mid: '8013',
  gmn: '8013',
  cpv: '22',
  lot: '10',
  ser: '21',
  tpx: '235',
  glnx: '254',
  refno: '8020',
  srin: '8019',
  cpsn: '8011',
  uic: '7040',
};

const URI_CHARACTERS = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/u;
/** In one case throughout, as codes are printed. Mixed, it is a text that somebody typed. */
export const isWebAddress = (text: string): boolean => /^(?:https?|HTTPS?):\/\//u.test(text);

/** UTF-8 is not needed: a value of GS1 is ASCII, and what is not is refused by its character check. */
const unescaped = (text: string): string => text.replace(/%([\dA-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
const escaped = (text: string): string =>
  text.replace(/[^A-Za-z0-9\-._~]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

const aiOf = (segment: string): string => WORDS[segment] ?? segment;

/** Qualifiers may be left out but keep their order, and come from one of the key's alternatives. */
const followsOrder = (qualifiers: readonly string[], order: readonly string[]): boolean => {
  let place = -1;
  return qualifiers.every((ai) => {
    const next = order.indexOf(ai);
    if (next <= place) return false;
    place = next;
    return true;
  });
};

interface Address {
  readonly path: string;
  readonly query: string;
}

/** Path and query of an address that may carry a Digital Link, or why it cannot. */
function splitAddress(uri: string): Result<Address, Gs1Fault> {
  const refuse = (code: string): Result<Address, Gs1Fault> => ({ ok: false, error: { code } });
  if (!URI_CHARACTERS.test(uri)) return refuse('URI_CONTAINS_ILLEGAL_CHARACTERS');
  if (!isWebAddress(uri)) return refuse('URI_CONTAINS_ILLEGAL_SCHEME');
  const [address = '', query = ''] = (uri.split('#')[0] ?? '').split(/\?(.*)/su);
  const [, host = '', path = ''] = /^https?:\/\/([^/]*)(\/.*)?$/iu.exec(address) ?? [];
  // Whether there is such a host is the resolver's business; a name with a port or an address in brackets is all that can be one.
  if (!/^[A-Za-z0-9\-.:[\]]+$/u.test(host)) return refuse('DOMAIN_CONTAINS_ILLEGAL_CHARACTERS');
  return path === '' ? refuse('URI_LACKS_PATH_INFO') : { ok: true, value: { path, query } };
}

/** The pairs of the path from the last key on: what stands before it is the resolver's own. */
function pathElements(path: string): readonly Gs1Element[] {
  const segments = path.split('/').slice(1);
  for (let at = segments.length - 2; at >= 0; at -= 2) {
    if (aiEntry(aiOf(segments[at] ?? ''))?.linkQualifiers === undefined) continue;
    const pairs = segments.slice(at);
    return Array.from({ length: pairs.length / 2 }, (_, n) => ({ ai: aiOf(pairs[2 * n] ?? ''), value: unescaped(pairs[2 * n + 1] ?? '') }));
  }
  return [];
}

/** Keys of digits are AIs, also those nobody knows yet; an empty key is none of them and nobody's own either. */
const queryElements = (query: string): readonly Gs1Element[] =>
  query
    .split('&')
    .map((pair) => pair.split(/=(.*)/su))
    .filter(([key = '', value]) => value !== undefined && /^\d*$/u.test(key))
    .map(([key = '', value = '']) => ({ ai: key, value: unescaped(value.replaceAll('+', ' ')) }));

/** Reads an uncompressed GS1 Digital Link. The order is that of the link: key, its qualifiers, then the attributes of the query. */
export function readDigitalLink(uri: string): Gs1Reading {
  const address = splitAddress(uri);
  if (!address.ok) return { elements: [], faults: [address.error] };
  const inPath = pathElements(address.value.path);
  const [key, ...qualifiers] = inPath;
  if (key === undefined) return unread('NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO');
  const inQuery = queryElements(address.value.query);
  const stranger = inQuery.find(({ ai }) => aiEntry(ai)?.linkAttribute !== true);
  const all = [...inPath, ...inQuery];
  const faults: Gs1Fault[] = all.flatMap(({ ai, value }) => {
    const entry = aiEntry(ai);
    return entry === undefined ? [{ code: 'AI_UNRECOGNISED', ai }] : [checkValue(entry, value)].filter((found) => found !== undefined);
  });
  const inOrder = (aiEntry(key.ai)?.linkQualifiers ?? []).filter((order) =>
    followsOrder(
      qualifiers.map(({ ai }) => ai),
      order,
    ),
  );
  if (inOrder.length === 0) faults.push({ code: 'INVALID_KEY_QUALIFIER_SEQUENCE', ai: key.ai });
  const misplaced = inQuery.find(({ ai }) => inOrder.some((order) => order.includes(ai)));
  if (misplaced !== undefined) faults.push({ code: 'AI_SHOULD_BE_IN_PATH_INFO', ai: misplaced.ai });
  if (stranger !== undefined) faults.push({ code: 'INVALID_DL_URI_ATTRIBUTE', ai: stranger.ai });
  const twice = all.find(({ ai }, place) => all.findIndex((other) => other.ai === ai) < place);
  if (twice !== undefined) faults.push({ code: 'DUPLICATE_AI', ai: twice.ai });
  return { elements: all, faults };
}

/** The first alternative that takes all it can of these elements; those it takes, in its order. */
function bestQualifiers(key: AiEntry, elements: readonly Gs1Element[]): readonly Gs1Element[] {
  const choices = (key.linkQualifiers ?? []).map((order) => order.flatMap((ai) => elements.find((element) => element.ai === ai) ?? []));
  return choices.reduce((best, choice) => (choice.length > best.length ? choice : best), []);
}

/** Writes a Digital Link: the first key among the elements, its qualifiers in their order, the rest as attributes in theirs. */
export function writeDigitalLink(elements: readonly Gs1Element[], stem = 'https://id.gs1.org'): Result<string, Gs1Fault> {
  const key = elements.find(({ ai }) => aiEntry(ai)?.linkQualifiers !== undefined);
  const entry = key === undefined ? undefined : aiEntry(key.ai);
  if (key === undefined || entry === undefined) return { ok: false, error: { code: 'CANNOT_CREATE_A_DL_URI_WITHOUT_A_PRIMARY_KEY_AI' } };
  const path = [key, ...bestQualifiers(entry, elements)];
  const rest = elements.filter((element) => !path.includes(element));
  const stranger = rest.find(({ ai }) => aiEntry(ai)?.linkAttribute !== true);
  if (stranger !== undefined) return { ok: false, error: { code: 'INVALID_DL_URI_ATTRIBUTE', ai: stranger.ai } };
  const query = rest.map(({ ai, value }) => `${ai}=${escaped(value)}`).join('&');
  return {
    ok: true,
    value: `${stem.replace(/\/$/u, '')}${path.map(({ ai, value }) => `/${ai}/${escaped(value)}`).join('')}${query === '' ? '' : `?${query}`}`,
  };
}
