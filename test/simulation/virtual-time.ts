/** Seeded numbers (mulberry32): one seed, one run. */
export interface Random {
  readonly next: () => number;
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
}
export function createRandom(seed: number): Random {
  let state = seed >>> 0 || 1;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, below: (limit) => Math.floor(next() * limit), chance: (probability) => next() < probability };
}

interface Event {
  readonly at: number;
  readonly tie: number;
  readonly run: () => void;
}

/** A clock that jumps from event to event; ties are broken by the seed, which is what interleaves things. */
export interface VirtualTime {
  readonly now: () => number;
  readonly after: (delayMs: number, run: () => void) => void;
  /** Runs the next event not later than `until`; false when there is none. */
  readonly step: (until: number) => boolean;
}
export function createVirtualTime(random: Random, startAt = 0): VirtualTime {
  const heap: Event[] = [];
  let now = startAt;
  const less = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.tie < b.tie);
  const swap = (i: number, j: number): void => {
    const a = heap[i];
    const b = heap[j];
    if (a && b) [heap[i], heap[j]] = [b, a];
  };
  const before = (i: number, j: number): boolean => {
    const a = heap[i];
    const b = heap[j];
    return a !== undefined && b !== undefined && less(a, b);
  };
  return {
    now: () => now,
    after(delayMs, run) {
      let i = heap.push({ at: now + Math.max(0, delayMs), tie: random.next(), run }) - 1;
      while (i > 0 && before(i, (i - 1) >> 1)) {
        swap(i, (i - 1) >> 1);
        i = (i - 1) >> 1;
      }
    },
    step(until) {
      const first = heap[0];
      if (first === undefined || first.at > until) return false;
      const last = heap.pop();
      if (last && heap.length > 0) {
        heap[0] = last;
        let i = 0;
        for (;;) {
          let smallest = i;
          for (const child of [2 * i + 1, 2 * i + 2]) if (before(child, smallest)) smallest = child;
          if (smallest === i) break;
          swap(i, smallest);
          i = smallest;
        }
      }
      now = first.at;
      first.run();
      return true;
    },
  };
}
