import { expect, it } from 'vitest';
import { isColumn, START_COLUMNS } from '../../../renderer/features/queue/model/columns.ts';

it('takes back what a window keeps of its columns, and nothing else', () => {
  expect(START_COLUMNS.every(isColumn)).toBe(true);
  const kept = { id: 'clock', shown: true, pinned: false, width: 130 };
  expect(isColumn(kept)).toBe(true);
  for (const other of [null, 'clock', {}, { ...kept, id: 'weight' }, { ...kept, shown: 1 }, { ...kept, pinned: undefined }])
    expect(isColumn(other)).toBe(false);
  for (const width of [39, 901, 40.5, Number.NaN, '130', undefined]) expect(isColumn({ ...kept, width })).toBe(false);
});
