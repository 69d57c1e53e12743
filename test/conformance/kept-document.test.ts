import { describe, expect, it } from 'vitest';
import { createKeptDocument } from '../../electron/host/adapters/sqlite/database/kept-document-store.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { KeptDocument } from '../../shared/core/ports/kept-document.ts';
import { createMemoryKeptDocument } from '../fakes/memory-kept-document.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

interface Paper {
  readonly words: string;
  readonly list: readonly number[];
}
const START: Paper = { words: '', list: [] };
const rigs: readonly (readonly [string, () => { readonly unitOfWork: UnitOfWork; readonly paper: KeptDocument<Paper> }])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      return { unitOfWork, paper: createMemoryKeptDocument(unitOfWork, START) };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, unitOfWork } = openSqliteStores();
      return { unitOfWork, paper: createKeptDocument(db, 'paper', START) };
    },
  ],
];

describe.each(rigs)('a kept document: %s', (_, open) => {
  it('begins where it is told to and is what was last saved', () => {
    const { unitOfWork, paper } = open();
    expect(paper.read()).toEqual(START);
    unitOfWork.run(() => paper.save({ words: '张', list: [1] }));
    expect(paper.read()).toEqual({ words: '张', list: [1] });
  });
  it('is saved inside a unit of work only, and goes back with it', () => {
    const { unitOfWork, paper } = open();
    expect(() => paper.save(START)).toThrow('unit of work');
    expect(() =>
      unitOfWork.run(() => {
        paper.save({ words: 'lost', list: [] });
        expect(paper.read().words).toBe('lost');
        throw new Error('no such luck');
      }),
    ).toThrow('no such luck');
    expect(paper.read()).toEqual(START);
  });
});

it('an older document gets the defaults of what it does not know; two documents never meet', () => {
  const { db, unitOfWork } = openSqliteStores();
  db.exec(`INSERT INTO setting (key, value, version) VALUES ('paper', '{"words":"old"}', 1)`);
  const paper = createKeptDocument(db, 'paper', START);
  const other = createKeptDocument(db, 'other', START);
  expect(paper.read()).toEqual({ words: 'old', list: [] });
  unitOfWork.run(() => other.save({ words: 'other', list: [2] }));
  expect(paper.read().words).toBe('old');
});
