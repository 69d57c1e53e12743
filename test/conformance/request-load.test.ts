import { expect, it, describe } from 'vitest';
import { createRequestLoad } from '../../electron/host/adapters/sqlite/site/request-load-store.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import type { RequestLoad } from '../../shared/core/ports/request-load.ts';
import { createMemoryRequestLoad } from '../fakes/memory-request-load.ts';
import { aFileWith, NOON } from '../fixtures/order-file.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

const asked = (code: string, outcome: 'accepted' | 'declined' | null, resolvedAt: number | null): OrderFile => {
  const { order, holds, cases } = aFileWith({
    kind: 'special_request',
    strength: 'demand',
    state: outcome === null ? 'open' : 'resolved',
    outcome,
    resolvedAt,
    request: { items: [{ no: 0, code, gate: 'pack', tickedAt: null, tickedBy: null }], quote: null },
  });
  return { order, holds, cases };
};
const FILES = [
  asked('request.gift_wrap', 'accepted', NOON),
  asked('request.gift_wrap', 'accepted', NOON + 5),
  asked('request.gift_wrap', 'accepted', NOON - 1),
  asked('request.gift_wrap', 'declined', NOON),
  asked('request.gift_wrap', null, null),
  asked('request.urgent', 'accepted', NOON),
];
const rigs: readonly (readonly [string, (files: readonly OrderFile[]) => RequestLoad])[] = [
  ['in memory', (files) => createMemoryRequestLoad(() => files)],
  [
    'SQLite',
    (files) => {
      const { db, unitOfWork, orderFiles } = openSqliteStores();
      unitOfWork.run(() => files.forEach(orderFiles.add));
      return createRequestLoad(db);
    },
  ],
];

describe.each(rigs)('what customers were promised: %s', (_, open) => {
  it('counts what was accepted of a kind since an instant', () => {
    const load = open(FILES);
    expect([load.acceptedSince('request.gift_wrap', NOON), load.acceptedSince('request.urgent', 0), load.acceptedSince('request.cod', 0)]).toEqual([2, 1, 0]);
  });
});
