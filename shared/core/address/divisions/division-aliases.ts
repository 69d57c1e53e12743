import type { Division } from './division.ts';
import type { NameIndex } from './name-index.ts';

const AUTONOMOUS = /自治([州县旗])$/u;
const ZONE_KIND =
  /(?:(?:(?:经济|高新)(?:技术)?(?:产业)?|循环化|临港经济|火炬高技术产业|稀土高新技术产业)?开发区|(?:高新技术产业)?园区|新区|示范区|管理区|产业园区?|集聚区|聚集区|试验区)$/u;
/** Said of some prefectures everywhere: 巴州 for 巴音郭楞蒙古自治州. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  内蒙古自治区: ['内蒙'],
  呼和浩特市: ['呼市'],
  乌鲁木齐市: ['乌市'],
  哈尔滨市: ['哈市'],
  巴音郭楞蒙古自治州: ['巴州'],
  博尔塔拉蒙古自治州: ['博州'],
  克孜勒苏柯尔克孜自治州: ['克州'],
  昌吉回族自治州: ['昌吉州'],
  伊犁哈萨克自治州: ['伊犁州', '伊犁'],
  黔西南布依族苗族自治州: ['黔西南州'],
  锡林郭勒盟: ['锡盟'],
  阿拉善盟: ['阿盟'],
  兴安盟: ['兴安'],
  大兴安岭地区: ['大兴安岭'],
  神农架林区: ['神农架'],
  雄安新区: ['雄安'],
  西沙群岛: ['西沙区'],
  南沙群岛: ['南沙区'],
  嘉模堂区: ['氹仔岛', '氹仔'],
  圣方济各堂区: ['路环岛', '路环'],
  路氹填海区: ['路氹城', '路氹'],
};

/** 苏州工业园区 is 工业园区 or 园区 in Suzhou, 石家庄高新技术产业开发区 is 高新区 or 高新技术开发区. */
export function zoneNames({ name, parent }: Division): readonly string[] {
  if (parent === null || !ZONE_KIND.test(name)) return [];
  const province = parent.parent;
  const cut = [province?.shortName, parent.name, parent.shortName].reduce<string>(
    (rest, prefix) => (prefix !== undefined && rest.startsWith(prefix) && rest.length - prefix.length >= 3 ? rest.slice(prefix.length) : rest),
    name,
  );
  const bare = cut.replace(/^市/u, '');
  const forms = new Set([bare]);
  const head = ZONE_KIND.exec(bare);
  const place = head === null ? '' : bare.slice(0, head.index);
  const add = (...kinds: readonly string[]): void => kinds.forEach((kind) => forms.add(place + kind));
  if (/经济(?:技术)?开发区$/u.test(bare)) add('经济技术开发区', '经济开发区', '经开区', '开发区');
  if (/高新技术(?:产业)?开发区$|高新技术产业园区$|高技术产业开发区$/u.test(bare)) add('高新技术产业开发区', '高新技术开发区', '高新开发区', '高新区', '开发区');
  if (bare.endsWith('工业园区')) forms.add('工业园区').add('园区');
  if (bare.endsWith('示范区')) add('示范区');
  return [...forms].filter((form) => form.length >= 3 || form === '园区');
}

/** Names of today's divisions that stand in no table. A name somebody bears in full is nobody's alias. */
export function addAliases(all: readonly Division[], names: NameIndex): void {
  for (const division of all) {
    if (division.unwritten) continue;
    const { name, shortName, level } = division;
    const alias = (text: string, kind: 'alias' | 'variant' | 'zone'): void => {
      if (text !== name && text !== shortName) names.add({ name: text, kind, level, division });
    };
    for (const said of SAID[name] ?? []) alias(said, 'alias');
    const autonomous = AUTONOMOUS.exec(name);
    if (autonomous !== null) alias(`${shortName}${autonomous[1] ?? ''}`, 'alias');
    if (level === 'province') {
      alias(`${shortName}省`, 'alias');
      alias(`${shortName}自治区`, 'alias');
      alias(`${shortName}特区`, 'alias');
    }
    if (level === 'city' && /[州盟区]$/u.test(name)) {
      alias(`${shortName}${name.slice(-1)}`, 'alias');
      alias(`${shortName}市`, 'alias');
    }
    if (level !== 'district' || shortName === name) continue;
    for (const form of zoneNames(division)) {
      alias(form, 'zone');
      // With the city's name before it nobody else can be meant.
      for (const city of [division.parent?.shortName, division.parent?.name]) alias(`${city ?? ''}${form}`, 'alias');
    }
    // 浦东区, 昆山县, 滨海区; 龙华新区 before it was 龙华区.
    for (const kind of ['区', '县', '市', '新区']) if (!ZONE_KIND.test(name) || name.endsWith('新区')) alias(shortName + kind, 'variant');
  }
}
