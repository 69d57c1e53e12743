import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyboard } from '../../renderer/lib/keys/keyboard.ts';
import { useKeys } from '../../renderer/lib/keys/use-keys.ts';
import { Button } from '../../renderer/ui/button/button.tsx';
import { Note } from '../../renderer/ui/feedback/note.tsx';
import { FailedNote } from '../../renderer/lib/focus/failed-note.tsx';
import { NoteButton } from '../../renderer/lib/focus/note-button.tsx';
import { renderPlain } from './render-app.tsx';

const did: string[] = [];
const doing = (what: string) => () => void did.push(what);

function Desk() {
  useKeys('sync', { retry: doing('desk') });
  return (
    <>
      <Button onPress={() => undefined}>Elsewhere</Button>
      <FailedNote error={{ code: 'busy_elsewhere', params: { seconds: 12 } }} onAgain={doing('again')} also={<Button onPress={() => undefined}>More</Button>} />
      <Note
        tone="stop"
        actions={
          <>
            <NoteButton action="other" onPress={doing('other')}>
              Another
            </NoteButton>
            <NoteButton action="mend" disabledReason="Not you" onPress={doing('mend')}>
              Mended
            </NoteButton>
          </>
        }
      />
    </>
  );
}

const standOn = (name: RegExp): void => screen.getByRole('button', { name }).focus();

describe('a note about what failed', () => {
  let stop: () => void;
  beforeEach(() => {
    did.length = 0;
    stop = keyboard.listen(window);
  });
  afterEach(() => stop());

  it('answers its letter while the focus is anywhere inside it, and leaves it to the desk elsewhere', async () => {
    const { user } = renderPlain(<Desk />);
    expect(screen.getByRole('button', { name: /Try again/u }).textContent).toContain('R');
    standOn(/Elsewhere/u);
    await user.keyboard('r');
    await expect.poll(() => did).toEqual(['desk']);
    standOn(/Try again/u);
    await user.keyboard('r');
    await expect.poll(() => did).toEqual(['desk', 'again']);
    standOn(/More/u);
    await user.keyboard('r');
    await expect.poll(() => did).toEqual(['desk', 'again', 'again']);
  });

  it('shows behind I the code and what came with it, and puts them away again', async () => {
    const { user } = renderPlain(<Desk />);
    expect(screen.queryByText('busy_elsewhere')).toBeNull();
    standOn(/Try again/u);
    await user.keyboard('i');
    expect(await screen.findByText('busy_elsewhere')).toBeTruthy();
    expect(screen.getByText('seconds').nextSibling?.textContent).toBe('12');
    expect(screen.getByRole('button', { name: /Details/u }).getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('i');
    await expect.poll(() => screen.queryByText('busy_elsewhere')).toBeNull();
  });

  it('has other letters too, and none for what cannot be pressed', async () => {
    const { user } = renderPlain(<Desk />);
    standOn(/Another/u);
    await user.keyboard('m');
    await user.keyboard('o');
    await expect.poll(() => did).toEqual(['other']);
  });
});
