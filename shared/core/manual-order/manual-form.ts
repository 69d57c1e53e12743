import { emptyRecipient, type Recipient } from '../order/recipient.ts';
import type { DraftOrder } from '../import/draft.ts';
import type { PhotoRef } from '../order-file/order-events.ts';

/** What stands in the form, typed or read: text everywhere, for a draft is kept at every keystroke and most of them are half a word. */
export interface ManualForm {
  /** The message as pasted; kept with the order. */
  readonly pasted: string;
  readonly merchant: string;
  readonly platform: string;
  readonly platformOrderNo: string;
  readonly carrier: string;
  readonly recipient: Recipient;
  readonly note: string;
  readonly lines: readonly ManualLine[];
  /** Fields still to be looked at, by name: `name`, `place`, `lines.0`. */
  readonly unsure: readonly string[];
}
export interface ManualLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: string;
}

export const emptyManualForm: ManualForm = {
  pasted: '',
  merchant: '',
  platform: '',
  platformOrderNo: '',
  carrier: '',
  recipient: emptyRecipient,
  note: '',
  lines: [],
  unsure: [],
};

export interface ManualDraft {
  readonly id: string;
  /** Counts what was kept; a window that did not see the last one writes a draft of its own. */
  readonly revision: number;
  readonly form: ManualForm;
  readonly photos: readonly PhotoRef[];
  readonly startedAt: number;
  readonly keptAt: number;
  readonly by: string;
}

/** An order without a platform's number goes by the number on its papers. */
export const BY_HAND = 'MANUAL';

export const MANUAL_FAULTS = [
  'merchant_missing',
  'lines_missing',
  'sku_missing',
  'quantity_not_fitting',
  'name_missing',
  'place_missing',
  'platform_missing',
] as const;
export type ManualFault = (typeof MANUAL_FAULTS)[number];

const QUANTITY = /^[1-9]\d{0,4}$/u;
const isBlank = ({ sku, name, quantity }: ManualLine): boolean => sku.trim() === '' && name.trim() === '' && quantity.trim() === '';
export const filledLines = (form: ManualForm): readonly ManualLine[] => form.lines.filter((line) => !isBlank(line));

/** What keeps a form from being an order at all. Everything else is for the checks, which make exceptions of it. */
export function manualFaults(form: ManualForm): readonly { readonly fault: ManualFault; readonly field: string }[] {
  const faults: { readonly fault: ManualFault; readonly field: string }[] = [];
  const say = (fault: ManualFault, field: string, isFault: boolean): void => void (isFault && faults.push({ fault, field }));
  say('merchant_missing', 'merchant', form.merchant === '');
  say('name_missing', 'name', form.recipient.name.trim() === '');
  say('place_missing', 'detail', form.recipient.detail.trim() === '');
  say('platform_missing', 'platform', form.platformOrderNo.trim() !== '' && form.platform.trim() === '');
  const lines = filledLines(form);
  say('lines_missing', 'lines', lines.length === 0);
  for (const [n, line] of form.lines.entries()) {
    if (isBlank(line)) continue;
    say('sku_missing', `lines.${n}.sku`, line.sku.trim() === '');
    say('quantity_not_fitting', `lines.${n}.quantity`, !QUANTITY.test(line.quantity.normalize('NFKC').trim()));
  }
  return faults;
}

/** The form as an order to be taken in. `documentNo` names it where no platform does. */
export function formToDraft(form: ManualForm, documentNo: string, nowAt: number): DraftOrder {
  const number = form.platformOrderNo.normalize('NFKC').trim();
  const { recipient } = form;
  return {
    kind: 'sale',
    merchant: form.merchant,
    platform: number === '' ? BY_HAND : form.platform.trim(),
    platformOrderNo: number === '' ? documentNo : number,
    state: 'imported',
    orderedAt: nowAt,
    paidAt: null,
    promisedShipAt: null,
    dispatchedAt: null,
    carrier: form.carrier,
    waybill: '',
    currency: '',
    buyerId: '',
    hasAddress: true,
    recipient: Object.fromEntries(Object.entries(recipient).map(([field, value]) => [field, value.trim()])) as unknown as Recipient,
    buyerNote: form.note.trim(),
    sellerNote: '',
    lines: filledLines(form).map(({ sku, name, quantity }) => ({
      kind: 'goods',
      sku: sku.trim(),
      name: name.trim(),
      variant: '',
      quantity: Number(quantity.normalize('NFKC').trim()),
      unitPrice: '',
    })),
    row: 1,
    file: '',
  };
}
