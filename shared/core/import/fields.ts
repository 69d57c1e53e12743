/** What a column can mean. A layout, or a person in the preview, gives each header one of these. */
export const ORDER_FIELDS = [
  'orderNo',
  'merchant',
  'platform',
  'status',
  'paymentStatus',
  'fulfilmentStatus',
  'paymentMethod',
  'cancelledAt',
  'orderedAt',
  'paidAt',
  'promisedShipAt',
  'dispatchedAt',
  'carrier',
  'waybill',
  'currency',
  'warehouse',
  'tote',
  'buyerId',
  'recipientName',
  'company',
  'phone',
  'email',
  'country',
  'province',
  'city',
  'district',
  'town',
  'region',
  'detail',
  'detail2',
  'postcode',
  'buyerNote',
  'sellerNote',
] as const;
export const LINE_FIELDS = ['sku', 'name', 'variant', 'quantity', 'unitPrice', 'items', 'itemTitles', 'itemKinds', 'itemTotal'] as const;
export const CATALOGUE_FIELDS = [
  'nameEn',
  'barcodes',
  'weightGrams',
  'weightKilograms',
  'retired',
  'successorSku',
  'twinSkus',
  'aliases',
  'kitParts',
  'serialTracked',
  'lotTracked',
  'bestBeforeTracked',
  'leastDays',
  'location',
  'countedAt',
  'onHand',
  'safetyStock',
] as const;

export const FIELDS = [...ORDER_FIELDS, ...LINE_FIELDS, ...CATALOGUE_FIELDS] as const;
export type Field = (typeof FIELDS)[number];
export const isField = (text: string): text is Field => (FIELDS as readonly string[]).includes(text);

/** With any of these a file speaks about addresses; without them nothing about an address can be wrong. A country alone is none. */
export const ADDRESS_FIELDS: readonly Field[] = ['province', 'city', 'district', 'town', 'region', 'detail', 'detail2', 'postcode'];

/** Header → field, as a person set it in the preview; '' leaves a column out. */
export type Mapping = Readonly<Record<string, string>>;
