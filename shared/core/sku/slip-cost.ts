/** Characters that one takes for another on a label, on paper or on a screen; each pair both ways. */
const LOOK_ALIKE_PAIRS = [
  '0O',
  '0Q',
  '0D',
  'OQ',
  'OD',
  '1I',
  '1L',
  'IL',
  '1T',
  '5S',
  '8B',
  '2Z',
  '6G',
  '4A',
  'UV',
  'MN',
  'VY',
  'CG',
  'EF',
  'PR',
  'KX',
  '3B',
  '7T',
  '17',
];
const KEYBOARD_ROWS = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];

const pair = (a: string, b: string): string => (a < b ? a + b : b + a);
const lookAlikes = new Set(LOOK_ALIKE_PAIRS.map((both) => pair(both.charAt(0), both.charAt(1))));

/** Each key's place: rows are shifted against each other by about half a key. */
const keyAt = new Map(KEYBOARD_ROWS.flatMap((row, y) => Array.from(row, (key, x) => [key, { x: x + y * 0.5, y }] as const)));
function areNeighbours(a: string, b: string): boolean {
  const at = keyAt.get(a);
  const other = keyAt.get(b);
  return at !== undefined && other !== undefined && Math.abs(at.x - other.x) <= 1 && Math.abs(at.y - other.y) <= 1;
}

const LOOK_ALIKE = 0.35;
const NEIGHBOUR = 0.7;
const SWAPPED = 0.7;
const DOUBLED = 0.6;
const OTHER = 1;
/** Digits carry no redundancy: one for another is another product more often than a slip. */
const OTHER_DIGIT = 1.4;
const isDigit = (key: string): boolean => key >= '0' && key <= '9';

function changed(a: string, b: string): number {
  if (a === b) return 0;
  if (lookAlikes.has(pair(a, b))) return LOOK_ALIKE;
  if (isDigit(a) && isDigit(b)) return areNeighbours(a, b) ? OTHER : OTHER_DIGIT;
  return areNeighbours(a, b) ? NEIGHBOUR : OTHER;
}

export interface Slips {
  /** What the slips between the two keys weigh together: 1 for a plain one, less where hand or eye explain it. */
  readonly cost: number;
  /** Every difference is between characters that look alike. */
  readonly onlyLookAlikes: boolean;
}

/** Edit distance between two loose keys with swapped neighbours, weighted by what fingers and eyes really do. */
export function slipsBetween(typed: string, meant: string): Slips {
  const width = meant.length + 1;
  const costs = new Float64Array((typed.length + 1) * width);
  const at = (i: number, j: number): number => costs[i * width + j] as number;
  const lost = (text: string, i: number): number => (text.charAt(i) === text.charAt(i - 1) ? DOUBLED : OTHER);
  for (let i = 1; i <= typed.length; i += 1) costs[i * width] = at(i - 1, 0) + OTHER;
  for (let j = 1; j < width; j += 1) costs[j] = at(0, j - 1) + OTHER;
  for (let i = 1; i <= typed.length; i += 1) {
    for (let j = 1; j < width; j += 1) {
      let best = Math.min(
        at(i - 1, j - 1) + changed(typed.charAt(i - 1), meant.charAt(j - 1)),
        at(i - 1, j) + lost(typed, i - 1),
        at(i, j - 1) + lost(meant, j - 1),
      );
      if (i > 1 && j > 1 && typed.charAt(i - 1) === meant.charAt(j - 2) && typed.charAt(i - 2) === meant.charAt(j - 1))
        best = Math.min(best, at(i - 2, j - 2) + SWAPPED);
      costs[i * width + j] = best;
    }
  }
  const onlyLookAlikes =
    typed.length === meant.length && Array.from(typed).every((key, i) => key === meant.charAt(i) || lookAlikes.has(pair(key, meant.charAt(i))));
  return { cost: at(typed.length, meant.length), onlyLookAlikes };
}
