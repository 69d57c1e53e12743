import { composeManualRules } from '../../../electron/host/compose/manual-work.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import type { Product } from '../../../shared/core/catalogue/catalogue.ts';
import { emptyManualForm, type ManualForm } from '../../../shared/core/manual-order/manual-form.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const SHIRT: Product = {
  merchant: 'QH',
  sku: 'QH-TEE01-BLK-L',
  name: '纯棉T恤 黑色 L',
  nameEn: 'Cotton tee black L',
  variant: '',
  barcodes: ['2001000000036'],
  weightGrams: 185,
  retiredAt: null,
  successorSku: null,
  kitParts: [],
  twinSkus: [],
};

export type ManualRules = ReturnType<typeof composeManualRules> & { readonly photos: { readonly link: () => void } };

/** The real rules with one shirt in stock, forty of it, as known an hour ago. */
export async function openManualHouse(): Promise<{ readonly house: WorkHouse; readonly rules: ManualRules }> {
  const house = await openWorkHouse();
  const { storage, work, settings } = house;
  storage.unitOfWork.run(() => {
    work.goods.putProducts([SHIRT]);
    work.goods.putStock([{ merchant: 'QH', sku: SHIRT.sku, warehouse: '', location: 'A-01-03', onHand: 40, safetyStock: null, asOf: MORNING - 3_600_000 }]);
  });
  const clock = { now: () => MORNING, mono: () => 0 };
  return { house, rules: { ...composeManualRules({ storage, work, settings, clock, ids: systemIds }), photos: { link: () => undefined } } };
}

export const shirtForm = (parts: Partial<ManualForm> = {}): ManualForm => ({
  ...emptyManualForm,
  merchant: 'QH',
  carrier: 'SF',
  recipient: {
    ...emptyRecipient,
    name: '沈听澜',
    phone: '13800138000',
    country: 'CN',
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    town: '仓前街道',
    detail: '听雨路12号3幢2单元601室',
  },
  lines: [{ sku: SHIRT.sku, name: '', quantity: '2' }],
  ...parts,
});
