import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyInput } from '../../../../shared/core/scanning/key-press.ts';
import { keyboard } from '../../../lib/keys/keyboard.ts';

/** A scanner is quicker; a person who scans twice takes longer. */
const SILENCE_MS = 350;
/** Within this from the key before, Tab ends a code and moves nobody on. */
const OF_A_BURST_MS = 120;

/** Hears keys raw, as no desk does: while it has the focus nothing else in the window answers. Escape and Tab leave it. */
export function TrialPad({ onHeard }: { readonly onHeard: (inputs: readonly KeyInput[]) => void }) {
  const { t } = useTranslation();
  const inputs = useRef<KeyInput[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [listening, setListening] = useState(false);
  useEffect(() => (listening ? keyboard.suspend() : undefined), [listening]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hear = (input: KeyInput) => {
    inputs.current.push(input);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onHeard(inputs.current.splice(0)), SILENCE_MS);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, code, shiftKey: shift, ctrlKey: ctrl, altKey: alt, repeat } = event;
    const { timeStamp: at } = event.nativeEvent;
    const last = inputs.current.findLast(({ kind }) => kind === 'press');
    const inBurst = last?.kind === 'press' && at - last.press.at < OF_A_BURST_MS;
    if (key === 'Tab' && !inBurst) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape') return event.currentTarget.blur();
    hear({ kind: 'press', press: { at, key, code, shift, ctrl, alt, caps: event.getModifierState('CapsLock'), repeat, inField: false } });
  };
  return (
    <input
      className="input trial-pad"
      data-listening={listening}
      aria-label={t('scanner.trial')}
      placeholder={t(listening ? 'scanner.trial.now' : 'scanner.trial.start')}
      value=""
      readOnly
      onFocus={() => setListening(true)}
      onBlur={() => setListening(false)}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => {
        if (event.key === 'Alt') hear({ kind: 'release', code: event.code, at: event.nativeEvent.timeStamp });
      }}
    />
  );
}
