/** Country names as they stand in order files, to ISO 3166 alpha-2. What is not here stays as written. */
const NAMES =
  'CN:china,prc,中国,中国大陆,中华人民共和国,大陆,pr china,mainland china|HK:hong kong,hongkong,hong kong sar,香港,香港特别行政区,中国香港,hk sar|MO:macao,macau,澳门,澳门特别行政区,中国澳门|' +
  'TW:taiwan,台湾,台湾省,中国台湾,taiwan province of china|US:usa,us,u.s.,u.s.a.,united states,united states of america,america,美国|' +
  'GB:uk,u.k.,united kingdom,great britain,england,scotland,wales,northern ireland,britain,英国|IE:ireland,eire,republic of ireland,爱尔兰|CA:canada,加拿大|AU:australia,澳大利亚,澳洲|NZ:new zealand,新西兰|' +
  'DE:germany,deutschland,德国|FR:france,法国|IT:italy,italia,意大利|ES:spain,españa,西班牙|PT:portugal,葡萄牙|NL:netherlands,the netherlands,holland,nederland,荷兰|BE:belgium,belgique,belgië,比利时|' +
  'LU:luxembourg,卢森堡|AT:austria,österreich,奥地利|CH:switzerland,schweiz,suisse,瑞士|DK:denmark,danmark,丹麦|NO:norway,norge,挪威|SE:sweden,sverige,瑞典|FI:finland,suomi,芬兰|IS:iceland,冰岛|PL:poland,polska,波兰|' +
  'CZ:czechia,czech republic,捷克|SK:slovakia|HU:hungary,匈牙利|RO:romania|BG:bulgaria|GR:greece,希腊|HR:croatia|SI:slovenia|LT:lithuania|LV:latvia|EE:estonia|MT:malta|CY:cyprus|RU:russia,russian federation,俄罗斯|UA:ukraine|' +
  'TR:turkey,türkiye,土耳其|IL:israel,以色列|AE:united arab emirates,uae,u.a.e.,阿联酋|SA:saudi arabia,沙特|QA:qatar|KW:kuwait|BH:bahrain|LB:lebanon|ZA:south africa,rsa,南非|JP:japan,日本|KR:south korea,korea,republic of korea,韩国|' +
  'SG:singapore,新加坡|MY:malaysia,马来西亚|TH:thailand,泰国|VN:vietnam,viet nam,越南|PH:philippines,菲律宾|ID:indonesia,印度尼西亚|IN:india,印度|BR:brazil,brasil,巴西|AR:argentina,阿根廷|CL:chile,智利|MX:mexico,méxico,墨西哥|' +
  'VE:venezuela|CO:colombia|PE:peru';

const codesByName = new Map<string, string>();
for (const entry of NAMES.split('|')) {
  const [code = '', names = ''] = entry.split(':');
  codesByName.set(code.toLowerCase(), code);
  for (const name of names.split(',')) codesByName.set(name, code);
}

/** Empty when the text is no country we know. */
export const countryCode = (text: string): string =>
  codesByName.get(
    text
      .trim()
      .toLowerCase()
      .replace(/[.,]+$/u, ''),
  ) ??
  codesByName.get(text.trim().toLowerCase()) ??
  '';
