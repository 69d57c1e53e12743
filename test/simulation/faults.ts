import type { Random } from './virtual-time.ts';

/**
 * What can go wrong, by class; the letters are those of the fault model (P process, D storage, T time, N network, W WMS, U people).
 * A number is a chance per call, per transaction or per command. A class is off in four runs of ten: bugs hide behind other faults.
 */
export const FAULT_MAXIMA = {
  /** Killed just before or just after a commit, or while an answer is on its way. */
  crash: 0.02,
  /** Stopped like a closed laptop lid, one second to half an hour. */
  pause: 0.01,
  /** The disk is full: the transaction is refused and taken back. */
  diskFull: 0.02,
  /** A flush fails: this process never writes again. */
  flushFails: 0.005,
  /** The wall clock is set, by up to a day either way. */
  clockSet: 1,
  requestLost: 0.3,
  /** Given up by the sender, and still it lands. */
  requestLate: 0.2,
  answerLost: 0.3,
  /** A copy arrives later, perhaps after the WMS forgot the key. */
  lateDuplicate: 0.3,
  unreachable: 0.2,
  slow: 0.1,
  errorBefore: 0.3,
  errorAfter: 0.2,
  retryLater: 0.2,
  garbled: 0.1,
  /** The call fails as garbled: a captive portal, HTML with status 200. */
  portal: 0.05,
  partial: 0.5,
  itemLater: 0.3,
  refusal: 0.05,
  /** One change in so many makes the WMS break, every time. */
  poison: 0.05,
  /** A look-up does not see what was applied just now. */
  lookUpLag: 0.5,
  feedSkips: 0.1,
  feedRepeats: 0.3,
  foreignEdit: 1,
  outage: 1,
  /** The WMS is put back to a backup. */
  restored: 0.2,
  doubleClick: 0.3,
  /** A station is put back to a backup of its own: what it did since, it does not know. */
  putBack: 0.3,
} as const satisfies Readonly<Record<string, number>>;

export type FaultName = keyof typeof FAULT_MAXIMA;
export type Faults = Readonly<Record<FaultName, number>>;
export const FAULT_NAMES = Object.keys(FAULT_MAXIMA) as readonly FaultName[];

/** Classes that happen by plan rather than by chance are on or off as a whole. */
const PLANNED: readonly FaultName[] = ['clockSet', 'foreignEdit', 'outage', 'restored', 'putBack'];

/** `later` draws for the classes that came after seeds were written down, so that those seeds stay the mornings they were. */
const CAME_LATER: readonly FaultName[] = ['putBack'];

export function drawFaults(random: Random, later: Random, off: ReadonlySet<string>): Faults {
  const drawn = FAULT_NAMES.map((name): readonly [FaultName, number] => {
    const from = CAME_LATER.includes(name) ? later : random;
    const isOn = from.chance(0.6);
    const strength = from.next();
    if (!isOn || off.has(name)) return [name, 0];
    return [name, PLANNED.includes(name) ? Number(strength < FAULT_MAXIMA[name]) : strength * FAULT_MAXIMA[name]];
  });
  return Object.fromEntries(drawn) as Faults;
}
export const NO_FAULTS = Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])) as Faults;
