import type { Tracking } from '../catalogue/tracking.ts';
import { narrowDigits, readText } from './cell-repair.ts';
import type { Field } from './fields.ts';
import { columnsOf, filledColumn, shown, type Doubt, type Table } from './table.ts';

const YES = new Set(['1', 'true', 'yes', 'y', 'on', 'x', '√', '✓', '是', '启用', '已启用', '开启', '需要', '管理', 'required', 'tracked']);
const NO = new Set(['', '0', 'false', 'no', 'n', 'off', '-', '否', '不', '无', '停用', '未启用', '关闭', '不需要', '不管理', 'none']);
/** Ten years: whoever wants more wrote something else into the column. */
const MOST_DAYS = 3650;

export const TRACKING_FIELDS = ['serialTracked', 'lotTracked', 'bestBeforeTracked', 'leastDays'] as const satisfies readonly Field[];

/** What the catalogue asks of each unit; null where the table has no column about it, so that what was known stays. */
export function readTracking(table: Table, cells: readonly string[]): { readonly tracking: Tracking | null } | Doubt {
  const { tally } = table.sink;
  if (!TRACKING_FIELDS.some((field) => table.columns.has(field))) return { tracking: null };
  const flags: boolean[] = [];
  for (const field of TRACKING_FIELDS.slice(0, 3)) {
    const column = filledColumn(cells, columnsOf(table, field));
    const word = column < 0 ? '' : narrowDigits(readText(cells[column] ?? '', tally)).toLowerCase();
    if (!YES.has(word) && !NO.has(word)) return { column, reason: 'not_yes_or_no', params: { orderNo: '', value: shown(cells[column] ?? '') } };
    flags.push(YES.has(word));
  }
  const [serial = false, lot = false, bestBefore = false] = flags;
  const column = filledColumn(cells, columnsOf(table, 'leastDays'));
  if (column < 0) return { tracking: { serial, lot, bestBefore, leastDays: null } };
  const days = /^(\d{1,4})\s*(?:天|日|days?|d)?$/iu.exec(narrowDigits(readText(cells[column] ?? '', tally)));
  if (days === null || Number(days[1]) > MOST_DAYS) return { column, reason: 'bad_number', params: { orderNo: '', value: shown(cells[column] ?? '') } };
  return { tracking: { serial, lot, bestBefore, leastDays: Number(days[1]) || null } };
}
