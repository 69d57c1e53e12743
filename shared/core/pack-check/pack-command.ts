import { SCAN_COMMANDS, type ScanCommand } from '../scanning/classify-scan.ts';
import { SHORT_CLOSES, SHORT_REASONS, type ShortClose, type ShortReason } from './pack-task.ts';

/** What hands can say at the bench. Every one of them is a text, so that a key, a printed barcode and a scale all end in the journal of scans. */
export type PackCommand =
  | { readonly kind: Exclude<Lowercase<ScanCommand>, 'weigh'> | 'weigh' }
  | { readonly kind: 'close_short'; readonly lineId: string; readonly how: ShortClose; readonly reason: ShortReason }
  | { readonly kind: 'weight'; readonly grams: number };

const HEAVIEST_GRAMS = 1_000_000;
const SCALE = /^\s*(?:ST,|GS,|S\s+S\s+)?\+?\s*(\d{1,7}(?:[.,]\d{1,3})?)\s*(kg|g)\s*$/iu;

function readScale(text: string): PackCommand | undefined {
  const [, figure = '', unit = ''] = SCALE.exec(text) ?? [];
  if (figure === '') return undefined;
  const grams = Math.round(Number(figure.replace(',', '.')) * (unit.toLowerCase() === 'kg' ? 1000 : 1));
  return grams > 0 && grams <= HEAVIEST_GRAMS ? { kind: 'weight', grams } : undefined;
}

/** Undefined where the text is no command. */
export function readPackCommand(text: string): PackCommand | undefined {
  const plain = text.trim();
  if (!/^SB\*/iu.test(plain)) return readScale(plain);
  const [name = '', ...rest] = plain.slice(3).split('*');
  const word = SCAN_COMMANDS.find((one) => one === name.toUpperCase());
  if (word === undefined) return undefined;
  if (word === 'WEIGH' && rest.length === 1) return readScale(`${rest[0] ?? ''} g`);
  if (word === 'SHORT' && rest.length === 3) {
    const how = SHORT_CLOSES.find((one) => one === rest[1]);
    const reason = SHORT_REASONS.find((one) => one === rest[2]);
    return how === undefined || reason === undefined ? undefined : { kind: 'close_short', lineId: rest[0] ?? '', how, reason };
  }
  return rest.length === 0 ? { kind: word.toLowerCase() as Lowercase<ScanCommand> } : undefined;
}

/** The texts the desk itself writes into the journal of scans. */
export const closeShortText = (lineId: string, how: ShortClose, reason: ShortReason): string => `SB*SHORT*${lineId}*${how}*${reason}`;
export const weightText = (grams: number): string => `SB*WEIGH*${grams}`;
