import { count, readIdentifier, readText } from './cell-repair.ts';
import type { DraftLine } from './draft.ts';
import { createHeadReader, readOrderNo } from './order-head.ts';
import type { OrderHead } from './order-head.ts';
import type { Row } from './row.ts';
import { columnsOf, faultDoubt, filledColumn, isBlankRow, rawOf, shown, toSetAside, usedColumns } from './table.ts';
import type { Assembler, Doubt, Table } from './table.ts';

/** What an order's lines, read from a file of their own, find in the files read before. */
export interface OrderJoin {
  /** Null: no such order. `head` null: the order itself is doubtful. */
  readonly head: (orderNo: string) => { readonly head: OrderHead | null } | null;
  readonly productName: (sku: string) => string;
  readonly taken: (orderNo: string) => void;
  /** Some of the order's lines wait to be mended: the order's own row waits with them. */
  readonly hold: (orderNo: string, row: number) => void;
}

interface HeldOrder {
  readonly table: Table;
  readonly row: Row;
  readonly head: OrderHead;
  readonly doubt: Doubt | null;
  used: boolean;
  heldBy: number | null;
}

interface Contact {
  readonly name: string;
  readonly company: string;
  readonly phone: string;
  readonly email: string;
}

/** A join holds its side tables in memory; beyond the limit the file is refused, not half joined. */
export class JoinTooLarge extends Error {
  readonly file: string;
  readonly limit: number;
  constructor(file: string, limit: number) {
    super(`more than ${limit} rows to join in ${file}`);
    this.file = file;
    this.limit = limit;
  }
}

export interface Joins {
  readonly customers: (table: Table) => Assembler;
  readonly carriers: (table: Table) => Assembler;
  readonly suppliers: (table: Table) => Assembler;
  readonly orderHeaders: (table: Table) => Assembler;
  readonly rememberProduct: (sku: string, name: string) => void;
  readonly lines: OrderJoin;
  /** Hands over what no line asked for. */
  readonly end: () => void;
}

export const createJoins = (): Joins => {
  const contacts = new Map<string, Contact>();
  const carriers = new Map<string, string>();
  const products = new Map<string, string>();
  const orders = new Map<string, HeldOrder>();

  /** A record with a key and nothing to reach anyone by is junk: kept, shown, never joined. */
  const sideTable = (
    table: Table,
    key: 'buyerId' | 'carrier' | 'sku',
    enough: readonly number[],
    take: (id: string, cells: readonly string[]) => void,
  ): Assembler => {
    const used = usedColumns(table);
    const keyColumns = columnsOf(table, key);
    let rows = 0;
    return {
      push: (row) => {
        if (row.faults === null && isBlankRow(row.cells)) return count(table.sink.tally, 'blank_row');
        if (++rows > table.options.limits.joinRows) throw new JoinTooLarge(table.file, table.options.limits.joinRows);
        const column = filledColumn(row.cells, keyColumns);
        const id = column < 0 ? '' : readIdentifier(row.cells[column] ?? '', table.sink.tally);
        const doubt: Doubt | null =
          faultDoubt(table, used, row, '') ??
          (id === null
            ? { column, reason: 'damaged_number', params: { orderNo: '', value: shown(row.cells[column] ?? '') } }
            : id === '' || filledColumn(row.cells, enough) < 0
              ? { column: -1, reason: 'empty_record', params: { value: shown(id) } }
              : null);
        if (doubt !== null) return table.sink.setAside(toSetAside(table, row, doubt));
        count(table.sink.tally, 'reference_rows');
        take(id ?? '', row.cells);
      },
      end: () => undefined,
    };
  };

  const cell = (table: Table, cells: readonly string[], field: 'recipientName' | 'company' | 'phone' | 'email' | 'name'): string => {
    const column = filledColumn(cells, columnsOf(table, field));
    return column < 0 ? '' : readText(cells[column] ?? '', table.sink.tally);
  };

  const withContact = (head: OrderHead): OrderHead => {
    const contact = contacts.get(head.buyerId);
    const carrier = carriers.get(head.carrier) ?? head.carrier;
    if (contact === undefined) return { ...head, carrier };
    const { recipient } = head;
    return {
      ...head,
      carrier,
      recipient: {
        ...recipient,
        name: recipient.name || contact.name,
        company: recipient.company || (recipient.name === contact.company ? '' : contact.company),
        phone: recipient.phone || contact.phone,
        email: recipient.email || contact.email,
      },
    };
  };

  const place = (table: Table): readonly number[] =>
    (['detail', 'city', 'province', 'postcode', 'country', 'phone', 'email'] as const).flatMap((field) => columnsOf(table, field));

  return {
    customers: (table) =>
      sideTable(table, 'buyerId', place(table), (id, cells) =>
        contacts.set(id, {
          name: cell(table, cells, 'recipientName'),
          company: cell(table, cells, 'company'),
          phone: cell(table, cells, 'phone'),
          email: cell(table, cells, 'email'),
        }),
      ),
    carriers: (table) => sideTable(table, 'carrier', columnsOf(table, 'name'), (id, cells) => carriers.set(id, cell(table, cells, 'name'))),
    suppliers: (table) => sideTable(table, 'sku', place(table), () => undefined),
    orderHeaders: (table) => {
      const readHead = createHeadReader(table);
      const used = usedColumns(table);
      return {
        push: (row) => {
          if (row.faults === null && isBlankRow(row.cells)) return count(table.sink.tally, 'blank_row');
          if (orders.size >= table.options.limits.joinRows) throw new JoinTooLarge(table.file, table.options.limits.joinRows);
          const { orderNo, doubt: numberDoubt } = readOrderNo(table, row.cells);
          const early: Doubt | null =
            faultDoubt(table, used, row, orderNo) ??
            numberDoubt ??
            (orderNo === '' ? { column: columnsOf(table, 'orderNo')[0] ?? -1, reason: 'missing_order_no', params: {} } : null);
          const earlier = orders.get(orderNo);
          if (orderNo === '' || (early !== null && earlier !== undefined))
            return table.sink.setAside(toSetAside(table, row, early ?? { column: -1, reason: 'missing_order_no', params: {} }));
          if (earlier !== undefined) {
            if (rawOf(table.headers, row.cells).join('\n') === rawOf(earlier.table.headers, earlier.row.cells).join('\n'))
              return count(table.sink.tally, 'header_repeated');
            return table.sink.setAside(
              toSetAside(table, row, { column: -1, reason: 'conflicting_rows', params: { orderNo, value: row.row, first: earlier.row.row } }),
            );
          }
          const reading = readHead(row.cells, orderNo);
          orders.set(orderNo, { table, row, head: reading.head, doubt: early ?? reading.doubts[0] ?? null, used: false, heldBy: null });
        },
        end: () => undefined,
      };
    },
    rememberProduct: (sku, name) => {
      if (name !== '') products.set(sku, name);
    },
    lines: {
      head: (orderNo) => {
        const held = orders.get(orderNo);
        if (held === undefined) return null;
        return { head: held.doubt === null ? withContact(held.head) : null };
      },
      productName: (sku) => products.get(sku) ?? '',
      taken: (orderNo) => {
        const held = orders.get(orderNo);
        if (held !== undefined) held.used = true;
      },
      hold: (orderNo, row) => {
        const held = orders.get(orderNo);
        if (held !== undefined) held.heldBy ??= row;
      },
    },
    end: () => {
      for (const [orderNo, held] of orders) {
        const { table, row } = held;
        if (held.doubt !== null) table.sink.setAside(toSetAside(table, row, held.doubt));
        else if (held.heldBy !== null && !held.used)
          table.sink.setAside(toSetAside(table, row, { column: -1, reason: 'sibling_row', params: { orderNo, row: held.heldBy } }));
        else if (!held.used) onlyTitles(table, row, withContact(held.head));
      }
      orders.clear();
    },
  };
};

/** An order export without its items' file: a single title with a total is one line, several are nobody's guess. */
export const onlyTitles = (table: Table, row: Row, head: OrderHead): void => {
  const orderNo = head.platformOrderNo;
  const titleColumn = filledColumn(row.cells, columnsOf(table, 'itemTitles'));
  if (titleColumn < 0) return table.sink.setAside(toSetAside(table, row, { column: -1, reason: 'order_without_lines', params: { orderNo } }));
  const title = readText(row.cells[titleColumn] ?? '', table.sink.tally);
  const kinds = row.cells[columnsOf(table, 'itemKinds')[0] ?? -1]?.trim() ?? '';
  const total = row.cells[columnsOf(table, 'itemTotal')[0] ?? -1]?.trim() ?? '';
  const single = kinds === '1' || (kinds === '' && !/[,，;；]/.test(title));
  if (!single || !/^[1-9]\d{0,5}$/.test(total))
    return table.sink.setAside(toSetAside(table, row, { column: titleColumn, reason: 'items_without_quantities', params: { orderNo, value: shown(title) } }));
  if (head.state === 'dispatched') count(table.sink.tally, 'dispatched_order');
  if (head.state === 'cancelled') count(table.sink.tally, 'cancelled_order');
  const line: DraftLine = { kind: 'goods', sku: '', name: title, variant: '', quantity: Number(total), unitPrice: '' };
  table.sink.order({ kind: 'sale', ...head, lines: [line], row: row.row, file: table.file });
};
