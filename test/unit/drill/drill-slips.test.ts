import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drillSlips } from '../../../electron/host/sample/drill-slips.ts';
import { readSampleData } from '../../../electron/host/sample/sample-data.ts';
import { createDivisions } from '../../../shared/core/address/divisions/divisions.ts';
import { createCatalogue } from '../../../shared/core/catalogue/catalogue.ts';
import { compareSlips } from '../../../shared/core/drill/compare-slip.ts';
import { emptyManualForm, formToDraft } from '../../../shared/core/manual-order/manual-form.ts';
import { readMessage } from '../../../shared/core/manual-order/read-message.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { newSite } from '../../../shared/core/site/site.ts';

const data = readSampleData(path.resolve(import.meta.dirname, '../../../resources'));
const site = { ...newSite('Asia/Shanghai'), ...data.site };
const divisions = createDivisions(data.divisions);
const catalogue = createCatalogue(
  data.products.map(({ merchant, sku, name, nameEn, barcodes, weightGrams }) => ({
    merchant,
    sku,
    name,
    nameEn,
    variant: '',
    barcodes,
    weightGrams,
    retiredAt: null,
    successorSku: null,
    kitParts: [],
    twinSkus: [],
  })),
);
const read = (text: string) =>
  readMessage(text, {
    divisions,
    trainingNumbers: site.trainingNumbers,
    siteCountry: 'CN',
    catalogue,
    merchant: '',
    merchants: site.merchants.map(({ code, nameZh, nameEn }) => ({ code, names: [nameZh, nameEn] })),
  });
const slipsOf = (seed: number) => drillSlips(data, seed, '261129');

describe('the slips of a drill', () => {
  it('are the same for the same seed and others for another', () => {
    expect(slipsOf(7)).toEqual(slipsOf(7));
    expect(slipsOf(7)).not.toEqual(slipsOf(8));
  });
  it('can be pasted: what is read from each is exactly the order it stands for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        for (const slip of slipsOf(seed)) {
          const said = read(slip.text);
          const draft = formToDraft(
            {
              ...emptyManualForm,
              merchant: said.merchant.value,
              platform: said.platform.value,
              platformOrderNo: said.platformOrderNo.value,
              recipient: { ...emptyRecipient, ...said.place.value, name: said.name.value, phone: said.phone.value },
              lines: said.lines.map(({ sku, name, quantity }) => ({ sku, name, quantity: String(quantity) })),
            },
            'M-1',
            0,
          );
          expect(compareSlips([slip], [draft]), slip.text).toEqual([{ slipId: slip.id, faults: [] }]);
          expect(draft.merchant, slip.text).toBe(slip.order.lines[0]?.sku.slice(0, 2));
          expect(
            [said.name, said.phone, said.place, said.lines[0]].filter((field) => field?.sure !== true),
            slip.text,
          ).toEqual([]);
        }
      }),
      { numRuns: 200, examples: [[583705696]] },
    );
  });
});
