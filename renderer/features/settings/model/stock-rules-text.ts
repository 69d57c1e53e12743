import type { StockRulesDto } from '../../../../shared/contract/stock.contract.ts';

type Lists = Pick<StockRulesDto, 'warehouses' | 'routes' | 'substitutes'>;
export type ListName = keyof Lists;
export const LISTS = ['warehouses', 'routes', 'substitutes'] as const satisfies readonly ListName[];

const YES = new Set(['1', 'y', 'yes', 'true', '是', '√', 'x']);
const NO = new Set(['', '0', 'n', 'no', 'false', '否']);
const flag = (text: string): boolean | null => (YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : null);
/** `12`, `12.5` or `12.50` to hundredths, by its digits. */
const cents = (text: string): number | null => {
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/u.exec(text === '' ? '0' : text);
  return match === null ? null : Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
};
export const amount = (hundredths: number): string => (hundredths % 100 === 0 ? String(hundredths / 100) : (hundredths / 100).toFixed(2));
const days = (text: string): number | null => (/^\d{1,3}$/u.test(text) ? Number(text) : null);

type ReadOne<L extends ListName> = (cells: readonly string[]) => Lists[L][number] | null;
const READ: { readonly [L in ListName]: ReadOne<L> } = {
  warehouses: ([code = '', nameZh = '', nameEn = nameZh, ...more]) =>
    code === '' || nameZh === '' || more.length > 0 ? null : { code, nameZh, nameEn: nameEn === '' ? nameZh : nameEn },
  routes: ([from = '', to = '', inDays = '', load = '', unit = '', ...more]) => {
    const [count, loadCents, unitCents] = [days(inDays), cents(load), cents(unit)];
    return count === null || loadCents === null || unitCents === null || more.length > 0 ? null : { from, to, days: count, loadCents, unitCents };
  },
  substitutes: ([merchant = '', sku = '', by = '', ways = '', asking = '', ...more]) => {
    const [bothWays, asks] = [flag(ways), flag(asking)];
    return merchant === '' || sku === '' || by === '' || bothWays === null || asks === null || more.length > 0 ? null : { merchant, sku, by, bothWays, asks };
  },
};
const WRITE: { readonly [L in ListName]: (row: Lists[L][number]) => readonly string[] } = {
  warehouses: ({ code, nameZh, nameEn }) => [code, nameZh, nameEn],
  routes: ({ from, to, days: inDays, loadCents, unitCents }) => [from, to, String(inDays), amount(loadCents), amount(unitCents)],
  substitutes: ({ merchant, sku, by, bothWays, asks }) => [merchant, sku, by, bothWays ? 'yes' : 'no', asks ? 'yes' : 'no'],
};

/** A list as lines, its cells set apart as a sheet copies them, with a sign people can see. */
export const linesOf = <L extends ListName>(name: L, rows: Lists[L]): string => rows.map((row) => WRITE[name](row as never).join(' | ')).join('\n');

/** Lines pasted from a sheet (tabs) or typed (bars, commas, semicolons). `wrong`: the first line that cannot be read, from 1. */
export function readLines<L extends ListName>(name: L, text: string): { readonly rows: Lists[L]; readonly wrong: number | null } {
  const rows: Lists[L][number][] = [];
  let wrong: number | null = null;
  for (const [n, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const apart = line.includes('\t') ? /\t/u : line.includes('|') ? /\|/u : /[,，;；]/u;
    const row = READ[name](line.split(apart).map((cell) => cell.trim()));
    if (row === null) wrong ??= n + 1;
    else rows.push(row);
  }
  return { rows: rows as Lists[L], wrong };
}
