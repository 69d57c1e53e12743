/**
 * What words say about a product: its colour, its size, its measures and how many pieces are in it.
 * Only what is said once and clearly counts: a text that names two colours names none.
 */
export interface GoodsWords {
  readonly colour: string | null;
  readonly size: string | null;
  /** "length" → "2", "power" → "30"; a measure said twice with different figures is left out. */
  readonly measures: ReadonlyMap<string, string>;
  /** Pieces in the pack, null when nothing is said. */
  readonly pieces: number | null;
}

/** Longer words first: 藏青 before 青, navy blue before blue. */
const COLOURS: ReadonlyArray<readonly [colour: string, words: readonly string[]]> = [
  ['navy', ['藏青色', '藏青', '深蓝色', '深蓝', '海军蓝', 'navy blue', 'navy']],
  ['cream', ['米白色', '米白', '奶白色', '奶白', '象牙白', '米色', 'off white', 'off-white', 'cream', 'ivory']],
  ['sky', ['天蓝色', '天蓝', '浅蓝色', '浅蓝', 'sky blue', 'light blue']],
  ['charcoal', ['深灰色', '深灰', 'dark grey', 'dark gray', 'charcoal']],
  ['burgundy', ['酒红色', '酒红', 'burgundy', 'wine red']],
  ['black', ['黑色', 'black']],
  ['white', ['白色', 'white']],
  ['grey', ['灰色', 'grey', 'gray']],
  ['red', ['红色', 'red']],
  ['blue', ['蓝色', 'blue']],
  ['green', ['绿色', 'green']],
  ['yellow', ['黄色', 'yellow']],
  ['pink', ['粉红色', '粉红', '粉色', 'pink']],
  ['purple', ['紫色', 'purple']],
  ['brown', ['棕色', '咖啡色', '褐色', 'brown']],
  ['orange', ['橙色', '橘色', 'orange']],
  ['beige', ['卡其色', '卡其', 'khaki', 'beige']],
];
const SINGLE_HAN_COLOURS: Readonly<Record<string, string>> = {
  黑: 'black',
  白: 'white',
  灰: 'grey',
  红: 'red',
  蓝: 'blue',
  绿: 'green',
  黄: 'yellow',
  粉: 'pink',
  紫: 'purple',
};

const escape = (word: string): string => word.replace(/[-]/g, '[-\\s]?').replace(/ /g, '\\s+');
const colourByWord = new Map(COLOURS.flatMap(([colour, words]) => words.map((word) => [word.replace(/[\s-]+/g, ' '), colour] as const)));
const colourWords = COLOURS.flatMap(([, words]) => words).sort((a, b) => b.length - a.length);
const COLOUR = new RegExp(colourWords.map((word) => (/[a-z]/.test(word) ? `(?<![a-z])${escape(word)}(?![a-z])` : word)).join('|'), 'g');
/** A single character is a colour only where it stands beside a size or a border: 黑L, 黑/L, 「白」. */
const SINGLE_COLOUR = /(?:^|[\s,;:/|()（）【】-])([黑白灰红蓝绿黄粉紫])(?=$|[\s,;:/|()（）【】-]|[smlx]+(?![a-z]))/g;

const LETTER_SIZE = /(?<![A-Za-z0-9'’])(XS|S|M|L|XL|XXL|XXXL|[2-5]XL)码?(?![A-Za-z0-9'’])/g;
const WORD_SIZE = /(特大|加大|大|中|小)码|(?:^|\s)(small|medium|large)(?=\s|$)|(?:^|\s)([大中小])号?(?=\s|$)/gi;
const SIZE_NAMES: Readonly<Record<string, string>> = {
  XXL: '2XL',
  XXXL: '3XL',
  大: 'L',
  中: 'M',
  小: 'S',
  加大: 'XL',
  特大: '2XL',
  small: 'S',
  medium: 'M',
  large: 'L',
};

const MEASURES: ReadonlyArray<readonly [measure: string, pattern: RegExp]> = [
  ['length', /(\d+(?:\.\d+)?)\s*(?:米|m(?![a-z²³]))/gi],
  ['power', /(\d+(?:\.\d+)?)\s*(?:瓦|w(?![a-z]))/gi],
  ['voltage', /(\d{2,3})\s*(?:伏|v(?![a-z]))/gi],
  ['volume', /(\d+(?:\.\d+)?)\s*(?:毫升|ml(?![a-z]))/gi],
  ['capacity', /(\d{3,6})\s*(?:毫安时?|mah(?![a-z]))/gi],
  ['number', /(?<![\d.])([2-5]\d(?:\.5)?)\s*码/g],
  ['diameter', /(\d+(?:\.\d+)?)\s*(?:英?寸|inch(?:es)?(?![a-z]))/gi],
];

const HAN_NUMBERS: Readonly<Record<string, number>> = { 单: 1, 一: 1, 两: 2, 二: 2, 双: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十二: 12 };
const PIECES_HAN = /(\d{1,3}|十二|[单一两二双三四五六七八九十])\s*(?:[只个件条支瓶包盒块片张枚]|双)\s*(?:套装|装|套)/g;
const PIECES_LATIN = /(?:\bset\s+of\s+(\d{1,3})\b|\bpack\s+of\s+(\d{1,3})\b|(?<![\w.-])(\d{1,3})[\s-]?(?:pack|pcs|pieces|pc)\b)/gi;

function only<T>(values: Iterable<T>): T | null {
  const set = new Set(values);
  const [first] = set;
  return set.size === 1 && first !== undefined ? first : null;
}

function coloursIn(text: string): readonly string[] {
  const lower = text.toLowerCase();
  const found = Array.from(lower.matchAll(COLOUR), (match) => colourByWord.get(match[0].replace(/[\s-]+/g, ' ')) ?? match[0]);
  const rest = lower.replace(COLOUR, ' ');
  for (const match of rest.matchAll(SINGLE_COLOUR)) found.push(SINGLE_HAN_COLOURS[match[1] as string] as string);
  return found;
}

function sizesIn(text: string): readonly string[] {
  const letters = Array.from(text.matchAll(LETTER_SIZE), (match) => match[1] as string);
  const words = Array.from(text.matchAll(WORD_SIZE), (match) => (match[1] ?? match[2]?.toLowerCase() ?? match[3]) as string);
  return [...letters, ...words].map((size) => SIZE_NAMES[size] ?? size);
}

function piecesIn(text: string): readonly number[] {
  const han = Array.from(text.matchAll(PIECES_HAN), (match) => HAN_NUMBERS[match[1] as string] ?? Number(match[1]));
  const latin = Array.from(text.matchAll(PIECES_LATIN), (match) => Number(match[1] ?? match[2] ?? match[3]));
  return [...han, ...latin].filter((pieces) => pieces > 0);
}

/** Sizes are read in capitals only: in running English "s" and "m" are not sizes. */
export function readGoodsWords(text: string): GoodsWords {
  const plain = text.normalize('NFKC');
  const measures = new Map<string, string>();
  for (const [measure, pattern] of MEASURES) {
    const figure = only(Array.from(plain.matchAll(pattern), (match) => String(Number(match[1]))));
    if (figure !== null) measures.set(measure, figure);
  }
  return { colour: only(coloursIn(plain)), size: only(sizesIn(plain)), measures, pieces: only(piecesIn(plain)) };
}
