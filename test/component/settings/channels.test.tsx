import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import type { Language } from '../../../renderer/lib/appearance/appearance.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { renderApp } from '../render-app.tsx';

const [clerk] = PEOPLE;
if (clerk === undefined) throw new Error('the fake host has too few people');
const administrator = { ...clerk, id: 'boss', roles: ['administrator' as const] };

const show = (language: Language) => {
  const saved: unknown[] = [];
  const status = statusOf('signed_in', administrator);
  const host = fakeHost(status);
  const channels = {
    list: () => Promise.resolve(ok({ channels: [], protection: 'system' })),
    save: (input: unknown) => {
      saved.push(input);
      return Promise.resolve(ok({}));
    },
  };
  const { system } = host.client;
  const info = async () => {
    const reply = await system.info({});
    return reply.ok ? ok({ ...reply.value, merchants: [{ code: 'QH', zh: '晴禾', en: 'Qinghe' }] }) : reply;
  };
  const client = { ...host.client, channels, system: { ...system, info } } as unknown as typeof host.client;
  return { ...renderApp(status, { language, host: { ...host, client } }), saved };
};

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/queue';
  location.hash = '#/settings/channels';
});

describe.each([
  [
    'en',
    'Add channel',
    'File in a folder',
    'Folder',
    'Not the whole path of a folder',
    'Add merchant',
    'in this folder',
    /Also for customers|own network|Authorization/u,
  ],
  ['zh-CN', '添加渠道', '写入文件夹', '文件夹', '不是文件夹的完整路径', '添加商家', '写入此文件夹', /也用于客户|内网|Authorization/u],
] as const)('a file in a folder as a way out, chosen in %s', (language, add, kind, folder, wrong, addMerchant, there, notAsked) => {
  it('is asked for its path and its merchants, and for nothing a folder has not', async () => {
    const { user, saved } = show(language);
    await user.click(await screen.findByRole('button', { name: new RegExp(add, 'u') }));
    await user.click(await screen.findByRole('menuitem', { name: kind }));
    const form = await screen.findByRole('dialog');
    expect(within(form).queryByText(notAsked)).toBeNull();
    const path = within(form).getByRole('textbox', { name: folder });
    await user.type(path, 'orders');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await within(form).findByText(wrong);
    expect(saved).toEqual([]);
    await user.clear(path);
    await user.type(path, '/srv/erp/out');
    await user.click(within(form).getByRole('button', { name: /Choose a merchant|选择商家/u }));
    const [merchant] = await screen.findAllByRole('option');
    if (merchant === undefined) return expect.fail('no merchant to choose');
    await user.click(merchant);
    await user.click(within(form).getByRole('button', { name: new RegExp(addMerchant, 'u') }));
    within(form).getByText(there);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toMatchObject({ channel: { kind: 'folder', name: kind, url: '/srv/erp/out', customers: false, quiet: null, merchants: [{ to: '' }] } });
  });
});
