import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon/icon.tsx';
import './pin-pad.css';

interface PinPadProps {
  readonly label: string;
  readonly length?: number;
  readonly busy?: boolean;
  /** Says what was wrong with the last try; the boxes are empty again. */
  readonly describedBy?: string;
  /** Changes whenever a new try begins: empties the boxes and takes the focus. */
  readonly attempt: string | number;
  readonly onComplete: (pin: string) => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * Digits from any keyboard, the pad or the clipboard. One real input lies under the boxes, so that pasting, password managers
 * and screen readers meet what they know.
 */
export function PinPad({ label, length = 6, busy = false, describedBy, attempt, onComplete }: PinPadProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [pin, setPin] = useState('');
  const [focused, setFocused] = useState(false);

  const [pinOf, setPinOf] = useState(attempt);
  if (pinOf !== attempt) {
    setPinOf(attempt);
    setPin('');
  }
  useEffect(() => {
    input.current?.focus();
  }, [attempt]);

  const enter = (value: string) => {
    if (busy) return;
    const digits = value.replaceAll(/\D/g, '').slice(0, length);
    setPin(digits);
    if (digits.length === length) onComplete(digits);
  };
  const press = (value: string) => {
    enter(value);
    input.current?.focus();
  };

  return (
    <div className="pin">
      <div className={focused ? 'pin-boxes is-focused' : 'pin-boxes'}>
        {Array.from({ length }, (_, index) => (
          <span key={index} className={['pin-box', index < pin.length && 'is-filled', index === pin.length && 'is-current'].filter(Boolean).join(' ')} />
        ))}
        <input
          ref={input}
          className="pin-input"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          aria-label={label}
          aria-describedby={describedBy}
          aria-busy={busy}
          value={pin}
          onFocus={() => {
            setFocused(true);
          }}
          onBlur={() => {
            setFocused(false);
          }}
          onChange={(event) => {
            enter(event.target.value);
          }}
        />
      </div>
      <div className="pin-keys">
        {DIGITS.map((digit) => (
          <PinKey key={digit} onPress={() => press(pin + digit)}>
            {digit}
          </PinKey>
        ))}
        <PinKey label={t('ui.pin.clear')} onPress={() => press('')}>
          <Icon name="close" size={20} />
        </PinKey>
        <PinKey onPress={() => press(`${pin}0`)}>0</PinKey>
        <PinKey label={t('ui.pin.back')} onPress={() => press(pin.slice(0, -1))}>
          <Icon name="backspace" size={20} />
        </PinKey>
      </div>
    </div>
  );
}

function PinKey({ label, onPress, children }: { readonly label?: string; readonly onPress: () => void; readonly children: React.ReactNode }) {
  return (
    <AriaButton className="pin-key" excludeFromTabOrder onPress={onPress} {...(label !== undefined && { 'aria-label': label })}>
      {children}
    </AriaButton>
  );
}
