import { plainText } from '../divisions/plain-text.ts';
import { readHead } from './read-head.ts';
import { LevelReader } from './read-levels.ts';
import { headOf } from './split-levels.ts';
import { isWithin } from '../divisions/division.ts';
import type { NameMatch } from '../divisions/name-index.ts';
import type { Divisions } from '../divisions/divisions.ts';
import { isCalled, isPersonName, trailingName } from '../detail/person-name.ts';

/**
 * Takes a pasted text apart: who, which number, which post code, and the rest, which is the address.
 *
 *   张三,13800138000,浙江省杭州市余杭区文一西路969号        收货人：张三 手机：138… 所在地区：浙江省 … 详细地址：文一西路969号
 */
export interface PastedParts {
  readonly name: string;
  /** As written; several numbers are joined by a slash for a person to choose. */
  readonly phone: string;
  readonly postcode: string;
  /** What was said before the address began. */
  readonly before: string;
  /** What is left, pieces joined by one blank. */
  readonly address: string;
}

type Role = 'name' | 'phone' | 'address' | 'postcode' | 'remark';
interface Label {
  readonly role: Role;
  readonly start: number;
  readonly end: number;
}

/** The long ones are labels wherever they stand; the short ones only before a colon, or before digits where digits are meant. */
const LABELS: readonly (readonly [role: Role, expression: RegExp])[] = [
  [
    'name',
    /(?:收[货件]人(?:姓名)?|收货姓名|联系人)\s*[:=]?\s*|(?:姓\s*名|名字|客户|买家)\s*[:=]\s*|(?<![a-z])(?:name|receiver|consignee|contact)"?\s*[:=]\s*/giu,
  ],
  ['phone', /(?:手机号码?|联系电话|联系方式|电话号码|联系手机)\s*[:=]?\s*|(?:电话|手机|固话|座机|tel|phone|mobile)"?\s*(?:[:=]\s*|(?=\+?\d[\d -]{6}))/giu],
  [
    'address',
    /(?:所在地区|收货地区|所在区域|所在街道|街道地址|详细地址|收[货件]地址)\s*[:=]?\s*|(?:省市区|地区|地址|街道)\s*[:=]\s*|(?<![a-z])addr(?:ess)?"?\s*[:=]\s*/giu,
  ],
  ['postcode', /(?:邮政编码|邮编)\s*[:=]?\s*/gu],
  ['remark', /(?:备注|留言|买家留言|附言)\s*[:=]\s*/gu],
];
const MOBILE = /(?<!\d)(?:(?:\+|00)?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?:\s*(?:-|转|分机)\s*\d{1,6})?(?!\d)/gu;
const MASKED = /(?<!\d)1[3-9]\d[*x]{4}\d{4}(?!\d)/giu;
const LANDLINE =
  /(?<!\d)(?:(?:\+|00)?86[- ]?)?0?[1-9]\d{1,2}[- ]\d{7,8}(?:\s*(?:-|转|分机)\s*\d{1,6})?(?!\d)|(?<!\d)0[1-9]\d{9,10}(?!\d)|(?<!\d)400-?\d{3}-?\d{4}(?!\d)/gu;
/** Room and number typed without a blank: 30115801691123. */
const GLUED_MOBILE = /(?<=\d)1[3-9]\d{9}(?!\d)/gu;

/** Most addresses have neither: two quick looks spare nine slow ones. */
const HAS_LABEL = /[:=]|收[货件]|联系|手机|电话|固话|座机|邮编|邮政编码|所在|详细地址|街道地址|addr|name|tel|phone|mobile/iu;
const HAS_NUMBER = /\d{7}|\d[ -]\d{4}|\d[*x]{4}\d/iu;

const spans = (expression: RegExp, text: string, role: Role): readonly Label[] =>
  [...text.matchAll(expression)].map(({ index, 0: found }) => ({ role, start: index, end: index + found.length }));

export function splitPasted(written: string, divisions: Divisions): PastedParts {
  const text = plainText(written, divisions.characters);
  const labels = !HAS_LABEL.test(text) ? [] : LABELS.flatMap(([role, expression]) => spans(expression, text, role));
  let phones = !HAS_NUMBER.test(text) ? [] : [MOBILE, MASKED, LANDLINE].flatMap((expression) => spans(expression, text, 'phone'));
  if (phones.length === 0 && HAS_NUMBER.test(text)) phones = spans(GLUED_MOBILE, text, 'phone').slice(0, 1);
  const cuts = [...labels, ...phones].toSorted((a, b) => a.start - b.start);
  if (cuts.length === 0 && !/[\s,;]/u.test(text.trim())) return withoutContact(written, text, divisions);

  const pieces = cutPieces(text, cuts, phones);
  const numbers = [...new Set(phones.map(({ start, end }) => written.slice(start, end).trim()))];
  const postcode =
    numbers.length > 0 || labels.length > 0
      ? (pieces.find(({ role, start, end }) => role !== 'name' && POSTCODE_ONLY.test(text.slice(start, end))) ?? null)
      : null;
  const rest = pieces.filter((piece) => piece !== postcode);
  const { name, address, before } = nameAndAddress(written, text, rest, divisions, numbers.length > 0 || labels.length > 0);
  return { name, before, phone: numbers.join('/'), postcode: postcode === null ? '' : text.slice(postcode.start, postcode.end), address };
}

const POSTCODE_ONLY = /^\d{6}$/u;

interface Piece extends Label {
  /** A telephone number stands right before or behind it. */
  readonly besidePhone: boolean;
}

function cutPieces(text: string, cuts: readonly Label[], phones: readonly Label[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let role: Role = 'address';
  let at = 0;
  const add = (end: number): void => {
    for (const { index, 0: found } of text.slice(at, end).matchAll(/[^\s,;。|"“”{}]+/gu)) {
      const start = at + index;
      const stop = start + found.length;
      const besidePhone = phones.some((phone) => /^[\s,;:。|]*$/u.test(text.slice(Math.min(stop, phone.end), Math.max(start, phone.start))));
      pieces.push({ role, start, end: stop, besidePhone });
    }
  };
  for (const cut of cuts) {
    if (cut.start < at) continue;
    add(cut.start);
    at = cut.end;
    // After a number nothing is labelled any more: 收货人：张三 13800138000 浙江省….
    role = phones.includes(cut) ? 'address' : cut.role;
  }
  add(text.length);
  return pieces;
}

interface NameAndAddress {
  readonly name: string;
  readonly before: string;
  readonly address: string;
}

function nameAndAddress(written: string, text: string, pieces: readonly Piece[], divisions: Divisions, hasContact: boolean): NameAndAddress {
  const say = ({ start, end }: Piece): string => written.slice(start, end);
  const plain = ({ start, end }: Piece): string => text.slice(start, end);
  const join = (some: readonly Piece[]): string => joinPieces(some, written, text);
  const named = (piece: Piece): NameAndAddress => {
    const rest = beginning(
      pieces.filter((one) => one !== piece),
      text,
      divisions,
    );
    return { name: say(piece).replace(/(?<=.)收$/u, ''), before: join(rest.before), address: join(rest.pieces) };
  };
  const labelled = pieces.find(({ role, start, end }) => role === 'name' && end - start <= 20);
  if (labelled !== undefined) return named(labelled);

  const isDivision = (piece: Piece): boolean => {
    const own = divisions.namesAt(plain(piece), 0).filter(({ name }) => name === plain(piece));
    return own.length > 0 && !(piece.besidePhone && own.every(({ kind }) => kind === 'short') && isElsewhere(own, piece, pieces, text, divisions));
  };
  const candidates = pieces.filter((piece, n) => (n === 0 || n === pieces.length - 1 || piece.besidePhone) && isPersonName(plain(piece)) && !isDivision(piece));
  const [head, tail] = [pieces[0], pieces.at(-1)];
  const called = pieces.length > 1 ? [tail, head].find((piece) => piece?.besidePhone === true && isCalled(plain(piece)) && !isDivision(piece)) : undefined;
  const chosen = candidates.find(({ besidePhone }) => besidePhone) ?? candidates[0] ?? called;
  if (chosen !== undefined && pieces.length > 1) return named(chosen);

  const begin = beginning(pieces, text, divisions);
  const [first] = begin.before;
  if (begin.pieces.length > 0 && first !== undefined) {
    const said = join(begin.before);
    const isName = begin.before.length === 1 && (isPersonName(plain(first)) || (hasContact && said.length <= 8 && !/\d{3}|[发寄送请到]|麻烦|地址/u.test(said)));
    return { name: isName ? said : '', before: isName ? '' : said, address: join(begin.pieces) };
  }
  const last = pieces.findLast(({ besidePhone }) => besidePhone);
  const behind = last === undefined || !hasContact ? '' : trailingName(plain(last));
  if (last !== undefined && behind !== '') {
    const end = last.end - behind.length;
    return { name: written.slice(end, last.end), before: '', address: join(pieces.map((piece) => (piece === last ? { ...last, end } : piece))) };
  }
  return { name: '', before: '', address: join(pieces) };
}

/** 江山 138… 江西省九江市: a short name of a division beside the telephone, and the address begins with a place it is not part of, nor above. */
function isElsewhere(own: readonly NameMatch[], piece: Piece, pieces: readonly Piece[], text: string, divisions: Divisions): boolean {
  const bearers = own.flatMap((match) => match.bearers);
  return pieces.some((other) => {
    if (other === piece) return false;
    const rest = text.slice(other.start, other.end);
    const [first] = new LevelReader(rest, divisions).read(headOf(rest)).names;
    return first !== undefined && first.bearers.every((one) => !bearers.some((bearer) => isWithin(one, bearer)));
  });
}

/** Pieces keep the marks between them, unless something was taken out there. */
function joinPieces(pieces: readonly Piece[], written: string, text: string): string {
  let joined = '';
  let before: Piece | null = null;
  for (const piece of pieces) {
    if (before !== null) joined += /^[\s,;。|"“”]*$/u.test(text.slice(before.end, piece.start)) ? written.slice(before.end, piece.start) : ' ';
    joined += written.slice(piece.start, piece.end);
    before = piece;
  }
  return joined;
}

function withoutContact(written: string, text: string, divisions: Divisions): PastedParts {
  const start = Math.max(0, addressStart(text, divisions));
  const said = written.slice(0, start);
  const name = isPersonName(text.slice(0, start)) ? said : '';
  return { name, before: name === '' ? said : '', phone: '', postcode: '', address: written.slice(start) };
}

/** The pieces from the first one on that names a division; what stands before it is somebody's name or something said. */
function beginning(pieces: readonly Piece[], text: string, divisions: Divisions): { readonly before: readonly Piece[]; readonly pieces: readonly Piece[] } {
  for (const [n, piece] of pieces.slice(0, 6).entries()) {
    const own = text.slice(piece.start, piece.end);
    const start = addressStart(own, divisions);
    if (start < 0) continue;
    if (start === 0) return { before: pieces.slice(0, n), pieces: pieces.slice(n) };
    const cut = { ...piece, end: piece.start + start };
    return { before: [...pieces.slice(0, n), cut], pieces: [{ ...piece, start: piece.start + start }, ...pieces.slice(n + 1)] };
  }
  return { before: [], pieces };
}

/**
 * Where the divisions of a text begin: at its head, or behind something glued to it, but then a province or two levels have to follow.
 * -1 when it names none.
 */
function addressStart(text: string, divisions: Divisions): number {
  const { names: atHead, end } = readHead(text, headOf(text), divisions);
  const [first] = atHead;
  if (first !== undefined) {
    // 江山新疆维吾尔自治区…: somebody of that name, and then where they live.
    if (first.kind !== 'short' || atHead.length > 1 || !isPersonName(first.text)) return 0;
    const behind = new LevelReader(text, divisions).read(end).names;
    const isElse = behind.length >= 2 && behind[0]?.kind === 'full' && !behind[0].bearers.some((one) => first.bearers.some((bearer) => isWithin(one, bearer)));
    return isElse ? end : 0;
  }
  for (let at = 1; at <= Math.min(40, text.length - 4); at += 1) {
    if (!divisions.namesAt(text, at).some(({ kind, name }) => kind === 'full' && name.length >= 3)) continue;
    const { names } = new LevelReader(text, divisions).read(at);
    if (names.length >= 2 || names.some(({ bearers }) => bearers.some(({ level }) => level !== 'district'))) return at;
  }
  return -1;
}
