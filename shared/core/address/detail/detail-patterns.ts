/**
 * Forms of the part of a Chinese address that follows the divisions. Each expression answers one question and knows nothing of the others.
 */

/** 99999部队50分队: reached by post, without a road. */
export const UNIT_ADDRESS = /\d{4,6}\s*部队|部队\s*\d{2,}|武警.{0,8}(?:支队|总队|中队)/u;
export const PO_BOX = /(?:\d+\s*)?(?:邮政)?(?:信箱|邮箱(?=\d|$))|\bP\.?\s*O\.?\s*Box\b|\bPostfach\b|\bPackstation\b|\bAPO\s+A[AEP]\b/iu;
export const LOCKER_OR_STATION = /丰巢|快递柜|自提柜|菜鸟驿站|妈妈驿站|代收点|自提点|\bParcel Locker\b/iu;
const CAMPUS = /(?:大学|学院|学校|中学|校区|职校|技校|师范|宿舍)(?![路街道巷里])/u;
const ROOM = /\d{3,4}\s*(?:室|房|号房|寝室|宿舍|$)|\d+\s*[-－—]\s*\d{2,4}|\d+\s*(?:室|寝)|[A-Z]\d{3,4}|\d+床/u;
const ROAD = /(?:路|街|道|巷|弄|里|胡同|大道|公路|条|线)/u;
const ROAD_NUMBER = /(?:路|街|道|巷|弄|里|胡同|公路|段|条|线)(?:[东西南北中])?\s*[\d一二三四五六七八九十百零]+\s*(?:号|號|弄|-|之|\d)/u;
const NUMBERED = /\d|[A-Za-z][座栋幢区]|[一二三四五六七八九十百]+(?:号|號|弄|幢|栋|棟|座|室|楼|樓|层|層|单元|组|队|户|房|期|排|门|社)/u;
/** 柳溪村三组, 王家屯, 赛罕嘎查; not 村口. */
const RURAL = /\p{Script=Han}(?:村(?!口)|庄(?!园)|屯|寨|嘎查|苏木|生产队|大队|牧业队|林场|农场|渔场|村委会|村民小组)|(?:乡|镇)政府|往[东南西北]\d+米/u;
const ONLY_NEAR = /^(?:.{0,14}?)(?:附近|旁边?|对面|门口|路口|边上|后面|前面|里面|那里|老地方|前台)$/u;
const NOWHERE = /老地方|同上次|跟上次一样|same as last|near the|ask at|behind the/iu;

export const isCampusWithoutRoom = (detail: string): boolean => CAMPUS.test(detail) && !ROAD_NUMBER.test(detail) && !ROOM.test(detail);

/** 99弄5号 with nothing before it: the number of a road that was left out. */
export const startsWithNumber = (detail: string): boolean => /^\d+\s*(?:弄|号|號)/u.test(detail) && !/[路街道巷]/u.test(detail);

/** Neither a road nor a number nor a village: nobody can walk there. A road is enough only when a place on it is named. */
export function isVague(detail: string): boolean {
  if (detail === '') return false;
  if (NUMBERED.test(detail)) return false;
  if (NOWHERE.test(detail) || ONLY_NEAR.test(detail)) return true;
  if (RURAL.test(detail) || UNIT_ADDRESS.test(detail) || PO_BOX.test(detail) || CAMPUS.test(detail)) return false;
  const road = ROAD.exec(detail);
  return road === null || detail.length - road.index - road[0].length < 2;
}

/** Words that speak to the courier. Whatever follows them to the end of the bracket or the text belongs to the remark. */
const REMARK_ZH =
  '(?:请勿|请不要|不要放|不要送|不放|勿放|别放|(?:快递|包裹|东西)?可?放(?:在)?(?:家?门口|驿站|菜鸟|丰巢|快递柜|前台|物业|鞋柜|门卫|保安|楼下|消防栓|电表箱)|(?:送货?前|到了|提前|先|派送前|务必)?(?:请)?(?:打电话|电话联系|联系我|致电)|到了打|电联|(?:周末|周[一二三四五六日天]|工作日|节假日|上午|下午|晚上|白天|中午)(?:再)?(?:送|派|收|在家)|送货上门|送到家|本人签收|(?:改?发|走|用|要)(?:顺丰|圆通|中通|申通|韵达|邮政|京东|EMS)|不要?发|勿折|轻拿轻放|易碎|小心轻放|麻烦(?!\\p{Script=Han}{0,2}[路街村])|谢谢(?=[了啦您老\\s,，。!！~]|$)|尽快|加急|急用|(?:运费)?到付|货到付款|保密发货|测试(?:请勿|勿|单)|请(?=[放勿送打联提尽不先在用发把帮按拨走保轻小务您给]))';
const REMARK_EN =
  "(?:leave (?:it )?(?:with|at|in|by)\\b|call (?:me )?(?:before|on arrival|when)\\b|please\\b|do not\\b|don't\\b|ring (?:the )?(?:bell|twice)|deliver (?:on|after|before|between)\\b|no signature)";
const REMARK = new RegExp(`[\\s,，。;；、(（【\\[]*(?:${REMARK_ZH}|\\b${REMARK_EN}).*$`, 'isu');

export interface Remark {
  readonly text: string;
  /** Place in the text, separators before it included. */
  readonly at: number;
  /** Where it ends: the end of the text, or the bracket that closes it when an address goes on behind. */
  readonly end: number;
}
/** 余杭区（放门口）文一路12号: said in brackets in the middle. */
const BRACKETED = new RegExp(`[\\s,，]*[(（【\\[][^()（）【】\\[\\]]*(?:${REMARK_ZH}|\\b${REMARK_EN})[^()（）【】\\[\\]]*[)）】\\]](?=\\s*\\S{3})`, 'isu');

export function findRemark(detail: string): Remark | null {
  const found = BRACKETED.exec(detail) ?? REMARK.exec(detail);
  if (found === null) return null;
  const text = found[0].replace(/^[\s,，。;；、(（【[]+/u, '').replace(/[\s)）】\].。]+$/u, '');
  return { text, at: found.index, end: found.index + found[0].length };
}

export const withoutRemark = (detail: string, remark: Remark | null): string =>
  remark === null ? detail.trim() : `${detail.slice(0, remark.at).trimEnd()}${detail.slice(remark.end)}`.trim();
