import { createScanListeners, type ScanListeners, type ScanTiming } from '../scanning/scan-listeners.ts';
import { createScanWatch } from '../scanning/scan-watch.ts';
import { isSeparator } from '../../../shared/core/scanning/assemble-keys.ts';
import { chordOfPress, isSingleCharacter } from './chord.ts';
import { chordsOf, GO_KEYS, type GoTarget, type KeyAction, type KeyScope } from './key-map.ts';
import { createKeysAhead } from './keys-ahead.ts';
import { isCharacterKey } from './own-keys.ts';
import { isInDialog, isTextField, ownsLetters, ownsPress } from './press-target.ts';

/** Returns false to say "not now": the next live handler of the same key gets its turn. */
export type KeyHandler = () => boolean | void;
export type KeyHandlers<S extends KeyScope> = Partial<Record<KeyAction<S>, KeyHandler>>;

interface Registration {
  readonly scope: KeyScope;
  readonly handlers: () => Readonly<Record<string, KeyHandler | undefined>>;
}

export interface LiveKey {
  readonly scope: KeyScope;
  readonly action: string;
  readonly chords: readonly string[];
  /** Does what the key does. */
  readonly run: () => boolean;
}

const GO_LAPSES_AFTER_MS = 1500;

export interface Keyboard {
  readonly register: (registration: Registration) => () => void;
  /** Who goes to places; only the targets named here answer, the letters of others do nothing. */
  readonly onGo: (listener: (target: GoTarget) => void, targets?: readonly GoTarget[]) => () => void;
  /** `G` and a digit: the person with that number takes over. */
  readonly onGoNumber: (listener: (number: number) => void) => () => void;
  /** The targets that would answer after `G`. */
  readonly targets: () => readonly GoTarget[];
  readonly onScan: ScanListeners['add'];
  /** A scan that came by no key: of a cable, or of a camera. */
  readonly tellScan: (text: string, timing: ScanTiming) => void;
  readonly isGoPending: () => boolean;
  /** Every action that would answer now, for the list behind `?` and the palette. */
  readonly live: () => readonly LiveKey[];
  /** Does what a key that is live now does, for a button that stands for it. */
  readonly act: <S extends KeyScope>(scope: S, action: KeyAction<S>) => boolean;
  /** Another number whenever a desk came or went. */
  readonly generation: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** At a scanner bench no single character is a key, whoever waits for one: a broken scan must not fire it. Dialogs keep theirs. */
  readonly atBench: () => () => void;
  /** Asked at every press which bench the window is on the way to: from then on it is as at the bench, and scans and its keys wait until it is drawn. */
  readonly onWayToBench: (which: () => string | null) => () => void;
  /** While a lock or another person's sign-in covers the desk, nothing below it may answer. */
  readonly suspend: () => () => void;
  readonly listen: (target: Window) => () => void;
}

const ALL_TARGETS = Object.keys(GO_KEYS) as GoTarget[];

/** What a dialog covers stays as it is: its own fields are undone, not the desk behind it. */
const isOfDesk = (scope: KeyScope, action: string): boolean => scope === 'everywhere' && action === 'undo';

/** The one listener for keys. It stands outside React so that nothing that renders can lose a key press. */
export const createKeyboard = (): Keyboard => {
  const registrations: Registration[] = [];
  const goListeners = new Map<(target: GoTarget) => void, readonly GoTarget[]>();
  const numberListeners = new Set<(number: number) => void>();
  let wayToBench: () => string | null = () => null;
  const scans = createScanListeners(() => wayToBench());
  const watchers = new Set<() => void>();
  /** Presses given back to the element they were kept from. */
  const givenBack = new WeakSet<Event>();
  let suspended = 0;
  let benches = 0;
  let generation = 0;
  let goTimer: ReturnType<typeof setTimeout> | undefined;

  /** At a bench a character is a scan's, never a key's. */
  const isHeard = (chord: string): boolean => !isCharacterKey(chord) || (benches === 0 && wayToBench() === null);
  const isKeyNow = (chord: string): boolean => isHeard(chord) || isInDialog();

  const tell = () => {
    for (const watcher of watchers) watcher();
  };
  const endGo = () => {
    clearTimeout(goTimer);
    goTimer = undefined;
    tell();
  };
  const startGo = () => {
    clearTimeout(goTimer);
    goTimer = setTimeout(endGo, GO_LAPSES_AFTER_MS);
    tell();
  };

  /** What has the focus comes before its desk, whichever was there first; then the newest registration: what was opened last answers first. */
  const liveFor = (chord: string): readonly KeyHandler[] => {
    const inDialog = isInDialog();
    const found: KeyHandler[] = [];
    for (const { scope, handlers } of registrations.toReversed().toSorted((a, b) => Number(b.scope === 'dialog') - Number(a.scope === 'dialog'))) {
      if (inDialog && scope !== 'dialog' && scope !== 'everywhere') continue;
      for (const [action, handler] of Object.entries(handlers())) {
        if (handler === undefined || (inDialog && isOfDesk(scope, action))) continue;
        if (chordsOf(scope, action).includes(chord)) found.push(handler);
      }
    }
    return found;
  };

  const run = (chord: string): boolean => {
    if (chord === '' || !isKeyNow(chord)) return false;
    if (goTimer !== undefined) {
      endGo();
      if (/^[1-9]$/.test(chord) && numberListeners.size > 0) {
        for (const listener of numberListeners) listener(Number(chord));
        return true;
      }
      const takers = [...goListeners].flatMap(([listener, targets]) => targets.filter((one) => GO_KEYS[one] === chord).map((target) => () => listener(target)));
      for (const taker of takers) taker();
      if (takers.length > 0) return true;
    }
    if (chordsOf('everywhere', 'go').includes(chord) && goListeners.size > 0 && !isInDialog()) {
      startGo();
      return true;
    }
    return liveFor(chord).some((handler) => handler() !== false);
  };
  const ahead = createKeysAhead(() => wayToBench(), run);
  /** A press nobody scanned, after it waited. */
  const watch = createScanWatch(scans, ({ chord, owner }, event, swallowed) => {
    if (owner === null || !swallowed) return void run(chord);
    const again = new KeyboardEvent('keydown', event);
    givenBack.add(again);
    owner.dispatchEvent(again);
  });

  const isNobodys = (event: KeyboardEvent) => suspended > 0 || event.isComposing || event.keyCode === 229;
  const swallow = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  /** Before anything on the page hears of a press: is it a scanner's? */
  const onKeyDownFirst = (event: KeyboardEvent) => {
    if (suspended > 0 || givenBack.has(event)) return;
    const focused = event.target instanceof Element ? event.target : null;
    const inField = isTextField(focused);
    if (isNobodys(event)) {
      // What an input method makes of a scan is taken out of the field again; the method itself hears every key.
      if (inField && scans.inFields()) watch.press(event, true, null);
      return;
    }
    const chord = chordOfPress(event);
    if (isSingleCharacter(event) && !event.repeat) {
      // A lone Space presses what has the focus; within a burst it is a character of the code.
      if (!inField && chord === 'Space' && ownsPress(focused) && !watch.isHolding(event.timeStamp)) return;
      const owner = inField || !ownsLetters(focused) ? null : focused;
      const isKey = !inField && owner === null;
      if (isKey && chord !== undefined && liveFor(chord).length > 0) event.preventDefault();
      if (watch.press(event, inField, { chord: isKey && chord !== undefined && isKeyNow(chord) ? chord : '', owner })) swallow(event);
      return;
    }
    if (isSeparator({ key: event.key, code: event.code, ctrl: event.ctrlKey, alt: event.altKey }) && !event.repeat) {
      // The first of a code looks like a key of the desk: it waits with the others.
      watch.press(event, inField, { chord: chord ?? '', owner: null });
      return swallow(event);
    }
    if (watch.press(event, inField, null)) return swallow(event);
    // A focused button takes every Enter for itself and lets nobody below hear of it; with Ctrl it means the whole, so it is heard first.
    if (event.key !== 'Enter') return;
    onKeyDown(event);
    if (event.defaultPrevented) event.stopPropagation();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isNobodys(event) || event.defaultPrevented) return;
    const chord = chordOfPress(event);
    if (chord === undefined) return;
    const focused = event.target instanceof Element ? event.target : null;
    const inField = isTextField(focused);
    if (ownsLetters(focused) && chord !== 'Escape') return;
    if (isSingleCharacter(event) && !inField) {
      // The first press waits in the watch. A held key repeats slower than a scanner types: it answers at once.
      if (event.repeat && !(chord === 'Space' && ownsPress(focused)) && run(chord)) event.preventDefault();
      return;
    }
    if (inField && !(event.ctrlKey || event.metaKey || /^(Shift\+)?F\d+$/.test(chord) || chord === 'Escape')) return;
    // Copy, paste and undo inside a field are the field's own.
    if (inField && ['Ctrl+C', 'Ctrl+V', 'Ctrl+Z', 'Ctrl+A'].includes(chord)) return;
    if ((chord === 'Enter' || chord === 'Space') && ownsPress(focused)) return;
    if (chord === 'Escape' && goTimer !== undefined) return endGo();
    const isForBench = benches === 0 && !event.repeat && !isInDialog() && ahead.keep(chord);
    if (isForBench || run(chord)) event.preventDefault();
  };

  const live = (): readonly LiveKey[] => {
    const seen = new Map<string, LiveKey>();
    for (const { scope, handlers } of registrations)
      for (const [action, handler] of Object.entries(handlers()))
        if (handler !== undefined)
          seen.set(`${scope}.${action}`, { scope, action, chords: chordsOf(scope, action).filter(isHeard), run: () => handlers()[action]?.() !== false });
    return [...seen.values()];
  };

  return {
    register: (registration) => {
      registrations.push(registration);
      generation += 1;
      tell();
      return () => {
        const at = registrations.indexOf(registration);
        if (at >= 0) registrations.splice(at, 1);
        generation += 1;
        tell();
      };
    },
    generation: () => generation,
    onGo: (listener, targets = ALL_TARGETS) => {
      goListeners.set(listener, targets);
      return () => goListeners.delete(listener);
    },
    onGoNumber: (listener) => {
      numberListeners.add(listener);
      return () => numberListeners.delete(listener);
    },
    targets: () => [...new Set([...goListeners.values()].flat())],
    onScan: scans.add,
    tellScan: (text, timing) => {
      if (suspended === 0) scans.tell(text, false, timing);
    },
    isGoPending: () => goTimer !== undefined,
    live,
    act: (scope, action) =>
      live()
        .find((key) => key.scope === scope && key.action === action)
        ?.run() ?? false,
    subscribe: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    atBench: () => {
      benches += 1;
      ahead.handOver();
      return () => {
        benches -= 1;
      };
    },
    onWayToBench: (which) => {
      wayToBench = which;
      return () => {
        wayToBench = () => null;
      };
    },
    suspend: () => {
      suspended += 1;
      watch.forget();
      endGo();
      return () => {
        suspended -= 1;
      };
    },
    listen: (target) => {
      target.addEventListener('keydown', onKeyDownFirst, { capture: true });
      target.addEventListener('keydown', onKeyDown);
      target.addEventListener('keyup', watch.release, { capture: true });
      return () => {
        target.removeEventListener('keyup', watch.release, { capture: true });
        target.removeEventListener('keydown', onKeyDownFirst, { capture: true });
        target.removeEventListener('keydown', onKeyDown);
        watch.forget();
        clearTimeout(goTimer);
      };
    },
  };
};

export const keyboard: Keyboard = createKeyboard();
