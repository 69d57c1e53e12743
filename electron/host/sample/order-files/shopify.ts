import { wallText } from '../sample-day.ts';
import type { SampleLine } from '../sample-order.ts';
import { total, type OrderFileShape } from './cells.ts';

const zoned = (at: number | null): string => (at === null ? '' : `${wallText(at)} +0800`);
export const shopify: OrderFileShape = {
  file: 'orders_export.csv',
  encoding: 'utf-8',
  columns: [
    'Name',
    'Email',
    'Financial Status',
    'Paid at',
    'Fulfillment Status',
    'Fulfilled at',
    'Accepts Marketing',
    'Currency',
    'Subtotal',
    'Shipping',
    'Taxes',
    'Total',
    'Shipping Method',
    'Created at',
    'Lineitem quantity',
    'Lineitem name',
    'Lineitem price',
    'Lineitem sku',
    'Lineitem requires shipping',
    'Shipping Name',
    'Shipping Address1',
    'Shipping Address2',
    'Shipping Company',
    'Shipping City',
    'Shipping Zip',
    'Shipping Province',
    'Shipping Country',
    'Shipping Phone',
    'Notes',
    'Cancelled at',
    'Payment Method',
    'Vendor',
    'Source',
    'Ship by',
    'Owner',
  ],
  rowsOf: (order) => {
    const { name, phone, country, province, city, postcode, district, town, detail } = order.recipient;
    const head = (line: SampleLine): readonly string[] => [
      order.number,
      'buyer@example.com',
      'paid',
      zoned(order.paidAt),
      order.state === 'dispatched' ? 'fulfilled' : 'unfulfilled',
      zoned(order.dispatchedAt),
      'no',
      'CNY',
      total(order),
      '0.00',
      '0.00',
      total(order),
      order.carrier,
      zoned(order.orderedAt),
      String(line.quantity),
      line.name,
      line.price,
      line.sku,
      'true',
      name,
      country === 'CN' ? district + town + detail : detail,
      '',
      '',
      city,
      postcode,
      province,
      country,
      phone,
      order.buyerNote,
      order.state === 'cancelled' ? zoned(order.paidAt + 3_600_000) : '',
      'manual',
      '',
      'web',
      zoned(order.promisedAt),
      order.merchant,
    ];
    const further = (line: SampleLine): readonly string[] =>
      shopify.columns.map((column) =>
        column === 'Name'
          ? order.number
          : column === 'Lineitem quantity'
            ? String(line.quantity)
            : column === 'Lineitem name'
              ? line.name
              : column === 'Lineitem price'
                ? line.price
                : column === 'Lineitem sku'
                  ? line.sku
                  : '',
      );
    return order.lines.map((line, index) => (index === 0 ? head(line) : further(line)));
  },
};
