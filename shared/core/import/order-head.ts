import { emptyRecipient } from '../order/recipient.ts';
import type { Recipient } from '../order/recipient.ts';
import { count, hasLostDigits, readIdentifier, readText } from './cell-repair.ts';
import { readCountry } from './country-names.ts';
import { readDate } from './date-cell.ts';
import type { DraftOrder } from './draft.ts';
import { ADDRESS_FIELDS } from './fields.ts';
import type { Field } from './fields.ts';
import { isPaidOnDelivery, readStatus } from './order-status.ts';
import { columnsOf, filledColumn, NO_DOUBTS, shown } from './table.ts';
import type { Doubt, Table } from './table.ts';

/** What the order's own cells say, apart from its lines. */
export type OrderHead = Omit<DraftOrder, 'kind' | 'lines' | 'row' | 'file'>;
export interface HeadReading {
  readonly head: OrderHead;
  /** One for each doubtful cell, the first as it would be asked first. */
  readonly doubts: readonly Doubt[];
}

export const emptyHead = (table: Table, orderNo: string): OrderHead => ({
  merchant: table.options.merchant,
  platform: table.layout.platform || table.options.platform,
  platformOrderNo: orderNo,
  state: 'imported',
  orderedAt: null,
  paidAt: null,
  promisedShipAt: null,
  dispatchedAt: null,
  carrier: '',
  waybill: '',
  currency: '',
  buyerId: '',
  hasAddress: false,
  recipient: emptyRecipient,
  buyerNote: '',
  sellerNote: '',
});

export const readOrderNo = (table: Table, cells: readonly string[]): { readonly orderNo: string; readonly doubt: Doubt | null } => {
  const column = filledColumn(cells, columnsOf(table, 'orderNo'));
  if (column < 0) return { orderNo: '', doubt: null };
  const raw = cells[column] ?? '';
  const orderNo = readIdentifier(raw, table.sink.tally);
  if (orderNo === null) return { orderNo: raw, doubt: { column, reason: 'damaged_number', params: { orderNo: shown(raw), value: shown(raw) } } };
  if (!table.longNumbersIntact && !table.options.confirmed && hasLostDigits(orderNo))
    return { orderNo, doubt: { column, reason: 'digits_lost', params: { orderNo, value: orderNo } } };
  return { orderNo, doubt: null };
};

type TimeField = 'orderedAt' | 'paidAt' | 'promisedShipAt' | 'dispatchedAt' | 'cancelledAt';

/** Reads one row's order cells; made once per table so that the row loop does no look-ups by name. */
export const createHeadReader = (table: Table): ((cells: readonly string[], orderNo: string) => HeadReading) => {
  const { options } = table;
  const { tally } = table.sink;
  const at = (field: Field): readonly number[] => columnsOf(table, field);
  const columns = {
    merchant: at('merchant'),
    platform: at('platform'),
    carrier: at('carrier'),
    waybill: at('waybill'),
    currency: at('currency'),
    warehouse: at('warehouse'),
    tote: at('tote'),
    buyerId: at('buyerId'),
    buyerNote: at('buyerNote'),
    sellerNote: at('sellerNote'),
    status: at('status'),
    paymentStatus: at('paymentStatus'),
    fulfilmentStatus: at('fulfilmentStatus'),
    paymentMethod: at('paymentMethod'),
  };
  const person = { name: at('recipientName'), company: at('company'), phone: at('phone'), email: at('email'), country: at('country') };
  const place = {
    province: at('province'),
    city: at('city'),
    district: at('district'),
    town: at('town'),
    region: at('region'),
    detail: at('detail'),
    detail2: at('detail2'),
    postcode: at('postcode'),
  };
  const hasAddress = ADDRESS_FIELDS.some((field) => table.columns.has(field));
  const hasLevels = table.columns.has('city') || table.columns.has('district') || table.columns.has('province');
  const defaultCountry = options.country;

  return (cells, orderNo) => {
    let doubts = NO_DOUBTS;
    const doubtful = (column: number, reason: Doubt['reason'], value: string): void => {
      doubts = [...doubts, { column, reason, params: { orderNo, value: shown(value) } }];
    };
    const text = (list: readonly number[]): string => {
      const column = list.length === 1 ? (list[0] ?? -1) : filledColumn(cells, list);
      return column < 0 ? '' : readText(cells[column] ?? '', tally);
    };
    const identifier = (list: readonly number[]): string => {
      const column = filledColumn(cells, list);
      if (column < 0) return '';
      const value = readIdentifier(cells[column] ?? '', tally);
      if (value === null) doubtful(column, 'damaged_number', cells[column] ?? '');
      return value ?? '';
    };
    const time = (field: TimeField): number | null => {
      const column = filledColumn(cells, at(field));
      if (column < 0) return null;
      const raw = cells[column] ?? '';
      const reading = readDate(
        raw,
        { order: options.dateOrder ?? table.dateOrders.get(column) ?? null, toInstant: options.toInstant, endOfDay: field === 'promisedShipAt' },
        tally,
      );
      if (typeof reading !== 'string') return reading;
      doubtful(column, reading, raw);
      return null;
    };
    const country = (): string => {
      const written = text(person.country);
      if (written === '') return hasAddress ? defaultCountry : '';
      const read = readCountry(written);
      if (read?.alias === true) count(tally, 'country_alias');
      return read?.code ?? written;
    };
    const recipient = (): Recipient => {
      const where = country();
      const detail = text(place.detail);
      const detail2 = text(place.detail2);
      const region = text(place.region);
      const written: Recipient = {
        name: text(person.name),
        company: text(person.company),
        phone: identifier(person.phone),
        email: text(person.email),
        country: where,
        province: text(place.province),
        city: text(place.city),
        district: text(place.district),
        town: text(place.town),
        detail: detail2 === '' || detail2 === detail ? detail : detail === '' ? detail2 : `${detail}\n${detail2}`,
        postcode: identifier(place.postcode),
      };
      // Separate columns are believed as they stand; a region cell and a one-cell address name the levels themselves.
      if (hasLevels || (region === '' && detail === '')) return written;
      if (options.splitAddress === null) return withRegion(written, region);
      const repeats = region !== '' && written.detail.startsWith(region.replace(/\s+/g, ''));
      return options.splitAddress(region === '' || repeats ? written : { ...written, detail: `${region} ${written.detail}`.trim() });
    };

    const cancelledAt = time('cancelledAt');
    const dispatchedAt = time('dispatchedAt');
    const warehouse = text(columns.warehouse);
    const tote = identifier(columns.tote);
    const head: OrderHead = {
      merchant: text(columns.merchant) || options.merchant,
      platform: text(columns.platform) || table.layout.platform || options.platform,
      platformOrderNo: orderNo,
      state: state(cancelledAt, dispatchedAt),
      orderedAt: time('orderedAt'),
      paidAt: time('paidAt'),
      promisedShipAt: time('promisedShipAt'),
      dispatchedAt,
      carrier: text(columns.carrier),
      waybill: identifier(columns.waybill),
      currency: text(columns.currency).toUpperCase(),
      ...(warehouse !== '' && { warehouse }),
      ...(tote !== '' && { tote }),
      buyerId: identifier(columns.buyerId),
      hasAddress,
      recipient: recipient(),
      buyerNote: text(columns.buyerNote),
      sellerNote: text(columns.sellerNote),
    };
    return { head, doubts };

    function state(cancelled: number | null, dispatched: number | null): OrderHead['state'] {
      if (cancelled !== null) return 'cancelled';
      let found: OrderHead['state'] = dispatched === null ? 'imported' : 'dispatched';
      let open: { readonly column: number; readonly reason: Doubt['reason']; readonly word: string } | null = null;
      for (const list of [columns.status, columns.paymentStatus, columns.fulfilmentStatus]) {
        const column = filledColumn(cells, list);
        if (column < 0) continue;
        const word = readText(cells[column] ?? '', tally);
        // Paid for says nothing about sent: "completed" in a payment column does not dispatch.
        const meaning = readStatus(word);
        if (meaning === 'cancelled') {
          if (found !== 'dispatched') found = 'cancelled';
        } else if (meaning === 'dispatched') {
          if (list !== columns.paymentStatus) found = 'dispatched';
        } else if (meaning === 'not_paid') {
          if (list === columns.fulfilmentStatus || options.confirmed || isPaidOnDelivery(text(columns.paymentMethod))) continue;
          open ??= { column, reason: 'not_paid', word };
        } else if (meaning === 'partly_dispatched') open ??= { column, reason: 'partly_dispatched', word };
        else if (meaning === 'unknown' && !options.confirmed) open ??= { column, reason: 'unknown_status', word };
      }
      // What is closed already need not be asked about.
      if (open !== null && found === 'imported') doubtful(open.column, open.reason, open.word);
      return found;
    }
  };
};

/** "江苏省 苏州市 吴中区": three words are three levels; anything else stays together in front of the address. */
const withRegion = (written: Recipient, region: string): Recipient => {
  if (region === '') return written;
  const [province, city, district, ...rest] = region.split(/\s+/);
  if (province === undefined || city === undefined || district === undefined)
    return { ...written, detail: written.detail === '' ? region : `${region} ${written.detail}` };
  return { ...written, province, city, district, town: rest.join(' ') || written.town };
};
