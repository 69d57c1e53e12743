import type { Layout } from './layout.ts';

/** A sales ledger as shops keep it: credits carry a C before the invoice number, no address at all. */
export const onlineRetail: Layout = {
  id: 'online-retail',
  role: 'orders',
  platform: '',
  required: ['orderNo', 'sku', 'quantity'],
  cancellationPrefix: 'C',
  fields: {
    orderNo: ['InvoiceNo', 'Invoice'],
    sku: ['StockCode'],
    name: ['Description'],
    quantity: ['Quantity'],
    orderedAt: ['InvoiceDate'],
    unitPrice: ['UnitPrice', 'Price'],
    buyerId: ['CustomerID', 'Customer ID'],
    country: ['Country'],
  },
  known: [],
};
