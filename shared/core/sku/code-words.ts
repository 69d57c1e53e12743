/** Short forms of colours as they stand in product codes. */
const COLOUR_CODES: Readonly<Record<string, string>> = {
  BLK: 'black',
  BK: 'black',
  BLACK: 'black',
  WHT: 'white',
  WH: 'white',
  WHITE: 'white',
  NVY: 'navy',
  NAVY: 'navy',
  GRY: 'grey',
  GREY: 'grey',
  GRAY: 'grey',
  RED: 'red',
  BLU: 'blue',
  BLUE: 'blue',
  GRN: 'green',
  GREEN: 'green',
  YEL: 'yellow',
  YLW: 'yellow',
  PNK: 'pink',
  PINK: 'pink',
  PUR: 'purple',
  PRP: 'purple',
  BRN: 'brown',
  BROWN: 'brown',
  ORG: 'orange',
  BEI: 'beige',
  BGE: 'beige',
  CRM: 'cream',
};
const SIZE_CODES: Readonly<Record<string, string>> = {
  XS: 'XS',
  S: 'S',
  M: 'M',
  L: 'L',
  XL: 'XL',
  XXL: '2XL',
  '2XL': '2XL',
  XXXL: '3XL',
  '3XL': '3XL',
  '4XL': '4XL',
  '5XL': '5XL',
};

const partsOf = (code: string): readonly string[] =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');

/** The colour and the size a code's parts spell out: QH-TEE01-BLK-L is black and L. The first part names the maker, never a variant. */
export function codeWords(code: string): { readonly colour: string | null; readonly size: string | null } {
  const parts = partsOf(code).slice(1);
  const colour = parts.map((part) => COLOUR_CODES[part]).find((word) => word !== undefined);
  const size = parts
    .toReversed()
    .map((part) => SIZE_CODES[part])
    .find((word) => word !== undefined);
  return { colour: colour ?? null, size: size ?? null };
}
