import { expect, it } from 'vitest';
import { readImport } from '../../../shared/contract/read-import.ts';

it('reads how far an import is, and passes by what this version does not know', () => {
  const told = { importId: 'i1', fileName: 'orders.csv', state: 'reading', startedAt: 1, bytesRead: 2, bytesTotal: 4, rows: 3 };
  expect(readImport(told)).toEqual(told);
  for (const part of Object.keys(told)) expect(readImport({ ...told, [part]: null })).toBeUndefined();
});
