import type { ImportRecord, IntakeStore, SetAsideRecord } from '../../shared/core/ports/intake-store.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

export function createMemoryIntake(unitOfWork: MemoryUnitOfWork): IntakeStore {
  const imports = enlistedMap<string, ImportRecord>(unitOfWork);
  const rows = enlistedMap<string, SetAsideRecord>(unitOfWork);
  const layouts = enlistedMap<string, { readonly preset: string | null; readonly mapping: string }>(unitOfWork);
  const inside = (): void => unitOfWork.assertRunning('an import');
  const newest = (): ImportRecord[] => [...imports.values()].sort((a, b) => compare(b.startedAt, a.startedAt) || compare(b.id, a.id));
  const merchantOf = (record: ImportRecord): string => (JSON.parse(record.options) as { merchant?: string | null }).merchant ?? 'default';
  const waiting = (importId: string | null): SetAsideRecord[] =>
    [...rows.values()].filter((row) => row.state === 'waiting' && (importId === null || row.importId === importId));
  return {
    putImport: (record) => {
      inside();
      const was = imports.get(record.id);
      const { startedAt, by, fileName, options } = was ?? record;
      imports.set(record.id, structuredClone({ ...record, startedAt, by, fileName, options }));
    },
    import: (id) => imports.get(id) ?? null,
    imports: (limit) => newest().slice(0, limit),
    doneWithContent: (contentHash) => newest().findLast((record) => record.state === 'done' && record.contentHash === contentHash) ?? null,
    presetOf: (merchant) => newest().find((record) => merchantOf(record) === merchant)?.preset ?? null,
    addSetAside: (record) => {
      inside();
      if (rows.has(record.id)) throw new Error('UNIQUE: the row is set aside already');
      if (!imports.has(record.importId)) throw new Error('FOREIGN KEY: no such import');
      rows.set(record.id, structuredClone(record));
    },
    setAside: ({ importId, offset, limit, by = 'file' }) =>
      (by === 'file' ? waiting(importId) : waiting(importId).sort((a, b) => compare(a.reason, b.reason))).slice(offset, offset + limit),
    setAsideReasons: (importId) =>
      Object.fromEntries(
        [...Map.groupBy(waiting(importId), (row) => row.reason)].map(([reason, of]) => [reason, of.length] as const).sort(([, a], [, b]) => b - a),
      ),
    setAsideById: (id) => rows.get(id) ?? null,
    waitingOfOrder: (importId, file, orderNo) =>
      waiting(importId)
        .filter((row) => row.file === file && (row.edit?.doubt?.params ?? row.params)['orderNo'] === orderNo)
        .sort((a, b) => a.row - b.row),
    keepEdit: (id, edit) => {
      inside();
      const row = rows.get(id);
      if (row?.state === 'waiting') rows.set(id, { ...row, edit: structuredClone(edit) });
    },
    markSetAside: (id, state) => {
      inside();
      const row = rows.get(id);
      if (row !== undefined) rows.set(id, { ...row, state, edit: state === 'waiting' ? row.edit : null });
    },
    rememberLayout: (headers, preset, mapping) => {
      inside();
      layouts.set(headers, { preset, mapping });
    },
    layout: (headers) => layouts.get(headers) ?? null,
  };
}
