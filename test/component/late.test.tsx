import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, useState } from 'react';
import { expect, it } from 'vitest';
import { late } from '../../renderer/lib/late.tsx';

function Counter({ name }: { readonly name: string }) {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {name} {count}
    </button>
  );
}
const shown = (Part: ReturnType<typeof late<{ readonly name: string }>>['Component'], name: string) => (
  <Suspense fallback={<p>waiting</p>}>
    <Part name={name} />
  </Suspense>
);

it('draws what is here at once, with nothing in its place before', async () => {
  const { Component, load } = late(() => Promise.resolve(Counter));
  await load();
  render(shown(Component, 'clicks'));
  expect(screen.queryByText('waiting')).toBeNull();
  expect(screen.getByText('clicks 0')).toBeTruthy();
});

it('waits for what is not here, and keeps what it remembers when it is drawn anew', async () => {
  const code = Promise.withResolvers<typeof Counter>();
  const { Component, load } = late(() => code.promise);
  const { rerender } = render(shown(Component, 'clicks'));
  expect(screen.getByText('waiting')).toBeTruthy();
  code.resolve(Counter);
  await userEvent.click(await screen.findByText('clicks 0'));
  await load();
  rerender(shown(Component, 'presses'));
  expect(screen.getByText('presses 1')).toBeTruthy();
});
