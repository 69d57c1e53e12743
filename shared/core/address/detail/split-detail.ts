/**
 * What follows the divisions of a Chinese address, cut into its parts. A part that is not written is empty; nothing is lost: the parts and
 * what stands between them are the detail.
 *
 *   文一西路 969号 3幢 2单元 601室            径山村 三组 12号
 *   road     number building unit room       village
 */
export interface DetailParts {
  readonly road: string;
  readonly village: string;
  readonly number: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
}

const DIGITS = '[0-9A-Za-z一二三四五六七八九十百零甲乙丙丁-]{1,8}';
const ROAD = /^[^,，;；\s]{0,14}?(?:大道|大街|公路|环路|胡同|[路街巷弄道里]|线)(?:[东西南北中]?[一二三四五六七八九十\d]{0,2}段|[东西南北中](?=\d))?/u;
const VILLAGE =
  /\p{Script=Han}{1,10}?(?:行政村|自然村|社区|村委会|村民小组|嘎查|[村屯寨庄])(?:\p{Script=Han}{0,6}?[一二三四五六七八九十\d]{1,3}(?:组|队|社))?/u;
const part = (kinds: string): RegExp => new RegExp(`(${DIGITS})\\s*(?:${kinds})`, 'u');
const NUMBER = new RegExp(`(?:附?${DIGITS}(?:号院?|號|弄)(?!楼|樓|[栋幢座])(?:之[一二三四五六七八九十\\d]+)?)+(?:附${DIGITS}号)?`, 'u');
const BUILDING = part('号楼|號樓|栋|棟|幢|座');
const UNIT = part('单元|單元|门(?=[\\d])');
const ROOM =
  /(?:(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[层楼樓F]\s*)?([0-9A-Za-z-]{1,8})\s*(?:室|房|户|號房|号房)|(?:单元|[栋幢座楼])\s*[-]?\s*(\d{3,4}室?)(?!\d|[号弄栋幢])/u;

export function splitDetail(detail: string): DetailParts {
  const found = (expression: RegExp): string => expression.exec(detail)?.[0].trim() ?? '';
  const road = found(ROAD);
  const room = ROOM.exec(detail);
  return {
    road,
    village: road === '' || VILLAGE.test(detail.slice(road.length)) ? found(VILLAGE) : '',
    number: found(NUMBER),
    building: found(BUILDING),
    unit: found(UNIT),
    room: room === null ? '' : (room[3] ?? room[0].trim()),
  };
}
