/** What shops, exports and spreadsheets write where a code should be. */
const PLACEHOLDERS = new Set([
  '默认',
  '默认规格',
  '默认sku',
  '默认款',
  '随机',
  '随机色',
  '随机款',
  '颜色随机',
  '图片色',
  '如图',
  '如图所示',
  '见图',
  '同图',
  '均码',
  '无',
  '空',
  '待定',
  '暂无',
  '其他',
  '其它',
  '标准',
  '标配',
  '编码',
  '商家编码',
  '商品编码',
  'default',
  'default title',
  'random',
  'same as picture',
  'as shown',
  'sku',
  'none',
  'null',
  'nil',
  'nan',
  'undefined',
  'unknown',
  'n/a',
  'na',
  'tbd',
  'tbc',
  'xxx',
  '#n/a',
  '#ref!',
  '#value!',
  '#name?',
  '#null!',
  '#div/0!',
  '#num!',
]);
const TEST_CODE = /^(?:test|sample|demo|测试|样品)[\s_-]*\d*$/i;
const LINK_CODE = /^(?:链接|link|款式|规格|选项|option|item|商品)\s*\d*$/i;
const NO_CODE = /^(?:\d{1,2}|[-–—_.?？*#/]+)$/;

/** True for text that stands where a code should and names no product. Look the code up first: shops do sell things called "1". */
export function isPlaceholderCode(text: string): boolean {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return plain === '' || PLACEHOLDERS.has(plain) || TEST_CODE.test(plain) || LINK_CODE.test(plain) || NO_CODE.test(plain);
}
