import type { InboundRecords } from '../../shared/core/ports/inbound-records.ts';
import type { InboundStore } from '../../shared/core/ports/outbox-store.ts';
import type { InboundRaw } from '../../shared/core/ports/wms-connector.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

/** Both sides of the inbox: what the pump keeps and what is then understood. */
export function createMemoryInbound(unitOfWork: MemoryUnitOfWork): InboundStore & InboundRecords {
  const errors = enlistedMap<string, string>(unitOfWork);
  const records = enlistedMap<string, InboundRaw & { readonly state: 'raw' | 'taken_in' | 'parked' }>(unitOfWork);
  const meta = enlistedMap<'cursor' | 'instance' | 'anew' | 'sweptAt' | 'readBy', string>(unitOfWork);
  const move = (key: string, state: 'taken_in' | 'parked'): void => {
    unitOfWork.assertRunning('the inbox');
    const record = records.get(key);
    if (record !== undefined) records.set(key, { ...record, state, raw: state === 'taken_in' ? {} : record.raw });
  };
  return {
    cursor: () => meta.get('cursor') ?? '',
    instance: () => meta.get('instance') ?? null,
    beginInstance: (instance) =>
      unitOfWork.run(() => {
        meta.set('anew', meta.has('instance') ? '1' : '');
        meta.set('instance', instance);
        meta.set('cursor', '');
        meta.delete('sweptAt');
        for (const [key, { state }] of records) if (state !== 'taken_in') records.delete(key);
      }),
    saveInbound: (fresh, cursor) =>
      unitOfWork.run(() => {
        const before = records.size;
        for (const record of fresh) if (!records.has(record.key)) records.set(record.key, { ...structuredClone(record), state: 'raw' });
        if (cursor !== null) meta.set('cursor', cursor);
        return records.size - before;
      }),
    raw: (limit) =>
      [...records.values()]
        .filter(({ state }) => state === 'raw')
        .slice(0, limit)
        .map(({ key, kind, raw }) => ({ key, kind, raw })),
    done: (key) => move(key, 'taken_in'),
    park: (key, error) => {
      move(key, 'parked');
      errors.set(key, error);
    },
    again: ({ key, raw }) => {
      unitOfWork.assertRunning('the inbox');
      const record = records.get(key);
      if (record?.state !== 'taken_in') return false;
      records.set(key, { ...record, state: 'raw', raw });
      return true;
    },
    parked: () => [...records.values()].filter(({ state }) => state === 'parked').length,
    listParked: (limit) =>
      [...records.values()]
        .filter(({ state }) => state === 'parked')
        .toReversed()
        .slice(0, limit)
        .map(({ key, kind }) => ({ key, kind, error: errors.get(key) ?? '', arrivedAt: 0 })),
    readAgain: (reader) =>
      unitOfWork.run(() => {
        if (reader !== null && meta.get('readBy') === reader) return 0;
        if (reader !== null) meta.set('readBy', reader);
        const parked = [...records.values()].filter(({ state }) => state === 'parked');
        for (const record of parked) records.set(record.key, { ...record, state: 'raw' });
        return parked.length;
      }),
    isReadingAnew: () => meta.get('anew') === '1',
    sweptAt: () => (meta.has('sweptAt') ? Number(meta.get('sweptAt')) : null),
    forgetSwept: () => {
      unitOfWork.assertRunning('the inbox');
      meta.delete('sweptAt');
    },
    noteSwept: (at) =>
      unitOfWork.run(() => {
        meta.set('sweptAt', String(at));
        if ([...records.values()].every(({ state }) => state !== 'parked')) meta.set('anew', '');
      }),
  };
}
