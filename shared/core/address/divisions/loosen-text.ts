import type { Divisions } from './divisions.ts';

/** Drawn nowhere; inside a name they only part it. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** 河 北 省 石 家 庄 市: what a form, a scan or a fancy keyboard puts a blank behind every character of. */
const APART = /^(?:\S[\s\u00a0]+){5,}\S/u;
const MARKS = /[\s,，、;；/|]+/u;

/**
 * A pasted text brought into the order and the closeness an address is written in: invisible marks gone, characters set apart drawn together,
 * and 听雨路12号，余杭区，杭州市，浙江省 turned round to begin with the province.
 */
export function loosenText(written: string, divisions: Divisions): string {
  const visible = written.replaceAll(INVISIBLE, '');
  const close = APART.test(visible.trim()) ? visible.replaceAll(/(?<=(?:^|[\s\u00a0])\S)[\s\u00a0]+(?=\S(?:[\s\u00a0]|$))/gu, '') : visible;
  return turnRound(close, divisions);
}

/** Only where every piece but the first ones is a division in full, each within the next. */
function turnRound(text: string, divisions: Divisions): string {
  const pieces = text
    .trim()
    .split(MARKS)
    .filter((piece) => piece !== '' && !/^(?:中国|China)$/iu.test(piece));
  if (pieces.length < 3 || pieces.length > 8) return text;
  const isNamed = (piece: string): boolean => divisions.namesAt(piece, 0).some(({ name, kind }) => name === piece && kind === 'full');
  const last = pieces.at(-1) ?? '';
  const isProvince = divisions.named('province', last).length > 0 && isNamed(last);
  if (!isProvince || !isNamed(pieces.at(-2) ?? '') || isNamed(pieces[0] ?? '')) return text;
  return pieces.toReversed().join(' ');
}
