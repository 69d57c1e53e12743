import { describe, expect, it } from 'vitest';
import { openMemoryStores, openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';

const rigs: readonly (readonly [string, () => OrderStores])[] = [
  ['in memory', openMemoryStores],
  ['SQLite', openSqliteStores],
];

describe.each(rigs)('records of the suggestion rules: %s', (_, open) => {
  it('counts each outcome of each rule', () => {
    const { suggestionRecords: records, unitOfWork } = open();
    expect(records.all()).toEqual([]);
    unitOfWork.run(() => {
      records.count('address.typed_sound', 'overruled');
      records.count('address.only_bearer', 'accepted');
      records.count('address.only_bearer', 'accepted');
      records.count('address.only_bearer', 'takenBack');
    });
    expect(records.all()).toEqual([
      { rule: 'address.only_bearer', accepted: 2, overruled: 0, automatic: 0, takenBack: 1 },
      { rule: 'address.typed_sound', accepted: 0, overruled: 1, automatic: 0, takenBack: 0 },
    ]);
  });

  it('counts only with a decision, and not what is rolled back', () => {
    const { suggestionRecords: records, unitOfWork } = open();
    expect(() => records.count('address.only_bearer', 'accepted')).toThrow('the record of a rule');
    expect(() =>
      unitOfWork.run(() => {
        records.count('address.only_bearer', 'accepted');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(records.all()).toEqual([]);
  });
});
