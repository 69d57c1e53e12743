import type { Finding } from '../../finding/finding.ts';
import type { Recipient } from '../../order/recipient.ts';
import { addressFinding, whole } from './address-finding.ts';
import type { AddressFindingCode } from './finding-codes.ts';

const NOTE =
  /麻烦|请(?:放|勿|送|打)|放(?:在)?(?:门口|驿站|前台|丰巢|快递柜|物业|楼下)|(?:不要|别|勿)(?:放|打|送|折)|打电话|电话联系|到了(?:打|联系)|送货上门|谢谢|尽快|发(?:顺丰|圆通|中通|申通|韵达|邮政|京东)|请勿发|测试|leave (?:at|with)|please|do not/iu;
const PLACEHOLDER =
  /^(?:先生|女士|小姐|太太|老师|同学|收件人|收货人|客户|顾客|买家|微信用户|匿名(?:用户)?|用户|无名|无|某某|本人|自己|mr|mrs|ms|miss|name|test|none|n\/?a|unknown|customer|user|x+|[.\-_?？、。·]+)\.?$/iu;

/** A road with its number, a district with any: somebody pasted the address one field too high. A link is an advertisement or a trap. */
const ADDRESS = /[路街道巷弄村]\s*\d+\s*号|[省市].{1,12}[区县].*\d|^\d+\s.*\b(?:st|street|road|rd|ave|avenue|lane|drive)\b/iu;
const LINK = /https?:\/\/|\bwww\./iu;

/** A name is needed to hand a parcel over: absent, hidden and invented names are told apart because the way to the right one differs. */
function nameFault(name: string): AddressFindingCode | null {
  if (name === '') return 'address.name_missing';
  if (/[*＊]/u.test(name)) return 'address.name_masked';
  if (/^[~$#].{8,}|[A-Za-z0-9+/]{16,}={1,2}$|已加密/u.test(name)) return 'address.name_encrypted';
  if (/\d{7,}/u.test(name.normalize('NFKC'))) return 'address.name_has_phone';
  if (PLACEHOLDER.test(name)) return 'address.name_placeholder';
  // Digits, signs or emoji only: nothing to call anybody by.
  if (!/\p{L}/u.test(name)) return 'address.name_placeholder';
  if (ADDRESS.test(name.normalize('NFKC')) || LINK.test(name)) return 'address.name_placeholder';
  if (NOTE.test(name)) return 'address.name_is_note';
  return null;
}

export function checkName({ name, company }: Recipient): readonly Finding[] {
  const fault = nameFault(name.trim());
  // A firm can take a parcel without a person's name.
  if (fault === 'address.name_missing' && company.trim() !== '') return [];
  return fault === null ? [] : [addressFinding(fault, whole('name'))];
}
