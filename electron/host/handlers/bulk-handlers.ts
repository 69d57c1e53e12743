import type { BulkDto, bulkContract } from '../../../shared/contract/bulk.contract.ts';
import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { QueueFilter as QueueFilterDto } from '../../../shared/contract/queue.contract.ts';
import type { Act } from '../../../shared/core/order-file/decide/act.ts';
import type { QueueMoment } from '../../../shared/core/exception-case/clock-group.ts';
import type { QueueFilter, QueueView } from '../../../shared/core/ports/queue-view.ts';
import { actingOf, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';

type Person = Extract<Acting, { kind: 'person' }>;

/** Decisions on many orders that are under way in this process. */
export interface BulkJobs {
  readonly prepare: (caseIds: readonly string[], act: Act, person: Person) => Promise<BulkDto>;
  readonly read: (bulkId: string, person: Person) => BulkDto | null;
  readonly start: (bulkId: string, act: Act, person: Person) => Promise<BulkDto | null>;
  readonly stop: (bulkId: string, person: Person) => BulkDto | null;
  readonly undo: (bulkId: string, person: Person) => Promise<BulkDto | null>;
  readonly drop: (bulkId: string, person: Person) => void;
}

/** Lists of exceptions somebody chose whole; the newest few. */
export interface Selections {
  readonly keep: (caseIds: readonly string[]) => string;
  readonly find: (selectionId: string) => readonly string[] | null;
}

export interface BulkHandlerDeps {
  readonly queue: Pick<QueueView, 'caseIds'>;
  readonly filterOf: (filter: QueueFilterDto) => QueueFilter;
  readonly moment: () => QueueMoment;
  readonly selections: Selections;
  readonly jobs: BulkJobs;
}

const notFound = err({ code: 'bulk_not_found' });
const found = (bulk: BulkDto | null) => (bulk === null ? notFound : ok(bulk));

export function createBulkHandlers(deps: BulkHandlerDeps): GroupHandlers<typeof bulkContract, Acting> {
  const { jobs } = deps;
  /** The command line decides on one order at a time. */
  const personOf = (actor: Acting | null): Person | null => {
    const acting = actingOf(actor);
    return acting.kind === 'person' ? acting : null;
  };
  const forPerson = <T>(actor: Acting | null, work: (person: Person) => T): T | typeof notFound => {
    const person = personOf(actor);
    return person === null ? notFound : work(person);
  };
  return {
    select: ({ filter, clockGroup }) => {
      const caseIds = deps.queue.caseIds({ ...deps.filterOf(filter), ...(clockGroup !== undefined && { clockGroup }) }, deps.moment());
      return ok({ selectionId: deps.selections.keep(caseIds), caseIds: [...caseIds] });
    },
    prepare: async ({ chosen, act, instead }, { actor }) => {
      const person = personOf(actor);
      if (person === null) return notFound;
      const caseIds = new Set(chosen.caseIds);
      for (const { selectionId, without } of chosen.taken) {
        const kept = deps.selections.find(selectionId);
        if (kept === null) return err({ code: 'selection_lost' });
        const left = new Set(without);
        for (const caseId of kept) if (!left.has(caseId)) caseIds.add(caseId);
      }
      if (instead !== undefined) jobs.drop(instead, person);
      return ok(await jobs.prepare([...caseIds], act, person));
    },
    get: ({ bulkId }, { actor }) => forPerson(actor, (person) => found(jobs.read(bulkId, person))),
    start: async ({ bulkId, act }, { actor }) => {
      const person = personOf(actor);
      return found(person === null ? null : await jobs.start(bulkId, act, person));
    },
    stop: ({ bulkId }, { actor }) => forPerson(actor, (person) => found(jobs.stop(bulkId, person))),
    undo: async ({ bulkId }, { actor }) => {
      const person = personOf(actor);
      return found(person === null ? null : await jobs.undo(bulkId, person));
    },
  };
}
