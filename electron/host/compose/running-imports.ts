import { importFiles, type ImportDeps } from '../../../shared/core/usecases/intake/import-files.ts';
import type { IntakeHandlerDeps } from '../handlers/intake-handlers.ts';

export interface RunningImports {
  readonly start: IntakeHandlerDeps['startImport'];
  readonly cancel: IntakeHandlerDeps['cancelImport'];
  /** Cancels what runs and waits for its last transaction. */
  readonly close: () => Promise<void>;
}

/** Imports under way in this process; each goes on whoever looks at it, and ends by itself or when told. */
export function createRunningImports(deps: ImportDeps, onEnd: () => void, onDefect: (defect: unknown) => void): RunningImports {
  const running = new Map<string, { readonly cancel: AbortController; readonly ended: Promise<void> }>();
  return {
    start: ({ onEnd: onOwnEnd, ...request }) => {
      const cancel = new AbortController();
      const ended = importFiles({ ...request, signal: cancel.signal }, deps)
        .catch(onDefect)
        .then(() => {
          running.delete(request.importId);
          onOwnEnd();
          onEnd();
        });
      running.set(request.importId, { cancel, ended });
    },
    cancel: (importId) => {
      const one = running.get(importId);
      one?.cancel.abort();
      return one !== undefined;
    },
    close: async () => {
      for (const { cancel } of running.values()) cancel.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
