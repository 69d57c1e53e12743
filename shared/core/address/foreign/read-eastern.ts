/*
 *   〒150-0041 東京都 渋谷区 神南1-19-11 パークビル4階        서울특별시 중구 세종대로 110 04524
 *   └ code     └ state └ city └ street                        └ state    └ city └ street  └ code
 */
export interface EasternReading {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  /** Place of the post code in the text; null where it has none. */
  readonly postcodeSpan: readonly [start: number, end: number] | null;
}

const JP_CODE = /〒?\s*(?<code>\d{3}[-－‐]?\d{4})(?!\d)/u;
const JP =
  /^(?<state>東京都|北海道|(?:京都|大阪)府|(?:神奈川|和歌山|鹿児島|\p{Script=Han}{2})県)?\s*(?<city>\p{Script=Han}{1,6}?市\p{Script=Han}{1,4}?区|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,8}?郡[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,6}?[町村]|(?:四日市|廿日市|野々市)市|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,7}?[市区町村])\s*(?<street>.*)$/su;
const KR_CODE = /(?<!\d)(?<code>\d{5})(?!\d)/u;
const KR =
  /^(?:대한민국\s*)?(?<state>\p{Script=Hangul}{2,7}?(?:특별자치시|특별자치도|특별시|광역시|도)|서울시?|부산시?|대구시?|인천시?|광주시?|대전시?|울산시?|경기|강원|충북|충남|전북|전남|경북|경남|제주)\s+(?<city>\p{Script=Hangul}{1,5}시(?:\s+\p{Script=Hangul}{1,4}구)?|\p{Script=Hangul}{1,5}[군구])\s+(?<street>.*)$/su;

/** Japanese and Korean addresses in their own script, which run from the large to the small without a mark between; null for all others. */
export function readEastern(detail: string, country: string): EasternReading | null {
  const [shape, code] = country === 'JP' ? [JP, JP_CODE] : country === 'KR' ? [KR, KR_CODE] : [];
  if (shape === undefined || code === undefined || detail.length > 500) return null;
  const found = code.exec(detail);
  const rest = (found === null ? detail : `${detail.slice(0, found.index)} ${detail.slice(found.index + found[0].length)}`)
    .replace(/^[\s,、，]+|[\s,、，]+$/gu, '')
    .replace(/^(?:日本国?|〒)[\s,、，]*/u, '');
  const groups = shape.exec(rest)?.groups;
  if (groups === undefined) return null;
  const postcode = found?.groups?.['code'] ?? '';
  const at = detail.indexOf(postcode);
  return {
    street: (groups['street'] ?? '').trim(),
    city: groups['city'] ?? '',
    state: groups['state'] ?? '',
    postcode: postcode.replace(/[－‐]/u, '-'),
    postcodeSpan: postcode === '' ? null : [at, at + postcode.length],
  };
}
