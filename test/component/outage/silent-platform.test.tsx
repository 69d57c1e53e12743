import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutageDto, OutageStatusDto } from '../../../shared/contract/outage.contract.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/durations.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { fakeHost, PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { outageAnswers } from '../../../renderer/gallery/outage-answers.ts';
import type { Language } from '../../../renderer/lib/appearance/appearance.ts';
import { renderApp } from '../render-app.tsx';

const [clerk, operator] = PEOPLE;
if (clerk === undefined || operator === undefined) throw new Error('nobody to sign in');

type Platform = OutageStatusDto['platforms'][number];
const LANGUAGES = ['en', 'zh-CN'] as const;

const now = Date.now();
const day = (failing: boolean) => outageAnswers(now, { calm: false, failing, stale: false });
const statusWith = (platforms: readonly Platform[], failing = false): OutageStatusDto => ({
  ...(day(failing)['outage.status'] as OutageStatusDto),
  platforms: [...platforms],
});
const standing = (platform: string, state: Platform['state'], change: Partial<Platform> = {}): Platform => ({
  platform,
  state,
  lastAt: now - 2 * MINUTE_MS,
  quietMs: 2 * MINUTE_MS,
  limitMs: 26 * MINUTE_MS,
  outage: null,
  ...change,
});
/** The incident of a platform whose last order came an hour and a half ago, noticed an hour later. */
const incident = (platform: string, no: string, change: Partial<OutageDto> = {}): OutageDto => ({
  ...(day(true)['outage.status'] as OutageStatusDto & { outage: OutageDto }).outage,
  no,
  state: 'noticed',
  channel: `platform:${platform}`,
  sign: 'not_arriving',
  sinceAt: now - 1.5 * HOUR_MS,
  lastKnownAt: now - 1.5 * HOUR_MS,
  noticed: { at: now - 0.5 * HOUR_MS, by: 'watch' },
  triage: { state: 'running', warnAt: null, dueAt: now + 10 * MINUTE_MS, stoppedAt: null, cause: null, expectedEndAt: null, note: '' },
  declared: null,
  told: [],
  relapses: 0,
  ...change,
});
const silent = (platform: string, no: string) =>
  standing(platform, 'failing', { lastAt: now - 1.5 * HOUR_MS, quietMs: 1.5 * HOUR_MS, outage: incident(platform, no) });

function show(status: OutageStatusDto, { who = operator, language = 'en' }: { who?: typeof operator; language?: Language } = {}) {
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  let shown = status;
  const session = statusOf('signed_in', who);
  const host = fakeHost(session, day(shown.outage !== null), (name, input) => {
    if (name === 'outage.status') return Promise.resolve(ok(shown));
    if (name !== 'outage.giveUp' && name !== 'outage.triage') return undefined;
    asked.push({ name, input });
    if (name === 'outage.giveUp') shown = statusWith([standing('TB', 'given_up')]);
    return Promise.resolve(ok({}));
  });
  location.hash = '#/outage';
  return { asked, ...renderApp(session, { host, language }) };
}
const card = (name: string) => screen.findByRole('region', { name });

beforeEach(() => {
  location.hash = '';
});

describe.each(LANGUAGES)('platforms on the outage desk, in %s', (language) => {
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const platforms = say('Platforms', '平台');

  it('none yet: what is missing is said, and the WMS is well', async () => {
    show(statusWith([]), { language });
    const side = await card(platforms);
    expect(within(side).getByText(say('No order has come through the WMS yet.', '还没有订单从 WMS 进来。'))).toBeDefined();
    expect(within(side).queryByRole('listitem')).toBeNull();
    expect(await screen.findByText(say('The WMS works, no outage is on', 'WMS 正常，没有停机'))).toBeDefined();
  });

  it('watched: each by its word, its last order, and the silence that would be said', async () => {
    const never = standing('JD', 'not_judged', { lastAt: null, limitMs: null });
    show(statusWith([never, standing('TB', 'well'), standing('DY', 'quiet'), standing('WX', 'given_up', { limitMs: null })]), { language });
    const lines = within(await card(platforms))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(lines).toHaveLength(4);
    // What somebody has to look at comes first.
    // Each by its name, and one that the program does not know by its code.
    expect(lines.map((line) => line?.replace(/(quiet|well|not judged|given up|偏静|正常|不判断|不再销售).*/u, ''))).toEqual(
      language === 'en' ? ['Douyin', 'Taobao', 'JD', 'WX'] : ['抖音', '淘宝', '京东', 'WX'],
    );
    expect(lines[0]).toContain(say('quiet', '偏静'));
    expect(lines[1]).toContain(say('well', '正常'));
    expect(lines[1]).toContain(say('said after 26m of silence', '静默 26 分就提示'));
    expect(lines[2]).toContain(say('not judged', '不判断'));
    expect(lines[2]).toContain(say('no order yet', '还没有订单'));
    expect(lines[3]).toContain(say('given up', '不再销售'));
    expect(lines[3]).toContain(say('watched again from its next order', '再有订单进来就重新观察'));
    // Nothing is an incident yet.
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('silent: an incident of its own with its clock and its last order; the WMS is not blamed', async () => {
    show(statusWith([silent('TB', 'OUT-2026-004'), standing('DY', 'well')]), { language });
    const panel = await screen.findByRole('region', { name: 'OUT-2026-004' });
    expect(within(panel).getByRole('alert').textContent).toContain(say('No orders have come from Taobao for 1h 30m', '「淘宝」已 1 时 30 分没有订单进来'));
    expect(within(panel).getByText(say('Last order', '上一单'))).toBeDefined();
    expect(panel.textContent).toMatch(language === 'en' ? /Triage.* left/u : /分诊.*还剩/u);
  });

  it('let go: what follows is said before, what was said goes to that incident, and the card says it afterwards', async () => {
    const { user, asked } = show(statusWith([silent('TB', 'OUT-2026-004')]), { language });
    await screen.findByRole('region', { name: 'OUT-2026-004' });
    await user.keyboard('q');
    const dialog = await screen.findByRole('dialog', { name: say('No longer sold on Taobao', '不再在「淘宝」销售') });
    expect(dialog.textContent).toContain(say('its watch begins anew', '重新开始观察'));
    await user.type(within(dialog).getByRole('textbox', { name: say('Note', '备注') }), 'shop moved');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(asked).toEqual([{ name: 'outage.giveUp', input: { no: 'OUT-2026-004', reason: 'shop moved' } }]));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'OUT-2026-004' })).toBeNull());
    expect(within(await card(platforms)).getByText(say('given up', '不再销售'))).toBeDefined();
  });
});

describe('who may do what about a silent platform', () => {
  it('its keys reach it while the WMS is well: the triage that is saved is about it', async () => {
    const { user, asked } = show(statusWith([silent('TB', 'OUT-2026-004'), silent('DY', 'OUT-2026-005')]));
    const [first, second] = [await screen.findByRole('region', { name: 'OUT-2026-004' }), await screen.findByRole('region', { name: 'OUT-2026-005' })];
    // The keys stand where they lead to, and only there.
    const keysOf = (panel: HTMLElement) => panel.querySelectorAll('.key-cap').length;
    expect([keysOf(first), keysOf(second)]).toEqual([3, 0]);
    await user.keyboard('a');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: 'A platform' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(asked).toMatchObject([{ name: 'outage.triage', input: { no: 'OUT-2026-004', cause: 'platform' } }]));
  });

  it('beside a declared outage it stands below it and takes none of its keys', async () => {
    const { user } = show(statusWith([silent('TB', 'OUT-2026-004')], true));
    const panel = await screen.findByRole('region', { name: 'OUT-2026-004' });
    expect(panel.querySelectorAll('.key-cap')).toHaveLength(0);
    const running = screen.getByRole('region', { name: 'OUT-2026-007' });
    expect(running.compareDocumentPosition(panel) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
    expect(panel.textContent).toContain('The WMS fails too');
    await user.keyboard('q');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('a clerk sees it and reads whose work it is', async () => {
    const { user } = show(statusWith([silent('TB', 'OUT-2026-004')]), { who: clerk });
    const panel = await screen.findByRole('region', { name: 'OUT-2026-004' });
    for (const button of within(panel).getAllByRole('button')) expect(button.getAttribute('aria-disabled')).toBe('true');
    await user.keyboard('q');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('triage that was done leaves its clock met and asks nobody any more', async () => {
    const done = incident('TB', 'OUT-2026-004', {
      triage: { state: 'met', warnAt: null, dueAt: now, stoppedAt: now - MINUTE_MS, cause: 'platform', expectedEndAt: null, note: 'their gateway' },
    });
    show(statusWith([standing('TB', 'failing', { outage: done })]));
    const panel = await screen.findByRole('region', { name: 'OUT-2026-004' });
    expect(panel.textContent).toContain('their gateway');
    expect(panel.querySelector('.button-primary')).toBeNull();
    await waitFor(() => expect(screen.getByText(/The last order of Taobao came/u)).toBeDefined());
    expect(screen.queryByText(/The WMS answered for the last time/u)).toBeNull();
  });
});
