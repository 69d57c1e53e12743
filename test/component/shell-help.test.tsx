import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NEW_PREFERENCES } from '../../shared/core/user/preferences.ts';
import type { ConsoleEvent } from '../../shared/contract/events.ts';
import { ok } from '../../shared/kernel/result.ts';
import { hasText } from '../../renderer/i18n/i18n.ts';
import { fakeHost, PEOPLE, statusOf } from '../../renderer/gallery/fake-host.ts';
import type { ConsoleHost } from '../../renderer/transport/console-context.ts';
import { tourStepsFor } from '../../renderer/app/tour/tour-steps.ts';
import { hasRight, type Role, ROLES } from '../../shared/core/user/roles.ts';
import { renderApp } from './render-app.tsx';

const clerk = statusOf('signed_in', PEOPLE[0]);
const message = (id: string, at: number, code = 'message.import_done') => ({
  id,
  at,
  code,
  params: { file: `${id}.csv`, created: 3, exceptions: 1, setAside: 0 },
  channel: 'in_app',
  sentAt: at,
  orderId: null as string | null,
});
const mention = (id: string, at: number) => ({
  ...message(id, at, 'message.mentioned'),
  params: { order: 'TB-1001', who: 'Li Wei', caseId: 'case-1' },
  orderId: 'order-1',
});

/** A host that keeps what the person likes. */
const hostWith = (messages: readonly object[], first: object = {}) => {
  const host = fakeHost(clerk, { 'system.messages': { messages } });
  let kept = { ...NEW_PREFERENCES, keys: {}, ...first };
  const preferences: ConsoleHost['client']['preferences'] = {
    own: () => Promise.resolve(ok(kept)),
    setOwn: (part) => {
      kept = { ...kept, ...(part as object) };
      return Promise.resolve(ok(kept));
    },
  };
  return { host: { ...host, client: { ...host.client, preferences } }, kept: () => kept };
};

describe('notices', () => {
  it('are counted on the bell, grouped behind it, and seen once it was opened', async () => {
    const { host, kept } = hostWith([message('c', 30), message('b', 20), message('x', 15, 'message.import_failed'), message('a', 10)], { noticesSeenAt: 12 });
    const { user } = renderApp(clerk, { host });
    await user.click(await screen.findByRole('button', { name: 'Notices, 3 new' }));
    const centre = await screen.findByRole('dialog', { name: 'Notices' });
    expect(within(within(centre).getByRole('region', { name: 'Imports that ended' })).getAllByRole('listitem')).toHaveLength(3);
    expect(within(within(centre).getByRole('region', { name: 'Imports that failed' })).getAllByRole('listitem')).toHaveLength(1);
    await user.keyboard('{Escape}');
    await screen.findByRole('button', { name: 'Notices' });
    expect(kept().noticesSeenAt).toBe(30);
  });

  it('lead to what they tell of: the newest is one Enter behind the key of the bell', async () => {
    const { host, kept } = hostWith([mention('m', 40), message('a', 10)]);
    const { user } = renderApp(clerk, { host });
    await screen.findByRole('button', { name: 'Notices, 2 new' });
    await user.keyboard('gn');
    const centre = await screen.findByRole('dialog', { name: 'Notices' });
    expect(document.activeElement).toBe(within(centre).getByRole('link', { name: 'Li Wei named you in a note on TB-1001' }));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/queue/case-1'));
    expect(screen.queryByRole('dialog', { name: 'Notices' })).toBeNull();
    expect(kept().noticesSeenAt).toBe(40);
  });

  it('of one kind beyond three are shown when asked for', async () => {
    const { user } = renderApp(clerk, { host: hostWith(['a', 'b', 'c', 'd', 'e'].map((id, at) => message(id, 10 + at))).host });
    await user.click(await screen.findByRole('button', { name: 'Notices, 5 new' }));
    const centre = await screen.findByRole('dialog', { name: 'Notices' });
    await user.click(within(centre).getByRole('button', { name: 'Show 2 more of this kind' }));
    expect(within(centre).getAllByRole('link')).toHaveLength(5);
  });

  it('that come together are told in one line, one alone leads to its place by Ctrl+O, and nothing takes the focus', async () => {
    const messages: object[] = [message('a', 10)];
    const { host } = hostWith(messages);
    const listeners = new Set<(event: ConsoleEvent) => void>();
    const live: ConsoleHost = {
      ...host,
      client: { ...host.client, system: { ...host.client.system, messages: () => Promise.resolve(ok({ messages: [...messages] as never })) } },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
    location.hash = '#/sync';
    const { user } = renderApp(clerk, { host: live });
    await screen.findByRole('button', { name: 'Notices, 1 new' });
    const arrive = (...arrived: readonly object[]) => {
      messages.unshift(...arrived);
      act(() => listeners.forEach((tell) => tell({ name: 'changed', payload: { topics: ['messages'] } })));
    };
    const focused = document.activeElement;
    arrive(message('d', 40), message('c', 30), message('b', 20));
    await screen.findByText('3 new: Imports that ended');
    arrive(mention('f', 60), message('e', 50));
    await screen.findByText('2 new notices');
    arrive(mention('g', 70));
    await screen.findByText('Li Wei named you in a note on TB-1001');
    expect(document.activeElement).toBe(focused);
    await user.keyboard('{Control>}o{/Control}');
    await waitFor(() => expect(location.hash).toBe('#/queue/case-1'));
    // Told and gone from the screen: it lies behind the bell.
    await user.keyboard('{Control>}o{/Control}');
    await screen.findByRole('dialog', { name: 'Notices' });
    location.hash = '#/queue';
  });
});

describe('a link to this view', () => {
  it.each([
    ['browser', (): string => `${location.origin}${location.pathname}#/sync`],
    ['electron', (): string => 'sidebay:/sync'],
  ] as const)('in %s is copied by its key and said to be', async (shell, wanted) => {
    const { host } = hostWith([]);
    const asked = await host.client.system.info({});
    if (!asked.ok) expect.fail('no information');
    const info = { ...asked.value, shell };
    location.hash = '#/sync';
    const { user } = renderApp(clerk, {
      host: { ...host, client: { ...host.client, system: { ...host.client.system, info: () => Promise.resolve(ok(info)) } } },
    });
    await screen.findByRole('heading', { name: 'Sync', level: 1 });
    await user.keyboard('{Shift>}L{/Shift}');
    await screen.findByText('Link to this view copied');
    expect(await navigator.clipboard.readText()).toBe(wanted());
    location.hash = '#/queue';
  });
});

describe('help', () => {
  it('is about the place one is in, with the keys that would answer', async () => {
    const { user } = renderApp(clerk, { host: hostWith([]).host });
    await screen.findByText('14 in outbox');
    location.hash = '#/sync';
    await screen.findByRole('heading', { name: 'Sync', level: 1 });
    await user.keyboard('?');
    const help = await screen.findByRole('dialog', { name: 'Help: Sync' });
    expect(within(help).getByText(/Nothing is sent twice on a guess/)).toBeTruthy();
    expect(within(help).getByRole('heading', { name: 'Everywhere' })).toBeTruthy();
    expect(within(help).queryByRole('heading', { name: 'Selected rows' })).toBeNull();
    expect(within(help).queryByText('Weekly report')).toBeNull();
  });

  it("names no letter at a bench, where letters are the scanner's", async () => {
    const { user } = renderApp(clerk, { host: hostWith([]).host });
    await screen.findByText('14 in outbox');
    location.hash = '#/dispatch';
    await screen.findByRole('heading', { name: 'Dispatch', level: 1 });
    await user.keyboard('{Control>}/{/Control}');
    const help = await screen.findByRole('dialog', { name: 'Help: Dispatch' });
    expect(within(help).getByText('Leave the bench')).toBeTruthy();
    expect(within(help).queryByRole('heading', { name: 'Go' })).toBeNull();
    expect([...help.querySelectorAll('.key-caps')].map(({ textContent }) => textContent).filter((cap) => /^[A-Z?]$/u.test(cap ?? ''))).toEqual([]);
    location.hash = '#/queue';
  });
});

const stepsOf = (role: Role) => tourStepsFor((right) => hasRight([role], right));

describe('the tour', () => {
  it.each(ROLES)('leads a %s only where that role has work, and ends with handing over', (role) => {
    const ids = stepsOf(role).map(({ id }) => id);
    expect(ids.at(0)).toBe('queue');
    expect(ids.at(-1)).toBe('hand');
    expect(ids.includes('manual')).toBe(hasRight([role], 'manual_orders'));
    expect(ids.includes('pack')).toBe(hasRight([role], 'close_pack'));
    expect(ids.includes('spotCheck')).toBe(role === 'supervisor');
    for (const id of ids) expect([hasText(`tour.${id}`), hasText(`tour.${id}.how`)], id).toEqual([true, true]);
  });

  it('is offered on sample data, walks by Enter, is put off by Escape and goes on where it was', async () => {
    const { host, kept } = hostWith([]);
    const { user } = renderApp(clerk, { host });
    await user.click(await screen.findByRole('button', { name: 'Take the tour' }));
    await screen.findByText(`Step 1 of ${stepsOf('clerk').length}`);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Next'));
    await user.keyboard('{Enter}');
    await screen.findByText(`Step 2 of ${stepsOf('clerk').length}`);
    await user.keyboard('{Enter}');
    await screen.findByText(`Step 3 of ${stepsOf('clerk').length}`);
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Go on with the tour' }));
    await screen.findByText(`Step 3 of ${stepsOf('clerk').length}`);
    expect(kept()).toMatchObject({ tour: 'later', tourStep: 2 });
    await user.click(screen.getByRole('button', { name: 'Not again' }));
    await waitFor(() => expect(screen.queryByText(/^Step/)).toBeNull());
    expect(screen.queryByRole('button', { name: /tour/ })).toBeNull();
    expect(kept().tour).toBe('done');
  });
});
