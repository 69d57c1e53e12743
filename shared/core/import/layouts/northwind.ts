import type { Layout } from './layout.ts';

/** Tables of a small trading house, one file each: orders, their lines, and what both point to. */
export const northwindOrders: Layout = {
  id: 'northwind-orders',
  role: 'order_headers',
  platform: '',
  required: ['orderNo', 'orderedAt', 'recipientName'],
  fields: {
    orderNo: ['OrderID'],
    buyerId: ['CustomerID'],
    orderedAt: ['OrderDate'],
    promisedShipAt: ['RequiredDate'],
    dispatchedAt: ['ShippedDate'],
    carrier: ['ShipVia'],
    recipientName: ['ShipName'],
    detail: ['ShipAddress'],
    city: ['ShipCity'],
    province: ['ShipRegion'],
    postcode: ['ShipPostalCode'],
    country: ['ShipCountry'],
  },
  known: ['EmployeeID', 'Freight'],
};
export const northwindLines: Layout = {
  id: 'northwind-lines',
  role: 'order_lines',
  platform: '',
  required: ['orderNo', 'sku', 'quantity'],
  fields: { orderNo: ['OrderID'], sku: ['ProductID'], unitPrice: ['UnitPrice'], quantity: ['Quantity'] },
  known: ['Discount'],
};
export const northwindProducts: Layout = {
  id: 'northwind-products',
  role: 'products',
  platform: '',
  required: ['sku', 'name'],
  fields: {
    sku: ['ProductID'],
    name: ['ProductName'],
    variant: ['QuantityPerUnit'],
    onHand: ['UnitsInStock'],
    safetyStock: ['ReorderLevel'],
    retired: ['Discontinued'],
  },
  known: ['SupplierID', 'CategoryID', 'UnitPrice', 'UnitsOnOrder'],
};
export const northwindCustomers: Layout = {
  id: 'northwind-customers',
  role: 'customers',
  platform: '',
  required: ['buyerId', 'company'],
  fields: {
    buyerId: ['CustomerID'],
    company: ['CompanyName'],
    recipientName: ['ContactName'],
    detail: ['Address'],
    city: ['City'],
    province: ['Region'],
    postcode: ['PostalCode'],
    country: ['Country'],
    phone: ['Phone'],
    email: ['Email'],
  },
  known: ['ContactTitle', 'Fax'],
};
export const northwindShippers: Layout = {
  id: 'northwind-shippers',
  role: 'carriers',
  platform: '',
  required: ['carrier', 'name'],
  fields: { carrier: ['ShipperID'], name: ['CompanyName'], phone: ['Phone'] },
  known: [],
};
export const northwindSuppliers: Layout = {
  id: 'northwind-suppliers',
  role: 'suppliers',
  platform: '',
  required: ['sku', 'company'],
  fields: {
    sku: ['SupplierID'],
    company: ['CompanyName'],
    recipientName: ['ContactName'],
    detail: ['Address'],
    city: ['City'],
    province: ['Region'],
    postcode: ['PostalCode'],
    country: ['Country'],
    phone: ['Phone'],
  },
  known: ['ContactTitle', 'Fax'],
};
