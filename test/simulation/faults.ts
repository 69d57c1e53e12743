import type { Random } from './virtual-time.ts';

/**
 * What can go wrong, by class; the letters are those of the fault model (P process, D storage, T time, N network, W WMS, U people);
 * `faults.md` says for each class which fault here or which other test tries it.
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
  /** A flush takes a second to ten: the process stands still behind its commit, and what it wanted to send leaves later than it thinks. */
  slowDisk: 0.01,
  /** Its clocks, the steady one too, run up to 500 ppm too fast or too slow. */
  drift: 1,
  /** The wall clock says 2000 or 2100: an empty battery, a slip of a finger. */
  farClock: 0.3,
  /** An older program runs that cannot read everything; in the middle of the morning it is updated. */
  olderProgram: 0.5,
  /** The line comes and goes every 1 to 30 s. */
  flapping: 0.5,
  /** What is sent arrives, and no answer comes back, for minutes. */
  oneWay: 0.5,
  /** One station after the other loses the line, and they get it back in another order. */
  swizzle: 0.3,
  /** The WMS that forgets its keys soonest forgets them sooner still. */
  shortKeys: 0.5,
  /** Asked again, the WMS answers as if it had never seen the change. */
  saysAnew: 0.3,
} as const satisfies Readonly<Record<string, number>>;

export type FaultName = keyof typeof FAULT_MAXIMA;
export type Faults = Readonly<Record<FaultName, number>>;
export const FAULT_NAMES = Object.keys(FAULT_MAXIMA) as readonly FaultName[];

/** Classes that happen by plan rather than by chance are on or off as a whole. */
const PLANNED: readonly FaultName[] = [
  'clockSet',
  'foreignEdit',
  'outage',
  'restored',
  'putBack',
  'drift',
  'farClock',
  'olderProgram',
  'flapping',
  'oneWay',
  'swizzle',
  'shortKeys',
] as const;

/** Classes that came after seeds were written down: without them those seeds are the mornings they were. */
export const CAME_LATER: readonly FaultName[] = ['slowDisk', 'drift', 'farClock', 'olderProgram', 'flapping', 'oneWay', 'swizzle', 'shortKeys', 'saysAnew'];
/** `later` draws for these and for the first of them, so that no other class is drawn otherwise than before. */
const DRAWN_LATER: ReadonlySet<FaultName> = new Set(['putBack', ...CAME_LATER]);

export function drawFaults(random: Random, later: Random, off: ReadonlySet<string>): Faults {
  const drawn = FAULT_NAMES.map((name): readonly [FaultName, number] => {
    const from = DRAWN_LATER.has(name) ? later : random;
    const isOn = from.chance(0.6);
    const strength = from.next();
    if (!isOn || off.has(name)) return [name, 0];
    return [name, PLANNED.includes(name) ? Number(strength < FAULT_MAXIMA[name]) : strength * FAULT_MAXIMA[name]];
  });
  return Object.fromEntries(drawn) as Faults;
}
export const NO_FAULTS = Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])) as Faults;
