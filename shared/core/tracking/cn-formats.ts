import type { TrackingFormat } from './tracking-formats.ts';

/**
 * Number shapes of Chinese carriers, collected by many hands and published by none of the carriers. They overlap and have no check digit, so they
 * only ever name candidates: which carrier a parcel has is written on its order.
 */
const SHAPES: readonly (readonly [carrier: string, code: string, pattern: string])[] = [
  ['顺丰速运', 'SF', 'SF\\d{12,13}|\\d{12}'],
  [
    '中通快递',
    'ZTO',
    '\\d{14}|(?:5711|2008|2009|2010|2013)\\d{8}|(?:3[679]|5[03-6]|6[348]|72|9[0-58])\\d{10}|2[1-9]\\d{10}|4\\d{11}|(?:120|665|666|780|88[125]|960)\\d{9}',
  ],
  ['圆通速递', 'YTO', '[A-Z0-9]{2}(?:\\d{8}|\\d{10,13})|[6-9]\\d{17}|DD[89]\\d{15}|Y\\d{12}|YT\\d{13}'],
  [
    '申通快递',
    'STO',
    '(?:268|888|588|688|[345]68|668|773|768|868|968)\\d{9,13}|(?:11|22|40|268|888|588|688|[345]68|668|768|868|968)\\d{10}|STO\\d{10}|(?:33|55|66)\\d{11}|4\\d{12}|(?:77|88|99)\\d{13}',
  ],
  ['韵达快递', 'YUNDA', '\\d{13}|\\d{15}'],
  ['极兔速递', 'JTSD', 'JT\\d{12,13}'],
  [
    '百世快递',
    'BEST',
    'JT\\d{12,13}|[ABDE]\\d{12}|BXA\\d{10}|K8\\d{11}|02\\d{11}|000\\d{10}|C0000\\d{8}|(?:2[1-9]|3\\d|61|63)\\d{10}|5\\d{13,14}|[67]\\d{13}|58\\d{14}',
  ],
  ['京东物流', 'JD', 'JD[XK]\\d{12}|JDV[A-Z]\\d{11}|JD\\d{13}'],
  ['EMS', 'EMS', '[A-Z]{2}\\d{9}[A-Z]{2}|(?:1[0-2]|5[0-2]|9[5789])\\d{11}'],
  ['邮政快递包裹', 'YZPY', '(?:[GA]|[KQ]|[PH]){2}\\d{9}(?:[2-5]\\d|1[1-9]|6[0-5])|\\d{13}'],
  ['德邦快递', 'DBL', '\\d{8,10}|\\d{15,}[-\\d]+|DPK\\d{11,}[-\\d]+'],
  ['宅急送', 'ZJS', '[A-Z0-9]{10}|A\\d{12}|ZJS\\d{12}'],
  ['天天快递', 'HHTT', '(?:66|77|88|55[568]|5[568])\\d{10}|99[58]\\d{9}|TT(?:66|88|99|5[67])\\d{11}'],
  ['优速快递', 'UC', 'VIP\\d{9}|V\\d{11}|\\d{12}|LBX\\d{15}-[2-9AZ]-[1-9A-Z]'],
  ['安能快递', 'ANE', '\\d{12}'],
  ['壹米滴答', 'YMDD', '\\d{12}'],
];

export const chineseFormats: readonly TrackingFormat[] = SHAPES.map(([carrier, code, pattern]) => ({
  carrier,
  code,
  format: `cn_${code.toLowerCase()}`,
  pattern: new RegExp(`^(?:${pattern})$`, 'u'),
}));
