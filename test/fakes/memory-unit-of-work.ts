import type { UnitOfWork } from '../../shared/core/ports/journal.ts';

export interface MemoryUnitOfWork extends UnitOfWork {
  /** `save` says how things stand and gives back the way to return there. */
  readonly enlist: (save: () => () => void) => void;
  readonly isRunning: () => boolean;
  /** Throws outside a run: what is written there could not be taken back. */
  readonly assertRunning: (what: string) => void;
}

/** Everything that enlisted goes back to where it stood when the work throws. */
export function createMemoryUnitOfWork(): MemoryUnitOfWork {
  const saves: (() => () => void)[] = [];
  let running = false;
  return {
    enlist: (save) => void saves.push(save),
    isRunning: () => running,
    assertRunning: (what) => {
      if (!running) throw new Error(`${what} is written inside a unit of work`);
    },
    run: (work) => {
      if (running) throw new Error('a unit of work never runs inside another');
      const goBack = saves.map((save) => save());
      running = true;
      try {
        const result = work();
        if (result instanceof Promise) throw new Error('a unit of work never awaits: its commit would come before its work');
        return result;
      } catch (error) {
        for (const back of goBack) back();
        throw error;
      } finally {
        running = false;
      }
    },
  };
}

/** A map that goes back with the unit of work. */
export function enlistedMap<K, V>(unitOfWork: MemoryUnitOfWork): Map<K, V> {
  const map = new Map<K, V>();
  unitOfWork.enlist(() => {
    const saved = [...map];
    return () => {
      map.clear();
      for (const [key, value] of saved) map.set(key, value);
    };
  });
  return map;
}

/** A list that only grows, and goes back with the unit of work. */
export function enlistedList<T>(unitOfWork: MemoryUnitOfWork): T[] {
  const list: T[] = [];
  unitOfWork.enlist(() => {
    const { length } = list;
    return () => void (list.length = length);
  });
  return list;
}
