import type { BulkDto } from '../../../shared/contract/bulk.contract.ts';
import type { CaseState } from '../../../shared/core/exception-case/exception-case.ts';
import type { ExceptionKind } from '../../../shared/core/finding/exception-kinds.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { leavesWayBack, type Act } from '../../../shared/core/order-file/decide/act.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { BulkDecision } from '../../../shared/core/usecases/cases/bulk-decision.ts';
import type { BulkReport } from '../../../shared/core/usecases/cases/bulk-report.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import type { BulkJobs, Selections } from '../handlers/bulk-handlers.ts';

type Person = Extract<Acting, { kind: 'person' }>;

interface Job {
  readonly bulkId: string;
  readonly by: string;
  readonly caseIds: readonly string[];
  readonly orders: number;
  readonly kinds: ReadonlySet<ExceptionKind>;
  readonly states: ReadonlySet<CaseState>;
  act: Act;
  state: BulkDto['state'];
  walked: number;
  report: BulkReport;
  /** Orders the decision has changed. */
  readonly touched: OrderId[];
  cancel: AbortController;
  work: Promise<void>;
}

export interface RunningBulkDeps {
  readonly bulk: BulkDecision;
  readonly orderFiles: OrderFiles;
  readonly ids: Ids;
  readonly onProgress: (bulkId: string) => void;
  readonly onDefect: (defect: unknown) => void;
}

/** Whoever asks for something small waits for it; of something big the first answer says how far it is. */
const ANSWER_WITHIN_MS = 600;
const TELL_EACH_MS = 250;
const KEPT_JOBS = 20;
const KEPT_SELECTIONS = 12;

/** Lets everything that waits for this process have its turn. */
export const breathe = async (): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  setImmediate(resolve);
  return promise;
};

const aWhile = async (): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, ANSWER_WITHIN_MS).unref();
  return promise;
};

/** Selections and decisions on many orders, as long as this process lives: what is durable is in the journal. */
export function createRunningBulk(deps: RunningBulkDeps): { readonly jobs: BulkJobs; readonly selections: Selections; readonly close: () => Promise<void> } {
  const { bulk, orderFiles, ids } = deps;
  const jobs = new Map<string, Job>();
  const selections = new Map<string, readonly string[]>();

  const toDto = ({ bulkId, act, state, caseIds, orders, walked, report, touched, kinds, states }: Job): BulkDto => {
    const { can, cannot, consequences } = report.read();
    return {
      bulkId,
      act: act.act,
      state,
      cases: caseIds.length,
      orders,
      walked,
      can,
      cannot: cannot.map(({ code, params = {}, count, orders: named }) => ({ code, params: { ...params }, count, orders: [...named] })),
      consequences: [...consequences],
      kinds: [...kinds],
      states: [...states],
      undoable: touched.length > 0 && leavesWayBack(act),
    };
  };

  const mine = (bulkId: string, person: Person): Job | null => {
    const job = jobs.get(bulkId);
    return job?.by === person.userId ? job : null;
  };

  /** Begins a walk and answers when it is through, or after a while when it is long. */
  const go = async (job: Job, state: BulkDto['state'], through: BulkDto['state'], work: (walk: Parameters<BulkDecision['takeBack']>[3]) => Promise<void>) => {
    job.cancel.abort();
    await job.work;
    const cancel = (job.cancel = new AbortController());
    job.state = state;
    job.walked = 0;
    job.report = bulk.report();
    let toldAt = performance.now();
    job.work = work({
      signal: cancel.signal,
      onOrder: () => {
        job.walked += 1;
        if (performance.now() - toldAt < TELL_EACH_MS) return;
        toldAt = performance.now();
        deps.onProgress(job.bulkId);
      },
    }).then(
      () => {
        job.state = cancel.signal.aborted ? 'stopped' : through;
        deps.onProgress(job.bulkId);
      },
      (defect: unknown) => {
        job.state = 'failed';
        deps.onDefect(defect);
        deps.onProgress(job.bulkId);
      },
    );
    await Promise.race([job.work, aWhile()]);
    return toDto(job);
  };

  const forget = (): void => {
    for (const [bulkId, { state }] of jobs) {
      if (jobs.size <= KEPT_JOBS) return;
      if (state !== 'running' && state !== 'undoing') jobs.delete(bulkId);
    }
  };

  return {
    selections: {
      keep: (caseIds) => {
        const selectionId = ids.next();
        selections.set(selectionId, caseIds);
        for (const old of selections.keys()) if (selections.size > KEPT_SELECTIONS) selections.delete(old);
        return selectionId;
      },
      find: (selectionId) => selections.get(selectionId) ?? null,
    },
    jobs: {
      prepare: async (caseIds, act, person) => {
        const orders = new Set<string>();
        const kinds = new Set<ExceptionKind>();
        const states = new Set<CaseState>();
        const job: Job = {
          bulkId: ids.next(),
          by: person.userId,
          caseIds,
          get orders() {
            return orders.size;
          },
          kinds,
          states,
          act,
          state: 'counting',
          walked: 0,
          report: bulk.report(),
          touched: [],
          cancel: new AbortController(),
          work: Promise.resolve(),
        };
        jobs.set(job.bulkId, job);
        forget();
        for (const caseId of caseIds) orders.add(orderFiles.orderOfCase(caseId) ?? '');
        orders.delete('');
        const chosen = new Set(caseIds);
        return go(job, 'counting', 'ready', (walk) =>
          bulk.preview(
            caseIds,
            act,
            person,
            actingToActor(person),
            {
              ...walk,
              onFile: (file) => {
                for (const one of file.cases) {
                  if (!chosen.has(one.id)) continue;
                  kinds.add(one.kind);
                  states.add(one.state);
                }
              },
            },
            job.report,
          ),
        );
      },
      read: (bulkId, person) => {
        const job = mine(bulkId, person);
        return job === null ? null : toDto(job);
      },
      start: async (bulkId, act, person) => {
        const job = mine(bulkId, person);
        if (job === null || job.touched.length > 0 || job.state === 'running' || job.act.act !== act.act) return null;
        job.act = act;
        return go(job, 'running', 'done', (walk) => bulk.take(bulkId, job.caseIds, act, person, actingToActor(person), walk, job.report, job.touched));
      },
      stop: (bulkId, person) => {
        const job = mine(bulkId, person);
        job?.cancel.abort();
        return job === null ? null : toDto(job);
      },
      undo: async (bulkId, person) => {
        const job = mine(bulkId, person);
        if (job === null || job.state === 'undoing' || job.state === 'undone') return null;
        return go(job, 'undoing', 'undone', (walk) => bulk.takeBack(bulkId, job.touched, actingToActor(person), walk, job.report));
      },
      drop: (bulkId, person) => {
        const job = mine(bulkId, person);
        if (job === null || (job.state !== 'counting' && job.state !== 'ready')) return;
        job.cancel.abort();
        jobs.delete(bulkId);
      },
    },
    close: async () => {
      for (const { cancel } of jobs.values()) cancel.abort();
      await Promise.all([...jobs.values()].map(({ work }) => work));
    },
  };
}
