import type { MessageText } from './message-text.ts';
import { surely, unsurely, type ReadField } from './read-field.ts';

/** Platforms by the words people use for them. The codes are those of order files (PRODUCT: platform). */
const PLATFORMS: readonly (readonly [code: string, words: RegExp])[] = [
  ['TB', /淘宝|天猫|taobao|tmall|(?<![A-Z])TB(?=[-:# ]|\d)/iu],
  ['PDD', /拼多多|pinduoduo|(?<![A-Z])PDD(?=[-:# ]|\d)/iu],
  ['DY', /抖音|抖店|douyin|tiktok|(?<![A-Z])DY(?=[-:# ]|\d)/iu],
  ['JD', /京东|jingdong|(?<![A-Z])JD(?=[-:# ]|\d)/iu],
  ['XHS', /小红书|xiaohongshu/iu],
  ['SH', /shopify|官网|自营商城|web ?shop|(?<![A-Z])SH(?=[-:# ]\d)/iu],
];

const LABELLED =
  /(?:(?:淘宝|天猫|拼多多|抖音|抖店|京东|小红书|平台|商城|网店)?(?:订单(?:编)?号|单号|订单|单)|order\s*(?:no\.?|number|id|#)?|(?<=淘宝|天猫|拼多多|抖音|京东)单?)\s*[:=#]?\s*#?((?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{4,31})/giu;
/** DM-TB-261123-0068, 241123-1234567890: nothing else in an order message looks like this. */
const SHAPED = /(?<![\p{L}\p{N}-])(?:[A-Z]{2,4}-[A-Z]{2,4}-\d{4,8}-\d{3,8}|\d{6}-\d{12,18}|[A-Z]{2,4}-?\d{10,19})(?![\p{L}\p{N}-])/gu;
/** Eleven digits may be a phone; marketplaces number with thirteen and more. */
const LONG_DIGITS = /(?<![\d+-])\d{13,20}(?![\d-])/gu;

interface OrderNumber {
  readonly platform: ReadField<string>;
  readonly platformOrderNo: ReadField<string>;
}

function platformIn(text: string): string {
  return PLATFORMS.find(([, words]) => words.test(text))?.[0] ?? '';
}

/** The platform's number of the order, and which platform it is. */
export function readOrderNumber(message: MessageText, isProductCode: (code: string) => boolean): OrderNumber {
  const before = message.rest;
  const labelled = [...before.matchAll(LABELLED)].filter(([, number = '']) => !isProductCode(number));
  const shaped = [...before.matchAll(SHAPED), ...before.matchAll(LONG_DIGITS)].filter(([number]) => !isProductCode(number));
  const [first] = labelled.length > 0 ? labelled : shaped;
  const platform = platformIn(before);
  const named = platform === '' ? unsurely('', 'missing') : surely(platform, 'labelled');
  if (first === undefined) return { platform: named, platformOrderNo: surely('', 'nothing_said') };
  const number = first[1] ?? first[0];
  const end = first.index + first[0].length;
  const start = end - number.length;
  message.take(first.index, end);
  // The shop's name before the label belongs to it: 淘宝 订单号 123.
  const shop = /(?:淘宝|天猫|拼多多|抖音|抖店|京东|小红书|taobao|tmall|shopify)\s*$/iu.exec(before.slice(0, first.index));
  if (shop !== null) message.take(shop.index, first.index);
  const others = [...new Set((labelled.length > 0 ? labelled : shaped).map((one) => one[1] ?? one[0]))].filter((other) => other !== number);
  const value = number.toUpperCase();
  if (others.length > 0) return { platform: named, platformOrderNo: unsurely(value, 'several', [start, end], others) };
  if (labelled.length > 0) return { platform: named, platformOrderNo: surely(value, 'labelled', [start, end]) };
  return { platform: named, platformOrderNo: /[A-Z]/u.test(value) ? surely(value, 'shape', [start, end]) : unsurely(value, 'no_label', [start, end]) };
}
