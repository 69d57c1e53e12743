import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NEW_PREFERENCES } from '../../shared/core/user/preferences.ts';
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
