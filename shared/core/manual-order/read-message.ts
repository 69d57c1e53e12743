import type { AddressContext } from '../address/check/address-context.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { MessageText } from './message-text.ts';
import { readContact, type ReadContact } from './read-contact.ts';
import { surely, unsurely, type ReadField } from './read-field.ts';
import { readGoods, type ReadLine } from './read-goods.ts';
import { readOrderNumber } from './read-order-number.ts';

/**
 * A chat message or a platform page, taken apart into an order:
 *
 *   张三 138… 浙江省杭州市… 红色L码*2      Jane Doe, 12 Main St, Springfield, IL 62704, 2 x MUG-RED
 *
 * Each field says whether it was read surely and why; an unsure one is a question to a person, never a decision. What was read is taken out
 * before the next part looks, from what has the clearest shape to what has none: remark, number, goods, then who and where.
 */
export interface ReadMessage extends Omit<ReadContact, 'leftOver'> {
  readonly merchant: ReadField<string>;
  readonly platform: ReadField<string>;
  readonly platformOrderNo: ReadField<string>;
  readonly note: ReadField<string>;
  readonly lines: readonly ReadLine[];
  /** The message was longer than anybody writes; only its beginning was read. */
  readonly cut: boolean;
}

export interface ReadMessageContext extends Pick<AddressContext, 'divisions' | 'trainingNumbers' | 'siteCountry'> {
  readonly catalogue: Catalogue;
  readonly merchants: readonly { readonly code: string; readonly names: readonly string[] }[];
  /** Whose order it is, where that is already known. */
  readonly merchant: string;
}

const REMARK = /(?:备注|留言|买家留言|附言|note|remark|comment)s?\s*[:=]\s*([^\n]{1,400})/giu;
/** Somebody talking, and no address: 今天一定要发啊 谢谢, please ship today. */
const TALK = /谢谢|麻烦|尽快|赶紧|着急|急用|今天.{0,6}[发寄到]|明天.{0,6}[发寄到]|一定要|加急|送人|礼物|包装|please|thanks?|thank you|asap|urgent|gift/iu;
const PLACE = /\d+\s*(?:号|弄|幢|栋|单元|室|楼)|(?:省|市|区|县|镇|街道|路)(?=\p{Script=Han}|\d)|\d{5,}|\b(?:st|street|road|rd|ave|avenue|lane|drive)\b/iu;
const GREETING = /^(?:(?:你好|您好|老板|亲爱?的?|掌柜|在吗|在不在|hi|hello|hey)[,，。!！~～\s]*)+$/iu;

function readNote(message: MessageText): ReadField<string> {
  for (const { index, 0: part } of message.rest.matchAll(/[^\n,;，；。!！]+/gu)) if (GREETING.test(part.trim())) message.take(index, index + part.length);
  const [remark] = message.rest.matchAll(REMARK);
  if (remark !== undefined) {
    const end = remark.index + remark[0].length;
    const start = end - (remark[1] ?? '').length;
    message.take(remark.index, end);
    return surely(message.said(start, end), 'labelled', [start, end]);
  }
  const said: string[] = [];
  let span: readonly [number, number] | null = null;
  for (const { index, 0: part } of message.rest.matchAll(/[^\n,;，；。!！]+/gu)) {
    if (!TALK.test(part) || PLACE.test(part)) continue;
    span ??= [index, index + part.length];
    said.push(message.take(index, index + part.length));
  }
  return said.length === 0 ? surely('', 'nothing_said') : unsurely(said.join('，'), 'left_over', span);
}

/** Whose goods they are says whose order it is. */
function merchantOf(lines: readonly ReadLine[], context: ReadMessageContext, named: string): ReadField<string> {
  if (named !== '') return surely(named, 'labelled');
  const owners = [...new Set(lines.filter((line) => line.sku !== '').map((line) => line.merchant))];
  const [owner = '', ...others] = owners;
  if (owner === '') {
    const [only, second] = context.merchants;
    return only !== undefined && second === undefined ? surely(only.code, 'only_one') : unsurely('', 'missing');
  }
  if (others.length > 0) return unsurely(owner, 'several', null, others);
  return lines.some((line) => line.sure || line.why === 'quantity_assumed') ? surely(owner, 'code') : unsurely(owner, 'words_near');
}

function namedMerchant(message: MessageText, merchants: ReadMessageContext['merchants']): string {
  const text = message.rest.toLowerCase();
  for (const { code, names } of merchants) {
    const found = names.find((name) => name.length >= 2 && text.includes(name.toLowerCase()));
    if (found === undefined) continue;
    const at = text.indexOf(found.toLowerCase());
    const label = /(?:商家|店铺|店|merchant|shop)\s*[:=]?\s*$/iu.exec(message.rest.slice(0, at));
    message.take(label?.index ?? at, at + found.length);
    return code;
  }
  return '';
}

export function readMessage(written: string, context: ReadMessageContext): ReadMessage {
  const message = new MessageText(written, context.divisions.characters);
  const named = context.merchant === '' ? namedMerchant(message, context.merchants) : context.merchant;
  const merchants = named === '' ? context.merchants.map(({ code }) => code) : [named];
  const isProductCode = (code: string): boolean =>
    merchants.some((merchant) => context.catalogue.byNormalisedSku(merchant, code).length > 0 || context.catalogue.byBarcode(merchant, code).length > 0);
  const { platform, platformOrderNo } = readOrderNumber(message, isProductCode);
  const lines = readGoods(message, context.catalogue, merchants);
  const note = readNote(message);
  const { leftOver, ...contact } = readContact(message, context);
  const said = [note.value, leftOver].filter((text) => text !== '').join('，');
  return {
    ...contact,
    merchant: merchantOf(lines, context, named),
    platform: platformOrderNo.value === '' && !platform.sure ? surely('', 'nothing_said') : platform,
    platformOrderNo,
    note: leftOver === '' ? note : unsurely(said, 'left_over', note.span),
    lines,
    cut: message.cut,
  };
}
