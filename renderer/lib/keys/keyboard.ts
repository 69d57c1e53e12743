import { getAppearance } from '../appearance/appearance.ts';
import './clashes.ts';
import { chordOfPress, isSingleCharacter } from './chord.ts';
import { GO_KEYS, KEY_MAP, type GoTarget, type KeyAction, type KeyScope } from './key-map.ts';
import { OPEN_GATE, SCAN_GAP_MS, type ScanGate, type ScanGateStep, stepScanGate } from './scan-gate.ts';

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
}

const GO_LAPSES_AFTER_MS = 1500;

export interface Keyboard {
  readonly register: (registration: Registration) => () => void;
  readonly onGo: (listener: (target: GoTarget) => void) => () => void;
  readonly onScan: (listener: (text: string) => void) => () => void;
  readonly isGoPending: () => boolean;
  /** Every action that would answer now, for the list behind `?`. */
  readonly live: () => readonly LiveKey[];
  readonly subscribe: (listener: () => void) => () => void;
  /** While a lock or another person's sign-in covers the desk, nothing below it may answer. */
  readonly suspend: () => () => void;
  readonly listen: (target: Window) => () => void;
}

const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLElement &&
  (element.isContentEditable ||
    element.closest('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=range], [type=file])') !== null);
const isInside = (element: Element | null, selector: string): boolean => element?.closest(selector) != null;
/** Space and Enter belong to what has the focus, if that does something with them. */
const ownsPress = (element: Element | null): boolean =>
  isInside(element, 'button, a[href], summary, label, [role=button], [role=tab], [role=checkbox], [role=radio], [role=switch], [role=option], [role=menuitem]');

/** The one listener for keys. It stands outside React so that nothing that renders can lose a key press. */
export const createKeyboard = (): Keyboard => {
  const registrations: Registration[] = [];
  const goListeners = new Set<(target: GoTarget) => void>();
  const scanListeners = new Set<(text: string) => void>();
  const watchers = new Set<() => void>();
  let suspended = 0;
  let goTimer: ReturnType<typeof setTimeout> | undefined;
  let gate: ScanGate<string> = OPEN_GATE;
  let gapTimer: ReturnType<typeof setTimeout> | undefined;

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

  /** The newest registration first: what was opened last answers first. */
  const liveFor = (chord: string): readonly KeyHandler[] => {
    const inDialog = isInside(document.activeElement, '[role=dialog], [role=alertdialog]');
    const found: KeyHandler[] = [];
    for (const { scope, handlers } of registrations.toReversed()) {
      if (inDialog && scope !== 'dialog' && scope !== 'everywhere') continue;
      const actions: Readonly<Record<string, readonly string[]>> = KEY_MAP[scope];
      for (const [action, handler] of Object.entries(handlers())) if (handler !== undefined && actions[action]?.includes(chord)) found.push(handler);
    }
    return found;
  };

  const run = (chord: string): boolean => {
    if (goTimer !== undefined) {
      const target = (Object.keys(GO_KEYS) as GoTarget[]).find((one) => GO_KEYS[one] === chord);
      endGo();
      if (target !== undefined) {
        for (const listener of goListeners) listener(target);
        return true;
      }
    }
    if (chord === 'G' && goListeners.size > 0 && !isInside(document.activeElement, '[role=dialog], [role=alertdialog]')) {
      startGo();
      return true;
    }
    return liveFor(chord).some((handler) => handler() !== false);
  };

  const take = (step: ScanGateStep<string>): void => {
    gate = step.state;
    for (const chord of step.keys) run(chord);
    if (step.scan !== null) for (const listener of scanListeners) listener(step.scan);
  };
  const waitForSilence = () => {
    clearTimeout(gapTimer);
    const set = performance.now();
    gapTimer = setTimeout(() => {
      // A busy page fires late; the next character may already be waiting in the event queue. Let it in first.
      if (performance.now() - set > SCAN_GAP_MS * 1.5) gapTimer = setTimeout(() => take(stepScanGate(gate, { kind: 'silence' })), 4);
      else take(stepScanGate(gate, { kind: 'silence' }));
    }, SCAN_GAP_MS);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (suspended > 0 || event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const chord = chordOfPress(event);
    if (chord === undefined) return;
    const focused = event.target instanceof Element ? event.target : null;
    const inField = isTextField(focused);
    if (isInside(focused, '[role=menu], [role=listbox]') && chord !== 'Escape') return;

    if (isSingleCharacter(event) && !inField && !(chord === 'Space' && ownsPress(focused))) {
      // One-letter keys may be switched off; the gate still has to see scans.
      const isKey = getAppearance().singleKeys && !event.repeat;
      if (liveFor(chord).length > 0 || chord === '/') event.preventDefault();
      if (event.repeat && liveFor(chord).length > 0) {
        if (getAppearance().singleKeys) run(chord);
        return;
      }
      take(stepScanGate(gate, { kind: 'character', typed: { character: event.key, key: isKey ? chord : '', at: event.timeStamp } }));
      waitForSilence();
      return;
    }
    if (inField && !(event.ctrlKey || event.metaKey || /^(Shift\+)?F\d+$/.test(chord) || chord === 'Escape')) return;
    // Copy, paste and undo inside a field are the field's own.
    if (inField && ['Ctrl+C', 'Ctrl+V', 'Ctrl+Z', 'Ctrl+A'].includes(chord)) return;

    if (gate.typed.length > 0) {
      clearTimeout(gapTimer);
      const step = stepScanGate(gate, chord === 'Enter' ? { kind: 'enter', at: event.timeStamp } : { kind: 'silence' });
      take(step);
      if (step.swallowed) {
        event.preventDefault();
        return;
      }
    }
    if ((chord === 'Enter' || chord === 'Space') && ownsPress(focused)) return;
    if (chord === 'Escape' && goTimer !== undefined) {
      endGo();
      return;
    }
    if (run(chord)) event.preventDefault();
  };

  /** A focused button takes every Enter for itself and lets nobody below hear of it; with Ctrl it means the whole, so it is heard first. */
  const onKeyDownFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    onKeyDown(event);
    if (event.defaultPrevented) event.stopPropagation();
  };

  return {
    register: (registration) => {
      registrations.push(registration);
      return () => {
        const at = registrations.indexOf(registration);
        if (at >= 0) registrations.splice(at, 1);
      };
    },
    onGo: (listener) => {
      goListeners.add(listener);
      return () => goListeners.delete(listener);
    },
    onScan: (listener) => {
      scanListeners.add(listener);
      return () => scanListeners.delete(listener);
    },
    isGoPending: () => goTimer !== undefined,
    live: () => {
      const seen = new Map<string, LiveKey>();
      for (const { scope, handlers } of registrations) {
        const actions: Readonly<Record<string, readonly string[]>> = KEY_MAP[scope];
        for (const [action, handler] of Object.entries(handlers()))
          if (handler !== undefined) seen.set(`${scope}.${action}`, { scope, action, chords: actions[action] ?? [] });
      }
      return [...seen.values()];
    },
    subscribe: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    suspend: () => {
      suspended += 1;
      gate = OPEN_GATE;
      endGo();
      return () => {
        suspended -= 1;
      };
    },
    listen: (target) => {
      target.addEventListener('keydown', onKeyDownFirst, { capture: true });
      target.addEventListener('keydown', onKeyDown);
      return () => {
        target.removeEventListener('keydown', onKeyDownFirst, { capture: true });
        target.removeEventListener('keydown', onKeyDown);
        clearTimeout(gapTimer);
        clearTimeout(goTimer);
      };
    },
  };
};

export const keyboard: Keyboard = createKeyboard();
