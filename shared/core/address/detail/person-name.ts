/** What a Chinese name looks like: a family name of these and one or two characters more, or a way to call somebody. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱丘侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文洪倪季颜柳葛庄骆兰蓝施殷章樊温俞游安鲁申焦凌伍詹甘阮欧舒柯祝尚毕耿关单盛涂童左裴瞿翁凡牛滕翟奚谷柴桂岳齐冉车喻邢路佟梅项纪费辛古蒲宁苗鞠景楚原解商麻房卞吉晏屈苑佘计明裘冷娄褚戚郎卓池邬诸包巫占应代聂成米沙饶巩祁时管练窦邝仇柏鲍阳卫穆隋植井简查匡束海揭艾霍党和全权宫曲席臧栗冼闻敖隆蔺湛鄢廉鹿邸狄荆仲屠晋楼强丛经岑邰卜籍甄封'.split(
    '',
  ),
);
const DOUBLE = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|百里|呼延|轩辕|南宫|宇文|长孙|独孤|澹台)/u;
const TITLE = /(?:先生|女士|小姐|太太|老师|同学|师傅|经理|总|阿姨|叔叔|哥|姐|收)$/u;
/** Ends of places: 李子园 is a garden, 陈家村 a village. */
const PLACE_END = /[省市区县镇乡村路街道巷弄号楼栋幢座室层房院园苑店厂校城府庭湾寨屯组队社库场站门口旁边铺馆厅大厦广桥家]$/u;

export function isPersonName(text: string): boolean {
  if (!/^[\p{Script=Han}·]{1,6}$/u.test(text)) return false;
  const bare = text.replace(TITLE, '');
  if (bare !== text && bare.length >= 1 && bare.length <= 4 && (SURNAMES.has(bare.charAt(0)) || DOUBLE.test(bare))) return true;
  if (PLACE_END.test(text)) return false;
  if (DOUBLE.test(text)) return text.length >= 3 && text.length <= 4;
  return text.length >= 2 && text.length <= 3 && SURNAMES.has(text.charAt(0));
}

/** What stands alone beside a telephone number and is no place: a nickname, a family name, 陆xg. */
export const isCalled = (text: string): boolean =>
  isPersonName(text) || (/^[\p{Script=Han}a-z·.]{1,6}$/iu.test(text) && !PLACE_END.test(text) && (text.length <= 4 || SURNAMES.has(text.charAt(0))));

const BEFORE_A_NAME = /(?:[号室楼层栋幢座户房店村组]|单元|\d)$/u;

/** 文三路1号李明: the name glued behind a number or a room. */
export function trailingName(text: string): string {
  for (const length of [4, 3, 2]) {
    const name = text.slice(-length);
    if (text.length > length + 4 && isPersonName(name) && BEFORE_A_NAME.test(text.slice(0, -length))) return name;
  }
  return '';
}
