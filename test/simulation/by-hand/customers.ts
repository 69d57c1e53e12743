import type { Product } from '../../../shared/core/catalogue/catalogue.ts';
import type { Order as ThereOrder } from '../../../shared/contract/open-wms/resources.ts';
import { emptyManualForm, type ManualForm } from '../../../shared/core/manual-order/manual-form.ts';
import { emptyRecipient, type Recipient } from '../../../shared/core/order/recipient.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';
import type { Random } from '../virtual-time.ts';

export const GOODS: Product = {
  merchant: 'QH',
  sku: 'QH-TEE01-BLK-L',
  name: 'T恤',
  nameEn: 'Tee',
  variant: '',
  barcodes: ['6900000000014'],
  weightGrams: 180,
  retiredAt: null,
  successorSku: null,
  kitParts: [],
  twinSkus: [],
};
export const CUSTOMERS = 7;

/** Somebody who wants one shirt: by phone, by the platform, or by both because nobody answered. Times are ms after the beginning. */
export interface Customer {
  readonly n: number;
  readonly recipient: Recipient;
  /** The number at the shop, where the customer could say it. */
  readonly said: string | null;
  readonly typedAt: readonly number[];
  /** When the platform's order reaches the WMS, and under which number. */
  readonly receivedAt: number | null;
  readonly number: string;
}

/** Within the outage: what reaches the WMS later is for the check for duplicates, which every order meets when it comes. */
export function drawCustomers(random: Random, from: number, until: number): readonly Customer[] {
  const during = (): number => from + random.below(until - from);
  return Array.from({ length: CUSTOMERS }, (_, n): Customer => {
    const number = `T-${n + 1}`;
    return {
      n,
      recipient: {
        ...emptyRecipient,
        name: `客人${n}`,
        phone: `1380000000${n}`,
        country: 'CN',
        province: '浙江省',
        city: '杭州市',
        district: '余杭区',
        detail: `听雨路${n + 1}号601室`,
      },
      said: random.chance(0.5) ? number : null,
      typedAt: random.chance(0.85) ? [during(), ...(random.chance(0.3) ? [during()] : [])] : [],
      receivedAt: random.chance(0.65) ? during() : null,
      number,
    };
  });
}

export const formOf = ({ recipient, said }: Customer): ManualForm => ({
  ...emptyManualForm,
  merchant: GOODS.merchant,
  carrier: 'SF',
  recipient,
  lines: [{ sku: GOODS.sku, name: '', quantity: '1' }],
  ...(said !== null && { platform: 'TB', platformOrderNo: said }),
});

export const platformOrder = ({ n, recipient, number }: Customer, at: number): ThereOrder =>
  wmsOrder({
    ref: `P-${n}`,
    merchant: GOODS.merchant,
    platform: 'TB',
    platformOrderNo: number,
    orderedAt: at,
    paidAt: at,
    promisedShipAt: null,
    carrier: 'SF',
    currency: '',
    lines: [{ lineNo: 1, kind: 'goods', sku: GOODS.sku, name: '', variant: '', quantity: 1, unitPrice: '', reserved: 0 }],
    recipient,
    updatedAt: at,
  }) as ThereOrder;
