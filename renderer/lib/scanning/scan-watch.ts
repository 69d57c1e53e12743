import { assembleKeys, isModifier, type KeyAssembly, NOTHING_HELD } from '../../../shared/core/scanning/assemble-keys.ts';
import type { KeyInput, KeyPress } from '../../../shared/core/scanning/key-press.ts';
import { type FieldBefore, fieldBefore, isOfFigures, takeOutScan } from './field-before-scan.ts';
import type { ScanListeners } from './scan-listeners.ts';
import { scannerHere } from './scanner-profile.ts';

/** What becomes of a press that waited, when it turns out that a person typed it. */
export interface WaitingKey {
  /** Empty where it is no key here, or the page has its own use for it and got it at once. */
  readonly chord: string;
  /** Kept from the element that had the focus, which looks for letters by itself (a menu): it gets them late rather than never. */
  readonly owner: Element | null;
}

interface Waiting extends WaitingKey {
  readonly press: KeyPress;
  readonly event: KeyboardEvent;
  readonly before: FieldBefore | null;
  swallowed: boolean;
}

export interface ScanWatch {
  /**
   * A press before anything on the page hears of it. `waits`: the press is to be answered only once it is sure that no scanner typed it.
   * True when it went into a burst that began on the page, or ended a scan: then nobody else may hear of it.
   */
  readonly press: (event: KeyboardEvent, inField: boolean, waits: WaitingKey | null) => boolean;
  readonly release: (event: KeyboardEvent) => void;
  /** Whether a press of this time (`timeStamp`) goes on with what is held. */
  readonly isHolding: (at: number) => boolean;
  readonly forget: () => void;
}

/** The console's ear for scanners: gives every key event to the one assembler (`assemble-keys.ts`) and does what comes out of it, in that order. */
export const createScanWatch = (listeners: ScanListeners, onKey: (key: WaitingKey, event: KeyboardEvent, swallowed: boolean) => void): ScanWatch => {
  let assembly: KeyAssembly = NOTHING_HELD;
  /** The presses that are held, oldest first: each leaves once, as the assembler's do. */
  let waiting: Waiting[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Returns whether a scan came out that was not meant for the field it fell into. */
  const take = (input: KeyInput): boolean => {
    const step = assembleKeys(assembly, input, scannerHere());
    assembly = step.assembly;
    let taken = false;
    for (const outcome of step.outcomes) {
      if (outcome.kind === 'typed') {
        const at = waiting.findIndex(({ press }) => press === outcome.press);
        const [key] = at < 0 ? [] : waiting.splice(at, 1);
        if (key !== undefined) onKey(key, key.event, key.swallowed);
        continue;
      }
      const own = waiting.splice(0, outcome.presses);
      const { text, startedAt, endedAt, presses, inField } = outcome;
      const before = own[0]?.before ?? null;
      const isTyping = inField && (before === null || !isOfFigures(before));
      if (isTyping && !listeners.inFields()) continue;
      taken = true;
      if (inField && before !== null) takeOutScan(before);
      listeners.tell(text, isTyping, {
        startedAt: Math.round(performance.timeOrigin + startedAt),
        endedAt: Math.round(performance.timeOrigin + endedAt),
        presses,
      });
    }
    return taken;
  };
  const silence = (): void => void take({ kind: 'silence', at: Number.POSITIVE_INFINITY });
  const waitForSilence = (): void => {
    clearTimeout(timer);
    const { gapMs, endsWithKey } = scannerHere();
    // Where nobody waits to hear that it was typing, only the time of the next press says whether the code went on: a busy page hears silences that are none.
    if (endsWithKey && waiting.every(({ chord, owner }) => chord === '' && owner === null)) return;
    const set = performance.now();
    timer = setTimeout(() => {
      // A busy page fires late; the next character may already be waiting in the event queue. Let it in first.
      if (performance.now() - set > gapMs * 1.5) timer = setTimeout(silence, 4);
      else silence();
    }, gapMs);
  };

  return {
    press: (event, inField, waits) => {
      if (isModifier(event)) return false;
      // A burst belongs where it began: what is typed on the page after a field is no more of it.
      if (waiting[0]?.before != null && !inField) silence();
      const before = waiting.length;
      const began = waiting[0];
      const { key, code, shiftKey: shift, ctrlKey, metaKey, altKey: alt, repeat, timeStamp: at } = event;
      const press: KeyPress = { at, key, code, shift, ctrl: ctrlKey || metaKey, alt, caps: event.getModifierState('CapsLock'), repeat, inField };
      const own: Waiting = {
        press,
        chord: waits?.chord ?? '',
        owner: waits?.owner ?? null,
        event,
        before: inField ? fieldBefore(event.target instanceof Element ? event.target : null) : null,
        swallowed: false,
      };
      waiting.push(own);
      const taken = take({ kind: 'press', press });
      waitForSilence();
      if (taken && waiting.length === 0) return true;
      // Held behind one of the page: a field that takes the focus in the middle of a burst gets none of it.
      own.swallowed = before > 0 && waiting.length > 1 && waiting[0] === began && began?.before === null;
      return own.swallowed;
    },
    release: (event) => {
      take({ kind: 'release', code: event.code, at: event.timeStamp });
      waitForSilence();
    },
    isHolding: (at) => waiting.length > 0 && at - assembly.lastAt <= scannerHere().gapMs,
    forget: () => {
      clearTimeout(timer);
      assembly = NOTHING_HELD;
      waiting = [];
    },
  };
};
