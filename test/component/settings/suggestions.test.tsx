import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AUTOMATIC_RULES } from '../../../shared/core/suggestion/automatic-rules.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import type { ConsoleHost } from '../../../renderer/transport/console-context.ts';
import { renderApp } from '../render-app.tsx';

const [person] = PEOPLE;
if (person === undefined) throw new Error('nobody to sign in');
const administrator = statusOf('signed_in', { ...person, roles: ['administrator'] });

const hostWith = () => {
  const host = fakeHost(administrator);
  const asked: unknown[] = [];
  const automatic = new Set<string>();
  let lessons = [
    { merchant: 'QH', merchantName: '清禾', key: '鼓楼区|梧桐里', adcode: '350102', path: '福建省福州市鼓楼区', accepted: 3, lastAt: 1_795_399_200_000 },
  ];
  const suggestions: ConsoleHost['client']['suggestions'] = {
    rules: () =>
      Promise.resolve(
        ok({
          rules: AUTOMATIC_RULES.map((rule) => ({
            rule,
            automatic: automatic.has(rule),
            ...(rule === 'address.renamed_to'
              ? { shown: 200, accepted: 196, overruled: 4, byItself: 12, takenBack: 1 }
              : { shown: 3, accepted: 3, overruled: 0, byItself: 0, takenBack: 0 }),
          })),
        }),
      ),
    setAutomatic: ({ rule, automatic: on }) => {
      asked.push([rule, on]);
      if (on) automatic.add(rule);
      else automatic.delete(rule);
      return Promise.resolve(ok({}));
    },
    learned: () => Promise.resolve(ok({ lessons })),
    forget: (lesson) => {
      asked.push(lesson);
      lessons = [];
      return Promise.resolve(ok({}));
    },
  };
  return { host: { ...host, client: { ...host.client, suggestions } }, asked };
};

it('what is on its way is said, and what did not come can be asked for again', async () => {
  const { host } = hostWith();
  let fails = true;
  const rules: typeof host.client.suggestions.rules = (input) =>
    fails ? Promise.resolve({ ok: false, error: { code: 'no_connection' } } as never) : host.client.suggestions.rules(input);
  const learned: typeof host.client.suggestions.learned = () => new Promise(() => undefined);
  const { user } = renderApp(administrator, { host: { ...host, client: { ...host.client, suggestions: { ...host.client.suggestions, rules, learned } } } });
  location.hash = '#/settings/suggestions';
  await screen.findByRole('status', { name: 'Suggestion rules are loading' });
  const again = await screen.findByRole('button', { name: /Try again/u });
  fails = false;
  await user.click(again);
  await screen.findByRole('switch', { name: 'Old name of a district' });
});

it('all rules ask until one is switched on; each shows its measured record', async () => {
  const { host, asked } = hostWith();
  const { user } = renderApp(administrator, { host });
  location.hash = '#/settings/suggestions';
  const renamed = await screen.findByRole('switch', { name: 'Old name of a district' });
  const isOn = (name: string): boolean => screen.getByRole<HTMLInputElement>('switch', { name }).checked;
  expect(screen.getAllByRole<HTMLInputElement>('switch').filter(({ checked }) => checked)).toEqual([]);
  const row = within(renamed.closest('tr') ?? document.body);
  expect(row.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['200', '196', '4', '12', '1']);
  row.getByText('98% accepted by people here');
  expect(screen.getAllByText('Too few decisions here to tell how right it is')).toHaveLength(AUTOMATIC_RULES.length - 1);
  await user.click(renamed);
  await waitFor(() => expect(asked).toEqual([['address.renamed_to', true]]));
  await waitFor(() => expect(isOn('Old name of a district')).toBe(true));
});

it('what was learned is seen for each merchant and forgotten one by one', async () => {
  const { host, asked } = hostWith();
  const { user } = renderApp(administrator, { host });
  location.hash = '#/settings/suggestions';
  const merchant = within(await screen.findByRole('region', { name: '清禾' }));
  merchant.getByText('鼓楼区 梧桐里');
  await user.click(merchant.getByRole('button', { name: 'Forget 鼓楼区 梧桐里' }));
  await screen.findByText('Nothing learned yet');
  expect(asked).toEqual([{ merchant: 'QH', key: '鼓楼区|梧桐里', adcode: '350102' }]);
});
