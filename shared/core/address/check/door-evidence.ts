import type { Finding } from '../../finding/finding.ts';

/** So many doors of one building make it a building with doors; half of them are worth a word. */
const SURE_DOORS = 6;
const LIKELY_DOORS = 3;

/** The doors delivered to in one building, and how often somebody was reached there without naming one. */
export class DoorEvidence {
  readonly #doors = new Set<string>();
  #without = 0;

  /** Another address of the building: its door, empty where it names none. */
  add(door: string): void {
    if (door === '') this.#without += 1;
    else this.#doors.add(door);
  }
  get count(): number {
    return this.#doors.size;
  }
  /** How loudly a missing door is said; null where it need not be missing. */
  severity(): Finding['severity'] | null {
    if (this.count < LIKELY_DOORS || this.#without * 4 > this.count) return null;
    return this.count >= SURE_DOORS && this.#without === 0 ? 'stop' : 'hint';
  }
}
