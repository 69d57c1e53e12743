import { type FieldBefore, fieldBefore, takeOutScan } from './field-before-scan.ts';
import { type CaptureInput, type CaptureStep, NOTHING_HELD, stepCapture } from './scan-capture.ts';
import type { ScanListeners } from './scan-listeners.ts';
import { scannerGapMs } from './scanner-gap.ts';

/** A key of the page that was held back, with what it takes to answer it later. */
export interface HeldKey {
  readonly chord: string;
}

/** Scanners write the group separator of GS1 codes as Ctrl+]. */
const GROUP_SEPARATOR = '\u001D';

export interface ScanWatch {
  /** True when the press was the scanner's and nobody else may hear of it. */
  readonly character: (event: KeyboardEvent, where: 'page' | 'field', key: HeldKey) => boolean;
  readonly separator: (event: KeyboardEvent) => boolean;
  readonly end: (event: KeyboardEvent) => boolean;
  /** Any other press: what is held is settled before it, so that the order stays. */
  readonly other: () => void;
  readonly isHolding: () => boolean;
  readonly forget: () => void;
}

/** Holds single characters until it is known whether a person or a scanner typed them. */
export const createScanWatch = (listeners: ScanListeners, onKey: (key: HeldKey) => void): ScanWatch => {
  let capture: CaptureStep<HeldKey>['capture'] = NOTHING_HELD;
  let before: FieldBefore | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (input: CaptureInput<HeldKey>): boolean => {
    const step = stepCapture(capture, input, { gapMs: scannerGapMs(), inFields: listeners.inFields() });
    capture = step.capture;
    for (const key of step.keys) onKey(key);
    if (step.scan !== null) {
      const fromField = step.scan.where === 'field';
      if (fromField && before !== null) takeOutScan(before);
      listeners.tell(step.scan.text, fromField);
    }
    return step.swallow;
  };
  const waitForSilence = () => {
    clearTimeout(timer);
    const gapMs = scannerGapMs();
    const set = performance.now();
    timer = setTimeout(() => {
      // A busy page fires late; the next character may already be waiting in the event queue. Let it in first.
      if (performance.now() - set > gapMs * 1.5) timer = setTimeout(() => take({ kind: 'silence' }), 4);
      else take({ kind: 'silence' });
    }, gapMs);
  };
  const character = (text: string, event: KeyboardEvent, where: 'page' | 'field', key: HeldKey): boolean => {
    // The field as it was before the first character of a burst; asked while the press has not reached it yet.
    const field = where === 'field' ? fieldBefore(event.target instanceof Element ? event.target : null) : null;
    const swallowed = take({ kind: 'character', character: text, key, at: event.timeStamp, where });
    if (capture.held.length === 1) before = field;
    waitForSilence();
    return swallowed;
  };

  return {
    character: (event, where, key) => character(event.key, event, where, key),
    separator: (event) => {
      const [first] = capture.held;
      if (first === undefined || !(event.ctrlKey && event.key === ']')) return false;
      return character(GROUP_SEPARATOR, event, first.where, { chord: '' }) || first.where === 'field';
    },
    end: (event) => {
      clearTimeout(timer);
      return take({ kind: 'end', at: event.timeStamp });
    },
    other: () => {
      clearTimeout(timer);
      take({ kind: 'other' });
    },
    isHolding: () => capture.held.length > 0,
    forget: () => {
      clearTimeout(timer);
      capture = NOTHING_HELD;
    },
  };
};
