import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../../shared/core/usecases/intake/import-files.ts';
import { checkRow, discardRows, keepTyped, mendRow } from '../../../shared/core/usecases/intake/mend-row.ts';
import type { SetAsideRecord } from '../../../shared/core/ports/intake-store.ts';
import { clerk, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const HEADER = 'Order Number,SKU,Quantity,Recipient Name,Address';
const csv = (...rows: readonly string[]): string => [HEADER, ...rows].join('\n');

let house: WorkHouse;
const folder = mkdtempSync(path.join(tmpdir(), 'mending-'));
const takeIn = async (importId: string, files: Readonly<Record<string, string>>, fileNames?: ReadonlyMap<string, string>) => {
  const paths = Object.entries(files).map(([name, text]) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  });
  return importFiles(
    {
      importId,
      files: paths,
      fileName: 'two files',
      options: { timeZone: 'Asia/Shanghai' },
      actor: clerk,
      by: 'cli',
      signal: new AbortController().signal,
      ...(fileNames && { fileNames }),
    },
    house.work.importDeps,
  );
};
const waiting = (): readonly SetAsideRecord[] => house.work.intake.setAside({ importId: null, offset: 0, limit: 500, by: 'reason' });
const typed = (row: SetAsideRecord, column: string, value: string): SetAsideRecord['raw'] =>
  row.raw.map(([header, cell]) => [header, header === column ? value : cell]);
const quantityOf = (orderNo: string): unknown =>
  house.storage.db.prepare('SELECT l.quantity FROM order_line l JOIN orders o ON o.n = l.order_n WHERE o.platform_order_no = ?').pluck().all(orderNo);

beforeAll(async () => {
  house = await openWorkHouse();
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('rows that wait to be mended', () => {
  it('carry the name of their own file, as its person knows it', async () => {
    const names = new Map([
      ['0001.csv', 'monday.csv'],
      ['0002.csv', 'tuesday.csv'],
    ]);
    await takeIn('first', { '0001.csv': csv('M-1,A,two,Bo,2 Low St'), '0002.csv': csv('T-1,A,many,Bo,2 Low St', 'T-2,,1,Bo,2 Low St') }, names);
    expect(waiting().map(({ file, row, params }) => [file, row, params['orderNo']])).toEqual(
      expect.arrayContaining([
        ['monday.csv', 2, 'M-1'],
        ['tuesday.csv', 2, 'T-1'],
        ['tuesday.csv', 3, 'T-2'],
      ]),
    );
    const refused = await takeIn('empty', { '0003.csv': '' }, new Map([['0003.csv', 'wednesday.csv']]));
    expect(refused.figures.error).toMatchObject({ code: 'empty_file', params: { file: 'wednesday.csv' } });
  });

  it('are set aside once: the same file again says none, for its own list would have none', async () => {
    const again = { '0009.csv': csv('A-1,A,1,Bo,2 Low St', 'A-2,A,lots,Bo,2 Low St') };
    const figuresOf = async (id: string) => (await takeIn(id, again)).figures;
    expect(await figuresOf('once')).toMatchObject({ created: 1, unchanged: 0, setAside: 1 });
    const before = waiting().length;
    expect(await figuresOf('twice')).toMatchObject({ rows: 2, created: 0, unchanged: 1, setAside: 0, exceptions: 0 });
    expect(waiting()).toHaveLength(before);
    const row = waiting().find(({ params }) => params['orderNo'] === 'A-2');
    if (row === undefined) expect.fail('no such row');
    expect(discardRows([row.id], 'here already', clerk, house.work.importDeps)).toBe(1);
  });

  it('keep what is typed and what was still doubtful, beside what arrived', () => {
    const row = waiting().find(({ params }) => params['orderNo'] === 'M-1');
    if (row === undefined) expect.fail('no such row');
    expect(keepTyped(row.id, typed(row, 'Quantity', '2 or'), house.work.importDeps).ok).toBe(true);
    expect(waiting().find(({ id }) => id === row.id)).toEqual({ ...row, edit: { cells: typed(row, 'Quantity', '2 or'), doubt: null } });

    const tried = mendRow(row.id, typed(row, 'Quantity', '2 or 3'), clerk, house.work.importDeps);
    if (!tried.ok || tried.value === null) expect.fail('taken in');
    expect(tried.value).toMatchObject({ raw: row.raw, reason: row.reason, edit: { doubt: { column: 'Quantity', params: { value: '2 or 3' } } } });
    // Typing on keeps the doubt until the next try.
    keepTyped(row.id, typed(row, 'Quantity', '2'), house.work.importDeps);
    expect(waiting().find(({ id }) => id === row.id)?.edit).toEqual({ cells: typed(row, 'Quantity', '2'), doubt: tried.value.edit?.doubt });

    expect(mendRow(row.id, typed(row, 'Quantity', '2'), clerk, house.work.importDeps)).toEqual({ ok: true, value: null });
    expect(quantityOf('M-1')).toEqual([2]);
    expect(keepTyped(row.id, row.raw, house.work.importDeps)).toMatchObject({ ok: false, error: { code: 'row_already_settled' } });
    expect(keepTyped('nobody', null, house.work.importDeps)).toMatchObject({ ok: false, error: { code: 'row_not_found' } });
  });

  it('are checked while somebody types: every doubtful cell, what goes in, and nothing stored', async () => {
    const header = `${HEADER},Unit Price,Order Date`;
    await takeIn('checked', {
      'checked.csv': [header, 'C-1,A,two,Bo,2 Low St,cheap,soon', 'C-2,A,x,Bo,2 Low St,1,2026-11-12', 'C-2,B,y,Bo,2 Low St,1,2026-11-12'].join('\n'),
    });
    const [row, one, other] = waiting()
      .filter(({ file }) => file === 'checked.csv')
      .toSorted((a, b) => a.row - b.row);
    if (row === undefined || one === undefined || other === undefined) expect.fail('three rows wait');
    const before = waiting();
    const said = (id: string, cells: SetAsideRecord['raw']) => {
      const checked = checkRow(id, cells, clerk, house.work.importDeps);
      return checked.ok ? checked.value.map(({ column, reason }) => [column, reason]) : checked.error.code;
    };
    expect(said(row.id, row.raw)).toEqual([
      ['Order Date', 'bad_date'],
      ['Quantity', 'bad_number'],
      ['Unit Price', 'bad_number'],
    ]);
    expect(said(row.id, typed({ ...row, raw: typed({ ...row, raw: typed(row, 'Quantity', '2') }, 'Unit Price', '9.50') }, 'Order Date', '2026-11-12'))).toEqual(
      [],
    );
    // The other row of its order still keeps it; once that one was typed too, both go in.
    expect(said(one.id, typed(one, 'Quantity', '1'))).toEqual([[null, 'sibling_row']]);
    expect(waiting()).toEqual(before);
    keepTyped(other.id, typed(other, 'Quantity', '3'), house.work.importDeps);
    expect(said(one.id, typed(one, 'Quantity', '1'))).toEqual([]);
    expect(said('nobody', one.raw)).toBe('row_not_found');
    expect(quantityOf('C-2')).toEqual([]);
  });

  it('wait on where the order is here already and says something else: nothing is called taken in that was not', async () => {
    await takeIn('here', { 'here.csv': csv('H-1,A,2,Bo,2 Low St') });
    await takeIn('later', { 'later.csv': csv('H-1,A,lots,Bo,9 High St') });
    const row = waiting().find(({ file }) => file === 'later.csv');
    if (row === undefined) expect.fail('it waits');
    const mended = typed(row, 'Quantity', '5');
    const doubt = { column: null, reason: 'differs_from_known', params: { orderNo: 'H-1', fields: 'lines' } };
    expect(checkRow(row.id, mended, clerk, house.work.importDeps)).toEqual({ ok: true, value: [doubt] });
    expect(mendRow(row.id, mended, clerk, house.work.importDeps)).toMatchObject({ ok: true, value: { state: 'waiting', edit: { doubt } } });
    expect(quantityOf('H-1')).toEqual([2]);
    expect(discardRows([row.id], 'test', clerk, house.work.importDeps)).toBe(1);
  });

  it('go in with the other rows of their order, each as it was typed last', async () => {
    await takeIn('third', { 'pairs.csv': csv('P-1,A,one,Bo,2 Low St', 'P-1,B,three,Bo,2 Low St') });
    const [one, other] = waiting()
      .filter(({ file }) => file === 'pairs.csv')
      .toSorted((a, b) => a.row - b.row);
    if (one === undefined || other === undefined) expect.fail('both rows wait');
    keepTyped(other.id, typed(other, 'Quantity', '3'), house.work.importDeps);
    expect(mendRow(one.id, typed(one, 'Quantity', '1'), clerk, house.work.importDeps)).toEqual({ ok: true, value: null });
    expect(quantityOf('P-1')).toEqual([1, 3]);
  });

  it('are left out for good with their typing', () => {
    const row = waiting().find(({ params }) => params['orderNo'] === 'T-1');
    if (row === undefined) expect.fail('no such row');
    keepTyped(row.id, typed(row, 'Quantity', '9'), house.work.importDeps);
    expect(discardRows([row.id], 'test', clerk, house.work.importDeps)).toBe(1);
    expect(house.work.intake.setAsideById(row.id)).toEqual({ ...row, state: 'discarded' });
  });
});
