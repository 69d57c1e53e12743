import { type ReactNode, useLayoutEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { KeyCap } from '../button/key-cap.tsx';
import { tellingKey } from '../button/told-key.tsx';
import { Barcode } from '../code/barcode.tsx';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { StatusIcon, type Tone } from '../icon/status-icon.tsx';
import './bench.css';
import './verdict.css';

/** A scanner desk: a strip, what is left on the left, what the last scan said on the right, commands below. */
export function Bench({
  label,
  strip,
  left,
  verdict,
  commands,
}: {
  readonly label: string;
  readonly strip: ReactNode;
  readonly left: ReactNode;
  readonly verdict: ReactNode;
  readonly commands: ReactNode;
}) {
  // Its dialogs stand outside of it and are read from as far away.
  useLayoutEffect(() => {
    document.documentElement.dataset['bench'] = '';
    return () => {
      delete document.documentElement.dataset['bench'];
    };
  }, []);
  return (
    <div className="bench" role="region" aria-label={label}>
      <header className="bench-strip">{strip}</header>
      <section className="bench-left" data-region tabIndex={-1}>
        {left}
      </section>
      {verdict}
      <footer className="bench-commands">{commands}</footer>
    </div>
  );
}

export type VerdictLook = 'ok' | 'stop' | 'warn' | 'doubt' | 'wait' | 'calm';
const SHAPE: Readonly<Record<VerdictLook, Tone>> = { ok: 'ok', stop: 'stop', warn: 'warn', doubt: 'doubt', wait: 'wait', calm: 'info' };

/** Shape, word, tape and colour in one block; it stays until the next scan and asks for no click. `said` changes with every scan, so that the same word is said again. */
export function VerdictBlock({
  look,
  word,
  said,
  children,
  todo,
  todoIcon = 'tote',
}: {
  readonly look: VerdictLook;
  readonly word: string;
  readonly said: string | number;
  readonly children?: ReactNode;
  readonly todo?: string | undefined;
  readonly todoIcon?: IconName;
}) {
  return (
    <section className={`verdict is-${look}`} role="alert" key={said} data-verdict={look}>
      <div className="verdict-word">
        <StatusIcon tone={SHAPE[look]} inherit={look !== 'calm'} size={100} />
        <span>{word}</span>
      </div>
      {children}
      {todo !== undefined && (
        <div className="verdict-todo">
          <Icon name={todoIcon} size={44} />
          <span>{todo}</span>
        </div>
      )}
    </section>
  );
}

/** A command as barcode, word and key; pressing it does the same. */
export function BenchCommand({
  code,
  chord,
  word,
  onPress,
}: {
  readonly code: string;
  readonly chord: string;
  readonly word: string;
  readonly onPress: () => void;
}) {
  return (
    <AriaButton className="bench-command" onPress={onPress} {...tellingKey(chord)} excludeFromTabOrder={false}>
      <Barcode text={code} />
      <b>{word}</b>
      <KeyCap chord={chord} />
    </AriaButton>
  );
}
