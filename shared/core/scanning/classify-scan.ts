import { checkBarcode } from '../barcode/check-barcode.ts';
import { widenUpcE } from '../barcode/upc-e.ts';
import { isWebAddress } from '../gs1/digital-link.ts';
import { readElementString } from '../gs1/element-string.ts';
import type { Gs1Element } from '../gs1/gs1-fault.ts';
import { readGs1Scan } from '../gs1/read-scan.ts';
import { identifyTracking } from '../tracking/identify-tracking.ts';
import { explainUnknown, type ScanTrouble } from './explain-unknown.ts';
import { GROUP_SEPARATOR } from './key-press.ts';

/** What the hands of a packer can say without a keyboard; printed as a sheet. */
export const SCAN_COMMANDS = ['UNDO', 'SHORT', 'PHOTO', 'FILM', 'PRINT', 'YES', 'NO', 'CLOSE', 'CALL', 'WEIGH', 'CAGE', 'PARK'] as const;
export type ScanCommand = (typeof SCAN_COMMANDS)[number];

/** What the desk knows by name; each answers the id behind a number or nothing. */
export interface ScanKnowledge {
  readonly orderOf: (text: string) => string | undefined;
  /** The order a waybill belongs to. */
  readonly waybillOf: (text: string) => string | undefined;
  /** The order that is carried in a tote. */
  readonly toteOf: (text: string) => string | undefined;
  /** Whether a code says by how it begins that it is a tote of this site. */
  readonly isTote?: (text: string) => boolean;
  /** Whether some product carries this barcode. */
  readonly isItem: (barcode: string) => boolean;
  /** What a number of the house stands for by this site's own layouts; undefined where none fits. */
  readonly inStoreOf?: (text: string) => ItemFacts | 'wrong_value' | undefined;
  /** Barcodes and numbers that may well come next, for codes that arrive broken. */
  readonly expected: readonly string[];
}

export interface ItemFacts {
  /** As scanned, or the GTIN inside a GS1 code. */
  readonly barcode: string;
  readonly lot?: string;
  /** YYMMDD as printed; day 00 is the last of the month. */
  readonly expires?: string;
  readonly serial?: string;
  /** Units the code says it stands for. */
  readonly count?: number;
  /** What the piece weighs, as its label says. */
  readonly grams?: number;
  /** The house's own number of the article, where the code holds one. */
  readonly article?: string;
}

export type ScanMeaning =
  | { readonly kind: 'command'; readonly command: ScanCommand }
  | { readonly kind: 'order'; readonly orderId: string }
  | { readonly kind: 'waybill'; readonly orderId: string; readonly number: string }
  | { readonly kind: 'tote'; readonly orderId: string }
  /** A tote by its label, and no order lies in it. */
  | { readonly kind: 'empty_tote'; readonly label: string }
  | { readonly kind: 'item'; readonly item: ItemFacts }
  /** Shaped like a carrier's number, but of no order here. */
  | { readonly kind: 'foreign_waybill'; readonly number: string }
  | { readonly kind: 'unknown'; readonly text: string; readonly trouble: ScanTrouble };

const SYMBOLOGY = /^\][A-Za-z]\d/u;
/** Beyond this no code is taken apart any more: somebody pours a file into the window. */
const LONGEST = 4096;

const valueOf = (elements: readonly Gs1Element[], ...ais: readonly string[]): string | undefined => elements.find(({ ai }) => ais.includes(ai))?.value;

/** Net weight in kilograms (310n) or pounds (320n); n is the decimal places (GS1 General Specifications, 3.6.2). A weight of nothing says nothing. */
const NET_WEIGHT = /^3[12]0[0-5]$/u;
const GRAMS_IN = { '310': 1000, '320': 453.592_37 } as const;
function gramsOf(elements: readonly Gs1Element[]): number {
  const found = elements.find(({ ai }) => NET_WEIGHT.test(ai));
  if (found === undefined) return 0;
  const unit = found.ai.startsWith('310') ? GRAMS_IN['310'] : GRAMS_IN['320'];
  return Math.round((Number(found.value) * unit) / 10 ** Number(found.ai.charAt(3)));
}

function factsOf(elements: readonly Gs1Element[]): Omit<ItemFacts, 'barcode'> {
  const lot = valueOf(elements, '10');
  const expires = valueOf(elements, '17', '15', '16');
  const serial = valueOf(elements, '21');
  const count = valueOf(elements, '37', '30');
  const grams = gramsOf(elements);
  return {
    ...(lot === undefined ? {} : { lot }),
    ...(expires === undefined ? {} : { expires }),
    ...(serial === undefined ? {} : { serial }),
    ...(count === undefined ? {} : { count: Number(count) }),
    ...(grams === 0 ? {} : { grams }),
  };
}

function itemOf(elements: readonly Gs1Element[]): ItemFacts | undefined {
  const barcode = valueOf(elements, '01', '02', '8006');
  return barcode === undefined ? undefined : { barcode: barcode.slice(0, 14), ...factsOf(elements) };
}

/** Lot, day, serial and weight of a GS1 code that stands beside the product's own and names no product itself. */
export const factsAlone = (text: string): Pick<ItemFacts, 'lot' | 'expires' | 'serial' | 'grams'> => {
  const { count: _, ...facts } = factsOf(gs1Elements(text.trim()));
  return facts;
};

/** A GS1 code in any form, also as scanners send it that drop identifier and first FNC1: then only a whole reading that begins with a GTIN counts. */
function gs1Elements(text: string): readonly Gs1Element[] {
  if (text.startsWith(GROUP_SEPARATOR) || /^(?:\]|\(\d)/u.test(text) || isWebAddress(text)) {
    const scan = readGs1Scan(text);
    return scan.faults.length === 0 ? scan.elements : [];
  }
  if (!/^0[12]\d{14}./u.test(text)) return [];
  const bare = readElementString(text);
  return bare.faults.length === 0 ? bare.elements : [];
}

function knownAs(text: string, known: ScanKnowledge): ScanMeaning | undefined {
  const command = SCAN_COMMANDS.find((candidate) => text.toUpperCase() === `SB*${candidate}`);
  if (command !== undefined) return { kind: 'command', command };
  const orderId = known.orderOf(text);
  if (orderId !== undefined) return { kind: 'order', orderId };
  const waybill = known.waybillOf(text);
  if (waybill !== undefined) return { kind: 'waybill', orderId: waybill, number: text };
  const carried = known.toteOf(text);
  if (carried !== undefined) return { kind: 'tote', orderId: carried };
  if (known.isItem(text)) return { kind: 'item', item: { barcode: text } };
  const wide = widenUpcE(text);
  return wide !== null && known.isItem(wide) ? { kind: 'item', item: { barcode: wide } } : undefined;
}

/**
 * What a raw scan is. Names the desk knows come first, exactly as scanned; a code that says itself what it is comes next; a number that only has the shape
 * of something is never taken for it when it is of no order here.
 */
export function classifyScan(raw: string, known: ScanKnowledge): ScanMeaning {
  const text = raw.trim();
  if (text.length > LONGEST) return { kind: 'unknown', text: text.slice(0, LONGEST), trouble: { because: 'not_known' } };
  const plain = SYMBOLOGY.test(text) ? text.slice(3) : text;
  const named = knownAs(plain, known);
  if (named !== undefined) return named;
  if (known.isTote?.(plain) === true) {
    // Of two labels in one piece each is a tote, whether anything lies in it or not.
    const said = explainUnknown(plain, (part) => knownAs(part, known) !== undefined || (part + part === plain && known.isTote?.(part) === true), []);
    return said.because === 'glued' || said.because === 'several' ? { kind: 'unknown', text: plain, trouble: said } : { kind: 'empty_tote', label: plain };
  }
  const ofHouse = known.inStoreOf?.(plain);
  if (ofHouse !== undefined) {
    return ofHouse === 'wrong_value' ? { kind: 'unknown', text: plain, trouble: { because: 'value_digit' } } : { kind: 'item', item: ofHouse };
  }
  const elements = gs1Elements(text);
  const item = itemOf(elements);
  if (item !== undefined) return { kind: 'item', item };
  const sscc = valueOf(elements, '00');
  if (sscc !== undefined) {
    const orderId = known.waybillOf(sscc);
    return orderId === undefined ? { kind: 'foreign_waybill', number: sscc } : { kind: 'waybill', orderId, number: sscc };
  }
  const trouble = explainUnknown(plain, (part) => knownAs(part, known) !== undefined, known.expected);
  if (trouble.because !== 'not_known') return { kind: 'unknown', text: plain, trouble };
  // A right GTIN of no product here is still an item: an unknown one, which may be learned.
  if (checkBarcode(plain).valid) return { kind: 'item', item: { barcode: plain } };
  if (identifyTracking(plain).some(({ checksum, format }) => checksum === 'ok' || (checksum === 'none' && !/^(?:cn_|dhl_ecommerce)/u.test(format)))) {
    return { kind: 'foreign_waybill', number: plain };
  }
  return { kind: 'unknown', text: plain, trouble };
}
