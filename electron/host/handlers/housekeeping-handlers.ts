import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { housekeepingContract } from '../../../shared/contract/housekeeping.contract.ts';
import type { JsonObject } from '../../../shared/core/journal/journal-entry.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { JournalWriter, UnitOfWork } from '../../../shared/core/ports/journal.ts';
import type { LayoutList } from '../../../shared/core/ports/layout-list.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';

export interface Rehearsal {
  readonly whole: boolean;
  readonly problem: string | null;
  readonly orders: number;
  readonly journalSeq: number;
  readonly tookMs: number;
  readonly missing: {
    readonly entries: number;
    readonly orders: number;
    readonly sinceAt: number | null;
    readonly unsent: number;
    readonly outageNo: string | null;
  };
}

export interface HousekeepingDeps {
  readonly unitOfWork: UnitOfWork;
  readonly journal: JournalWriter;
  readonly clock: Clock;
  readonly layouts: LayoutList;
  readonly storage: () => {
    readonly folder: string;
    readonly databaseBytes: number;
    readonly freeBytes: number | null;
    readonly schema: number;
    readonly node: string;
    readonly sqlite: string;
  };
  /** Null where there is no backup of that name. */
  readonly rehearse: (name: string) => Promise<Rehearsal | null>;
  /** Lays a backup ready: the next host opens it in the place of the present data, which is kept aside. */
  readonly stageRestore: (name: string) => void;
  readonly startAgain: () => void;
  readonly changed: (topics: readonly string[]) => void;
}

/** As remember-layout.ts joins them. */
const SEPARATOR = '\u001F';

export const createHousekeepingHandlers = (deps: HousekeepingDeps): GroupHandlers<typeof housekeepingContract, Acting> => {
  const write = (type: string, acting: Acting | null, data: JsonObject): void => {
    deps.journal.append({ type, at: deps.clock.now(), actor: actingToActor(acting), orderId: null, caseId: null, data, personal: null });
  };
  const changeLayout = (type: string, acting: Acting | null, headers: string, data: JsonObject, change: () => boolean) => {
    const found = deps.unitOfWork.run(() => {
      const done = change();
      if (done) write(type, acting, { columns: headers.split(SEPARATOR), ...data });
      return done;
    });
    if (!found) return err({ code: 'layout_unknown' });
    deps.changed(['layouts']);
    return ok({});
  };
  return {
    storage: () => ok(deps.storage()),
    rehearse: async ({ name }, { actor }) => {
      const result = await deps.rehearse(name);
      if (result === null) return err({ code: 'backup_unknown', params: { name } });
      deps.unitOfWork.run(() => write('backup.rehearsed', actor, { name, whole: result.whole, journalSeq: result.journalSeq }));
      return ok(result);
    },
    restore: async ({ name, leaveUnsent }, { actor }) => {
      // Read once more: what was whole an hour ago may lie on a disk that fails.
      const result = await deps.rehearse(name);
      if (result === null) return err({ code: 'backup_unknown', params: { name } });
      if (!result.whole) return err({ code: 'backup_damaged', params: { name } });
      const { unsent, outageNo } = result.missing;
      if (!leaveUnsent && (unsent > 0 || outageNo !== null)) return err({ code: 'restore_leaves_unsent', params: { unsent, outage: outageNo ?? '–' } });
      // Written here, where it stays: in the file that is kept aside.
      deps.unitOfWork.run(() => write('backup.restored', actor, { name, journalSeq: result.journalSeq, missing: result.missing }));
      deps.stageRestore(name);
      deps.startAgain();
      return ok({});
    },
    layouts: () => ok({ layouts: deps.layouts.list().map((layout) => ({ ...layout, columns: layout.headers.split(SEPARATOR) })) }),
    nameLayout: ({ headers, name }, { actor }) =>
      changeLayout('layout.named', actor, headers, { name: name.trim() }, () => deps.layouts.rename(headers, name.trim())),
    forgetLayout: ({ headers }, { actor }) => changeLayout('layout.forgotten', actor, headers, {}, () => deps.layouts.forget(headers)),
  };
};
