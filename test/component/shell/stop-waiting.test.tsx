import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { hostIn } from '../../../renderer/gallery/place-states.ts';
import { stockList } from '../../../renderer/gallery/stock-answers.ts';
import type { ConsoleHost } from '../../../renderer/transport/console-context.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';

const [clerk] = PEOPLE;
if (clerk === undefined) throw new Error('the fake host has too few people');

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/settings';
  location.hash = '#/stock';
});

describe('what takes long to load', () => {
  it('can be stopped after five seconds and asked for again', async () => {
    const status = statusOf('signed_in', clerk);
    const host = hostIn('full', 'stock');
    let asked = 0;
    const late = Promise.withResolvers<ReturnType<typeof stockList>>();
    const list = () => {
      asked += 1;
      return late.promise.then(ok);
    };
    const stock = { ...host.client.stock, list };
    const { user } = renderApp(status, { host: { ...host, client: { ...host.client, stock } } as unknown as ConsoleHost });
    const stop = await screen.findByText('Stop', {}, { timeout: 60_000 });
    await user.click(stop);
    await screen.findByText('Waiting was stopped.');
    expect(screen.queryByText('Stop')).toBeNull();
    const before = asked;
    await user.click(screen.getByText('Load again'));
    await waitFor(() => expect(asked).toBe(before + 1), { timeout: 60_000 });
    late.resolve(stockList(Date.now(), true));
    await waitFor(() => expect(document.querySelector('.skeleton, .skeleton-stopped')).toBeNull(), { timeout: 60_000 });
  }, 40_000);
});
