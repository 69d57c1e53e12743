import { DRILL_SLIPS, type DrillSlip } from '../../../shared/core/drill/drill.ts';
import { createDraw } from './draw.ts';
import { createPeople } from './people.ts';
import type { SampleData, SampleProduct } from './sample-data.ts';
import { PLANTED_ONLY } from './shelves.ts';

/** A range of training numbers that no order of the sample has. */
const PHONES = '154000009nn';
const MERCHANTS = ['QH', 'TM', 'WG'] as const;

/** Goods that lie on a shelf in plenty and are called like nothing else, so that a slip means one thing. */
const isPlain = ({ location, onHand, retiredOn, twinSkus, kitParts, sku }: SampleProduct): boolean =>
  location !== '' && (onHand ?? 0) >= 10 && retiredOn === '' && twinSkus.length === 0 && kitParts.length === 0 && !PLANTED_ONLY.has(sku);

/** Orders that reach a drill by chat, the same for the same seed; `year` makes their numbers. Pure. */
export function drillSlips(data: SampleData, seed: number, day: string): readonly DrillSlip[] {
  const draw = createDraw(seed + 2);
  const people = createPeople(data.words, data.divisions, draw, PHONES);
  const taken = new Set<string>();
  const names = new Set<string>();
  const phones = new Set<string>();
  const person = () => {
    for (;;) {
      const one = people.mainland();
      if (names.has(one.name) || phones.has(one.phone)) continue;
      names.add(one.name);
      phones.add(one.phone);
      return one;
    }
  };
  return Array.from({ length: DRILL_SLIPS }, (_, at): DrillSlip => {
    const merchant = MERCHANTS[at % MERCHANTS.length] ?? 'QH';
    const product = draw.pick(data.products.filter((one) => one.merchant === merchant && isPlain(one) && !taken.has(one.sku)));
    taken.add(product.sku);
    const recipient = person();
    const quantity = draw.whole(1, 3);
    const platformOrderNo = `29${day}${String(9_990_001 + at)}${draw.digits(3)}7`;
    const { name, phone, province, city, district, town, detail } = recipient;
    const place = `${province}${city === province ? '' : city}${district}${town}${detail}`;
    return {
      id: String(at + 1),
      text: `淘宝订单号：${platformOrderNo}\n收货人：${name}\n电话：${phone}\n地址：${place}\n${product.sku} × ${quantity}`,
      order: { platformOrderNo, recipient, lines: [{ sku: product.sku, quantity }] },
    };
  });
}
