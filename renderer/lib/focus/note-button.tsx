import { useRef } from 'react';
import { chordOf, type KeyAction } from '../keys/key-map.ts';
import { useKeysWithin } from '../keys/use-keys-within.ts';
import { Button, type ButtonProps } from '../../ui/button/button.tsx';

interface NoteButtonProps extends Omit<ButtonProps, 'chord' | 'onPress'> {
  readonly action: KeyAction<'dialog'>;
  readonly onPress: () => void;
}

/** A button of a note or a dialog. Its letter answers while the focus is anywhere inside that; elsewhere it is the desk's. */
export function NoteButton({ action, onPress, ...rest }: NoteButtonProps) {
  const block = useRef<HTMLElement>(null);
  // Where it says why it cannot be pressed, its letter cannot either.
  const cannot = rest.disabledReason !== undefined || rest.busy === true;
  useKeysWithin(block, { [action]: () => (cannot ? false : onPress()) });
  return (
    <span ref={(here) => void (block.current = here?.closest<HTMLElement>('.note, .dialog') ?? here)}>
      <Button {...rest} chord={chordOf('dialog', action)} onPress={onPress} />
    </span>
  );
}
