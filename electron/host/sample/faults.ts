import type { ExceptionKind } from '../../../shared/core/finding/exception-kinds.ts';
import type { Recipient } from '../../../shared/core/order/recipient.ts';
import type { Draw } from './draw.ts';
import type { SampleProduct, Words } from './sample-data.ts';
import { dayText } from './sample-day.ts';
import type { SampleLine, SampleOrder } from './sample-order.ts';

type Spoil = (order: SampleOrder, draw: Draw) => SampleOrder;

const withRecipient = (order: SampleOrder, changed: Partial<Recipient>): SampleOrder => ({ ...order, recipient: { ...order.recipient, ...changed } });
const otherProvince = (province: string): string => (province === '广东省' ? '浙江省' : '广东省');

/** What goes wrong with addresses of the mainland, as shops really send them. */
const mainlandFaults = (words: Words, day: number): readonly Spoil[] => [
  (order) => withRecipient(order, { district: '', town: '' }),
  (order) => withRecipient(order, { phone: order.recipient.phone.slice(0, -1) }),
  (order) => withRecipient(order, { province: otherProvince(order.recipient.province) }),
  (order, draw) => withRecipient(order, { town: '', detail: draw.pick(words.vaguePlaces) }),
  (order, draw) => withRecipient(order, { detail: order.recipient.detail + draw.pick(words.remarks) }),
  (order) =>
    withRecipient(order, {
      name: `${order.recipient.name.slice(0, 1)}**`,
      phone: `${order.recipient.phone.slice(0, 3)}****${order.recipient.phone.slice(-4)}`,
    }),
  (order) =>
    withRecipient(order, { phone: `${order.recipient.phone}-${order.number.slice(-4).replaceAll(/\D/gu, '7')} (virtual, expired ${dayText(day - 4)})` }),
  (order, draw) => withRecipient(order, { name: draw.pick(words.noteNames) }),
  (order) => withRecipient(order, { town: '', detail: `${1 + (order.number.length % 9)}00信箱${2 + (order.number.length % 7)}分箱` }),
];

const foreignFaults: Readonly<Record<string, Spoil>> = {
  GB: (order) => withRecipient(order, { postcode: order.recipient.postcode.replace(/(\d)(?=[A-Z]{2}$)/u, 'O') }),
  US: (order) => withRecipient(order, { postcode: order.recipient.province === 'TX' ? '97205' : '78701' }),
  DE: (order) => withRecipient(order, { detail: order.recipient.detail.replace(/ \d+$/u, '') }),
  FR: (order) => withRecipient(order, { postcode: order.recipient.postcode.slice(1) }),
  AU: (order) => withRecipient(order, { postcode: `${order.recipient.postcode}0` }),
};
const shortPhone: Spoil = (order) => withRecipient(order, { phone: order.recipient.phone.slice(0, -4) });

const spoilFirstCode = (order: SampleOrder, change: (line: SampleLine) => Partial<SampleLine>): SampleOrder => {
  const [first, ...rest] = order.lines;
  return first === undefined ? order : { ...order, lines: [{ ...first, ...change(first) }, ...rest] };
};
const wide = (text: string): string => text.replaceAll(/[!-~]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));

/** What goes wrong with codes between a shop's listing and the shelf. */
const skuFaults = (products: ReadonlyMap<string, SampleProduct>): readonly Spoil[] => [
  (order) => spoilFirstCode(order, ({ sku }) => ({ sku: sku.replace('0', 'O') === sku ? `${sku}-X` : sku.replace('0', 'O') })),
  (order) => spoilFirstCode(order, ({ sku }) => ({ sku: wide(sku.toLowerCase()) })),
  (order) => spoilFirstCode(order, ({ sku }) => ({ sku: products.get(sku)?.barcodes[0] ?? sku })),
  (order) => spoilFirstCode(order, ({ sku }) => ({ sku: sku.replaceAll('-', '_') })),
  (order) => spoilFirstCode(order, ({ sku, name }) => ({ sku: `${sku}-NEW`, name: `${name} 新款` })),
];

export interface Faults {
  /** The same order with one thing put wrong; the program is not told what. */
  readonly spoil: (order: SampleOrder, kind: ExceptionKind) => SampleOrder;
}

export function createFaults(words: Words, products: readonly SampleProduct[], day: number, draw: Draw): Faults {
  const mainland = mainlandFaults(words, day);
  const codes = skuFaults(new Map(products.map((product) => [product.sku, product])));
  const spoilAddress = (order: SampleOrder): SampleOrder =>
    order.recipient.country === 'CN' ? draw.pick(mainland)(order, draw) : (foreignFaults[order.recipient.country] ?? shortPhone)(order, draw);
  return {
    spoil: (order, kind) => {
      if (kind === 'bad_address') return { ...spoilAddress(order), fault: kind };
      if (kind === 'sku_mismatch') return { ...draw.pick(codes)(order, draw), fault: kind };
      if (kind === 'special_request') {
        const isEnglish = !['CN', 'HK', 'MO'].includes(order.recipient.country);
        return { ...order, buyerNote: draw.pick(isEnglish ? words.requestNotesEn : words.requestNotes), fault: kind };
      }
      return order;
    },
  };
}
