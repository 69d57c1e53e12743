import { readScaleLine } from '../scale/read-scale-line.ts';
import { SCAN_COMMANDS, type ScanCommand } from '../scanning/classify-scan.ts';
import { SHORT_CLOSES, SHORT_REASONS, type ShortClose, type ShortReason } from './pack-task.ts';

/** What hands can say at the bench. Every one of them is a text, so that a key, a printed barcode and a scale all end in the journal of scans. */
export type PackCommand =
  | { readonly kind: Exclude<Lowercase<ScanCommand>, 'weigh'> | 'weigh' }
  | { readonly kind: 'close_short'; readonly lineId: string; readonly how: ShortClose; readonly reason: ShortReason }
  | { readonly kind: 'weight'; readonly grams: number }
  /** What was asked for about the unit in hand, typed: it is that, whatever else it may look like. */
  | { readonly kind: 'answer'; readonly text: string };

const HEAVIEST_GRAMS = 1_000_000;
/** A scale that plays a keyboard sends a line of its figures; what still moves is no weight yet. */
function readScale(text: string): PackCommand | undefined {
  const reading = readScaleLine(text);
  if (reading?.kind !== 'weight' || !reading.stable || reading.grams <= 0 || reading.grams > HEAVIEST_GRAMS) return undefined;
  return { kind: 'weight', grams: reading.grams };
}

/** Undefined where the text is no command. */
export function readPackCommand(text: string): PackCommand | undefined {
  const plain = text.trim();
  if (!/^SB\*/iu.test(plain)) return readScale(plain);
  const [name = '', ...rest] = plain.slice(3).split('*');
  if (name.toUpperCase() === 'SAY') return { kind: 'answer', text: rest.join('*') };
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
export const answerText = (text: string): string => `SB*SAY*${text}`;
export const weightText = (grams: number): string => `SB*WEIGH*${grams}`;
