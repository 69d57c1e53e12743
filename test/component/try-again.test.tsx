import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { keyboard } from '../../renderer/lib/keys/keyboard.ts';
import { useKeys } from '../../renderer/lib/keys/use-keys.ts';
import { Button } from '../../renderer/ui/button/button.tsx';
import { Note } from '../../renderer/ui/feedback/note.tsx';
import { TryAgain } from '../../renderer/lib/focus/try-again.tsx';
import { renderPlain } from './render-app.tsx';

function Desk({ did }: { readonly did: string[] }) {
  useKeys('sync', { retry: () => void did.push('desk') });
  return (
    <>
      <Button onPress={() => undefined}>Elsewhere</Button>
      <Note tone="stop" role="alert" title="The list could not be read" actions={<TryAgain onPress={() => void did.push('again')} />}>
        <Button onPress={() => undefined}>More</Button>
      </Note>
    </>
  );
}

describe('a note about what failed', () => {
  it('answers its letter while the focus is anywhere inside it, and leaves it to the desk elsewhere', async () => {
    const stop = keyboard.listen(window);
    const did: string[] = [];
    const { user } = renderPlain(<Desk did={did} />);
    const again = screen.getByRole('button', { name: /Try again/u });
    expect(again.textContent).toContain('R');
    screen.getByRole('button', { name: 'Elsewhere' }).focus();
    await user.keyboard('r');
    await expect.poll(() => did).toEqual(['desk']);
    again.focus();
    await user.keyboard('r');
    await expect.poll(() => did).toEqual(['desk', 'again']);
    screen.getByRole('button', { name: 'More' }).focus();
    await user.keyboard('r');
    await expect.poll(() => did).toEqual(['desk', 'again', 'again']);
    stop();
  });
});
