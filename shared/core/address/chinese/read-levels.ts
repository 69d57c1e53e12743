import { isMunicipality, isWithin, type Division, type RenamedDivision } from '../divisions/division.ts';
import type { Divisions } from '../divisions/divisions.ts';
import { mendName, type Mend } from '../divisions/mend-name.ts';
import type { NameKind, NameMatch } from '../divisions/name-index.ts';

/**
 * Finds the divisions that one text names from a place on, all ways of cutting it weighed against each other.
 *
 *   北海市 重庆路其仓11号             湖南 湘潭 城塘社区
 *   └────┘ 重庆 only names a road     └──┘ └──┘ 湘潭市 and not 湘潭县: the outer one is meant
 *
 * A name is worth its length; a short one (杭州) counts only where nothing makes a road or a shop of it, and a name that fits none of those
 * before it counts only in full, because then it is a contradiction somebody has to see.
 */
export interface NameRead {
  readonly text: string;
  readonly at: number;
  readonly kind: NameKind | 'mended';
  /** Those that bear the name and fit the names before it; if none fits, all that bear it. */
  readonly bearers: readonly Division[];
  readonly renamed: readonly RenamedDivision[];
  readonly mend: Mend | null;
}

export interface LevelsRead {
  readonly names: readonly NameRead[];
  readonly end: number;
  readonly worth: number;
}

/** What follows a name when the name is only part of a road, a shop or a longer name: 重庆路, 香港中路, 南京大学, 上海花园, 玄武湖路. */
export const NAMES_A_THING =
  /^(?:[东西南北中前后一二三四五六七八九十]{0,2}(?:大?[路街道]|大?巷|弄|里弄|胡同|桥|线|公路|环路|站|高速)|新?[村寨庄]|[区县市旗镇乡]|门|小区|花[园苑]|家园|公寓|广场|大厦|大楼|公园|大学|学院|中学|小学|一中|师[大范]|医院|银行|宾馆|饭店|酒店|商[场城]|国际|机场|港城|城[市区]?广场|[山湖河](?:[路街道]|大道|公园|景区|风景))/u;
const GAP = /[\s,,、/|>·。;;:_"'“”)）\]】」}-]*/uy;
/** 【浙江省】杭州市, 河北省（石家庄市）: brackets round a name; before anything else they belong to what follows. */
const OPENING = /[(（[【「{]\s*/uy;
/** Stand in the tables and in the city's place, and claim nothing. */
const UNWRITTEN = /市辖区|(?:省|自治区)?直辖(?:县级)?(?:行政)?(?:区划|单位)?|辖区|辖县|县(?=\p{Script=Han}{2})/uy;
/** 兵团第八师石河子市 and 雄安新区容城县: bodies that stand between a province and its county and are no division. */
const BODY = /(?:(?:生产建设)?兵团)?(?:第?[一二三四五六七八九十\d]{1,3}师)?(?=\p{Script=Han}{2,4}市)|(?:生产建设)?兵团|雄安(?:新区)?(?=雄县|容城县|安新县)/uy;
/** The first characters of what may stand between two names: one look spares three expressions at nearly every place. */
const MAY_STAND_BETWEEN: ReadonlySet<string> = new Set('市省自直辖县生兵第一二三四五六七八九十雄0123456789([（【「{');
const WORTH: Readonly<Record<NameKind, number>> = { full: 1, old: 0.9, alias: 0.85, variant: 0.8, zone: 0.8, short: 0.8 };

export const gapAfter = (text: string, at: number): number => {
  GAP.lastIndex = at;
  GAP.test(text);
  return GAP.lastIndex;
};

const after = (expression: RegExp, text: string, at: number): number => {
  expression.lastIndex = at;
  return expression.test(text) ? gapAfter(text, expression.lastIndex) : at;
};

/** 东莞市市辖区虎门镇: behind a city without districts it is nothing at all. */
export const afterUnwritten = (text: string, at: number): number => after(UNWRITTEN, text, at);

interface Path {
  readonly names: readonly NameRead[];
  /** The deepest divisions that fit all names so far. */
  readonly focus: readonly Division[];
  readonly end: number;
  readonly worth: number;
}

const depthOf = (division: Division): number => (division.level === 'province' ? 1 : division.level === 'city' ? 2 : 3);
/** 镇江路 behind a name is a road. */
const IS_TOWN_FROM_HERE = /^[镇乡](?![路街巷江海])/u;
/** Nothing below it is a division any more. */
export const isSettled = (focus: readonly Division[]): boolean => focus.length > 0 && focus.every(({ level }) => level === 'district');
const deepest = (divisions: readonly Division[]): number => Math.max(0, ...divisions.map(depthOf));
/** A pair fits when one lies in the other; the deeper one is what is meant from then on. */
const fitting = (bearers: readonly Division[], focus: readonly Division[]): readonly Division[] =>
  focus.length === 0 ? bearers : bearers.filter((bearer) => focus.some((one) => isWithin(bearer, one) || isWithin(one, bearer)));
const narrow = (bearers: readonly Division[], focus: readonly Division[]): readonly Division[] => {
  if (focus.length === 0) return bearers;
  const below = bearers.filter((bearer) => focus.some((one) => isWithin(bearer, one)));
  const still = focus.filter((one) => bearers.some((bearer) => bearer !== one && isWithin(one, bearer)));
  return [...new Set([...below, ...still])];
};

const bearersOf = (match: NameMatch): readonly Division[] =>
  match.kind === 'old' ? [...new Set(match.renamed.flatMap(({ successors }) => successors))] : match.bearers;

/** 昌吉州米泉市: an old name below its old prefecture, whose ground lies in another one today. */
const movedAway = ({ renamed }: NameMatch, focus: readonly Division[]): readonly Division[] => [
  ...new Set(renamed.filter(({ oldCity }) => focus.some(({ level, name }) => level === 'city' && name === oldCity)).flatMap(({ successors }) => successors)),
];

/** 湘潭 is the short name of a city and of a county in it: one name, met once. */
function mergeShort(matches: readonly NameMatch[]): readonly NameMatch[] {
  const isSoft = ({ kind }: NameMatch): boolean => kind === 'short' || kind === 'alias';
  const soft = matches.filter(isSoft);
  if (soft.length < 2) return matches;
  return matches.flatMap((match) => {
    if (!isSoft(match)) return [match];
    const same = soft.filter(({ name }) => name === match.name);
    return same[0] === match ? [{ ...match, bearers: same.flatMap(({ bearers }) => bearers) }] : [];
  });
}

/** Of nested bearers of one short name the outer is meant: 朝阳 is 朝阳市 and not the county in it. */
const outermost = (bearers: readonly Division[]): readonly Division[] =>
  bearers.filter((bearer) => !bearers.some((other) => other !== bearer && isWithin(bearer, other)));

/** 西安 is the capital to everybody but the two districts of that name; 朝阳 is not that clear. */
const CAPITALS: ReadonlySet<string> = new Set(
  '石家庄 太原 呼和浩特 沈阳 长春 哈尔滨 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 长沙 广州 南宁 海口 成都 贵阳 昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐 中山 大连 青岛 宁波 厦门 深圳'.split(
    ' ',
  ),
);
/** 吉林吉林: the second is the city. */
const downwards = (bearers: readonly Division[], focus: readonly Division[]): readonly Division[] => {
  if (focus.length === 0 || focus.some(({ level }) => level !== 'province')) return bearers;
  const cities = bearers.filter((bearer) => bearer.level === 'city' && focus.some((one) => isWithin(bearer, one)));
  return cities.length > 0 ? cities : bearers;
};
const everybodys = (bearers: readonly Division[]): readonly Division[] => {
  const first = bearers.filter(({ level, shortName }) => level === 'province' || (level === 'city' && CAPITALS.has(shortName)));
  return first.length > 0 ? first : bearers;
};

export class LevelReader {
  readonly #text: string;
  readonly #divisions: Divisions;
  #best: Path = { names: [], focus: [], end: 0, worth: 0 };

  constructor(text: string, divisions: Divisions) {
    this.#text = text;
    this.#divisions = divisions;
  }

  /** `above` are divisions already known from fields of their own. */
  read(at: number, above: readonly Division[] = []): LevelsRead {
    this.#best = { names: [], focus: above, end: at, worth: 0 };
    this.#follow({ names: [], focus: above, end: at, worth: 0 });
    const names = [...this.#best.names];
    // A repeated 杭州市 counts only where the address begins again; else it belongs to what follows.
    while (names.length > 1 && this.#isAscent(names)) names.pop();
    const last = names.pop();
    if (last === undefined) return { names, end: at, worth: 0 };
    names.push(last.kind === 'short' ? { ...last, bearers: everybodys(last.bearers) } : last);
    return { names, end: gapAfter(this.#text, last.at + last.text.length), worth: this.#best.worth };
  }

  #isAscent(names: readonly NameRead[]): boolean {
    const before = names.slice(0, -1).flatMap(({ bearers }) => bearers);
    return names.at(-1)?.bearers.every((bearer) => before.some((one) => one !== bearer && isWithin(one, bearer))) ?? false;
  }

  #follow(path: Path): void {
    if (path.worth > this.#best.worth || (path.worth === this.#best.worth && deepest(path.focus) > deepest(this.#best.focus))) this.#best = path;
    if (path.names.length >= 7) return;
    this.#step(path, path.end);
    if (!MAY_STAND_BETWEEN.has(this.#text.charAt(path.end))) return;
    const others = new Set([UNWRITTEN, BODY, OPENING].map((expression) => after(expression, this.#text, path.end)));
    others.delete(path.end);
    for (const at of others) this.#step(path, at);
  }

  #step(path: Path, at: number): void {
    const { focus } = path;
    let fits = false;
    let exists = false;
    for (const match of mergeShort(this.#divisions.namesAt(this.#text, at))) {
      // 瑞丽市畹町镇: what was a district once is a town of this one today.
      if (match.kind === 'old' && isSettled(focus) && focus.some((one) => this.#divisions.townAt(one, this.#text, at) === match.name)) continue;
      const bearers = bearersOf(match);
      const own = fitting(bearers, focus);
      const moved = own.length > 0 ? [] : movedAway(match, focus);
      exists ||= match.kind === 'full' && match.name.length > 2;
      if (own.length > 0) {
        if (!this.#stands(match, at, own, focus)) continue;
        // A repetition counts half: 毕节地区毕节市 was the district of that name.
        const meant = match.kind === 'short' ? outermost(own) : own;
        const isRepeated = path.names.length > 0 && meant.every((one) => focus.some((known) => isWithin(known, one)));
        fits ||= !isRepeated;
        this.#take(path, match, at, own, narrow(own, focus), match.name.length * WORTH[match.kind] * (isRepeated ? 0.5 : 1));
      } else if (moved.length > 0) this.#take(path, match, at, moved, moved, match.name.length * WORTH.old);
      else if (path.names.length > 0 || focus.length > 0) this.#contradict(path, match, at, bearers);
    }
    // A name that somebody bears was not mistyped: it contradicts.
    if (fits || exists || isSettled(focus)) return;
    for (const { division, length, mend } of mendName(this.#text, at, focus, this.#divisions)) {
      const text = this.#text.slice(at, at + length);
      const name: NameRead = { text, at, kind: 'mended', bearers: division, renamed: [], mend };
      this.#follow({ names: [...path.names, name], focus: division, end: gapAfter(this.#text, at + length), worth: path.worth + length * mend.sureness * 0.8 });
    }
  }

  #take(path: Path, match: NameMatch, at: number, bearers: readonly Division[], focus: readonly Division[], worth: number): void {
    const { name: text, kind } = match;
    const renamed = kind === 'old' ? match.renamed.filter(({ successors }) => successors.some((one) => bearers.includes(one))) : [];
    // Of nested bearers of one short name the outer is meant: 湘潭 is 湘潭市 until something says 湘潭县.
    const chosen = kind === 'full' || kind === 'old' ? bearers : outermost(downwards(bearers, path.focus));
    const read: NameRead = { text, at, kind, bearers: chosen, renamed, mend: null };
    const next = kind === 'full' || kind === 'old' ? focus : outermost(downwards(focus, path.focus));
    this.#follow({ names: [...path.names, read], focus: next, end: gapAfter(this.#text, at + text.length), worth: path.worth + worth });
  }

  /** Below a district nothing is a division any more but a repetition; before it, a name in full always speaks of a division. */
  #stands(match: NameMatch, at: number, own: readonly Division[], focus: readonly Division[]): boolean {
    const end = at + match.name.length;
    const after = this.#text.slice(end, end + 8);
    if (match.kind === 'full' || match.kind === 'old') {
      if (after.startsWith('场') && match.name.endsWith('市')) return false;
      // 东区 and 郊区 are quarters of half the cities.
      if (match.name.length === 2 && focus.length === 0) return false;
      // 丹江口市均县镇: the town kept the name its county lost.
      return !(isSettled(focus) && IS_TOWN_FROM_HERE.test(after));
    }
    if (isSettled(focus)) return false;
    // Alone at the head of a text 高新区 is nobody's.
    if (match.kind === 'zone' || match.kind === 'variant')
      return own.length === 1 && (focus.length > 0 ? focus.some((one) => one.level !== 'province' || isMunicipality(one)) : false);
    if (match.kind === 'alias') return !/^[区县市旗镇乡]/u.test(after);
    // 云龙山路 begins with 云龙 and is a road.
    const isThing = NAMES_A_THING.test(after) || (focus.length === 0 && /^\p{Script=Han}(?:大?[路街]|大道)/u.test(after));
    return !isThing || this.#leadsOn(end, own);
  }

  /** 成都 高新区: what follows is a division of this one, so the short name stands whatever it begins with. */
  #leadsOn(end: number, own: readonly Division[]): boolean {
    const at = gapAfter(this.#text, end);
    return this.#divisions.namesAt(this.#text, at).some((next) => {
      const below = bearersOf(next).filter((bearer) => own.some((one) => bearer !== one && isWithin(bearer, one)));
      if (below.length === 0) return false;
      if (next.kind !== 'short') return true;
      // 江苏镇江扬中市, but not 江苏镇江路12号.
      const after = at + next.name.length;
      return (
        below.some(({ level, parent }) => level === 'city' && parent !== null) &&
        (!NAMES_A_THING.test(this.#text.slice(after, after + 8)) || this.#leadsOn(after, below))
      );
    });
  }

  #contradict(path: Path, match: NameMatch, at: number, bearers: readonly Division[]): void {
    if (match.kind !== 'full' && match.kind !== 'short') return;
    const known = deepest(path.focus);
    // 徐州市新城区: what a new quarter is called until it has a name.
    if (isSettled(path.focus) || bearers.length === 0 || match.name === '新城区') return;
    const end = at + match.name.length;
    const after = this.#text.slice(end, end + 8);
    if (match.kind === 'short') {
      // 江苏杭州西湖区: a short name that does not fit needs its own district behind it, or to be a city right behind a province.
      const isCity = match.level === 'city' && known === 1 && path.names.length > 0 && !NAMES_A_THING.test(after);
      if (!isCity && !this.#leadsOn(end, bearers)) return;
    } else if ((after.startsWith('场') && match.name.endsWith('市')) || (match.name.length === 2 && match.level === 'district')) return;
    // In a city without districts every quarter is called something.
    if (path.focus.some(({ districtless }) => districtless)) return;
    this.#take(path, match, at, bearers, bearers, match.name.length * 0.4);
  }
}
