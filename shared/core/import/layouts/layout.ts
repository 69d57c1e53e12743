import type { Field } from '../fields.ts';

/** What the rows of a file are. Files of the roles below the first are joined to those above them. */
export const LAYOUT_ROLES = ['orders', 'order_headers', 'order_lines', 'products', 'stock', 'customers', 'carriers', 'suppliers'] as const;
export type LayoutRole = (typeof LAYOUT_ROLES)[number];

/** A known file layout, as data. Headers are compared by name in any case or spelling, never by position. */
export interface Layout {
  readonly id: string;
  readonly role: LayoutRole;
  /** Platform of the orders when no column says so. */
  readonly platform: string;
  /** Names of each field, the one that wins first: a later name fills in where an earlier one is empty. */
  readonly fields: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Without a column for each of these the file is not of this layout. */
  readonly required: readonly Field[];
  /** Other columns this export has: they help to recognise it and are not read. */
  readonly known: readonly string[];
  /** A generic layout yields to any that knows the export by name. */
  readonly generic?: boolean;
  /** Order numbers that mark a credit: UCI's C536379. */
  readonly cancellationPrefix?: string;
}
