/**
 * Lines that are charged and never picked. The codes are those of web shops and of accounting exports;
 * a name alone makes a fee only when it says nothing else ("POSTAGE", not "POSTAGE STAMP TIN").
 */
const FEE_CODES = new Set([
  'POST',
  'DOT',
  'C2',
  'C3',
  'M',
  'D',
  'S',
  'B',
  'PADS',
  'CRUK',
  'BANKCHARGES',
  'AMAZONFEE',
  'ADJUST',
  'ADJUST2',
  'SHIPPING',
  'POSTAGE',
  'FREIGHT',
  'CARRIAGE',
  'DELIVERY',
  'HANDLING',
  'DISCOUNT',
]);
const GIFT_VOUCHER = /^GIFT_\d+(_\d+)?$/i;
const FEE_WORDS =
  /^(?:(?:dotcom|express|standard|international|extra|additional|free)\s+)?(?:postage|shipping|freight|carriage|delivery|handling|bank|amazon|service|insurance)(?:\s*(?:&|and)\s*(?:packing|handling|packaging))?(?:\s+(?:fee|fees|charge|charges|cost|costs|upgrade|difference))?$/i;
/** Words of FEE_WORDS that are a fee only together with "fee" or "charge". */
const NEEDS_FEE = /^(?:bank|amazon|service|insurance|handling)$/i;
const FEE_WORDS_ZH =
  /^(?:补|补拍|补差)?(?:运费|邮费|快递费|配送费|物流费|手续费|服务费|包装费|保价费|差价|运费差价|邮费差价|补差价|运费补差|运费险)(?:专拍|链接|专用链接|补拍|补差价|\d+元)*$/;

const isFeeText = (text: string): boolean => (FEE_WORDS.test(text) && !NEEDS_FEE.test(text)) || FEE_WORDS_ZH.test(text);

/** True for a line that is no product: postage, bank charges, vouchers, manual corrections. */
export function isFeeCode(code: string, name: string): boolean {
  const plain = code.normalize('NFKC').trim();
  if (FEE_CODES.has(plain.toUpperCase().replace(/[\s_-]+/g, '')) || GIFT_VOUCHER.test(plain) || isFeeText(plain)) return true;
  return isFeeText(name.normalize('NFKC').trim());
}
