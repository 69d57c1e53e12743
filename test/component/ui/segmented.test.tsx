import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { keyboard } from '../../../renderer/lib/keys/keyboard.ts';
import { Segmented } from '../../../renderer/ui/choice/segmented.tsx';
import { renderPlain } from '../render-app.tsx';

const CHOICES = [
  { id: 'light', text: 'Light' },
  { id: 'dark', text: 'Dark' },
  { id: 'auto', text: 'As the system' },
] as const;

function Theme({ arrows }: { readonly arrows?: 'walk' }) {
  const [value, setValue] = useState<(typeof CHOICES)[number]['id']>('dark');
  return (
    <>
      <Segmented label="Theme" value={value} onChange={setValue} choices={CHOICES} {...(arrows !== undefined && { arrows })} />
      <button type="button">after</button>
    </>
  );
}
const focused = () => document.activeElement?.textContent;
const chosen = () => screen.getByRole('radio', { checked: true }).textContent;

it('is one stop of the Tab key, at what is chosen; arrows of either direction choose, go round, and are not those of the list behind', async () => {
  const taken: string[] = [];
  const stop = keyboard.listen(window);
  const leave = keyboard.register({
    scope: 'list',
    handlers: () => ({
      next: () => void taken.push('next'),
      previous: () => void taken.push('previous'),
      openGroup: () => void taken.push('open'),
      closeGroup: () => void taken.push('close'),
    }),
  });
  const { user } = renderPlain(<Theme />);
  await user.tab();
  expect(focused()).toBe('Dark');
  const met: (string | null)[] = [];
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp']) {
    await user.keyboard(`{${key}}`);
    expect(focused()).toBe(chosen());
    met.push(chosen());
  }
  expect(met).toEqual(['As the system', 'Light', 'Dark', 'Light', 'As the system']);
  await user.tab();
  expect(focused()).toBe('after');
  await user.tab({ shift: true });
  expect(focused()).toBe('As the system');
  expect(taken).toEqual([]);
  leave();
  stop();
});

it('where a choice is a deed, arrows lead to it and only Space or Enter does it', async () => {
  const { user } = renderPlain(<Theme arrows="walk" />);
  await user.tab();
  await user.keyboard('{ArrowRight}');
  expect([focused(), chosen()]).toEqual(['As the system', 'Dark']);
  await user.keyboard('{ }');
  expect(chosen()).toBe('As the system');
  await user.keyboard('{ArrowRight}{Enter}');
  expect(chosen()).toBe('Light');
});
