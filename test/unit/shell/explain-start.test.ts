import { expect, it } from 'vitest';
import { STORAGE_ERROR_CODES, StorageError } from '../../../electron/host/adapters/sqlite/database/storage-error.ts';
import { explainStart } from '../../../electron/host/compose/explain-start.ts';

it.each(STORAGE_ERROR_CODES)('a start that ends in %s is explained in both languages, with nothing left to fill in', (code) => {
  const words = explainStart(new StorageError(code, { found: 9, known: 8, pid: 7, file: '/d/f', via: 'nfs', service: 'Drive' }));
  for (const said of [words?.zh ?? '', words?.en ?? '']) {
    expect(said).not.toMatch(/error\.|[{}]/);
    expect(said.length).toBeGreaterThan(15);
  }
  expect(words?.zh).toMatch(/[。]$/);
});

it('what went wrong is named with its numbers; an error nobody wrote sentences for is left to its code', () => {
  expect(explainStart(new StorageError('storage_from_the_future', { found: 970, known: 965 }))?.en).toContain('970; this one knows up to 965');
  expect(explainStart(new Error('x'))).toBeUndefined();
});
