import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SiteDto } from '../../shared/contract/site.contract.ts';
import { newSite } from '../../shared/core/site/site.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { fakeHost, PEOPLE, statusOf } from '../../renderer/gallery/fake-host.ts';
import type { ConsoleHost } from '../../renderer/transport/console-context.ts';
import { renderApp } from './render-app.tsx';

const [person] = PEOPLE;
if (person === undefined) throw new Error('nobody to sign in');
const administrator = statusOf('signed_in', { ...person, roles: ['administrator'] });
const clerk = statusOf('signed_in', person);

const hostWith = (status = administrator) => {
  const host = fakeHost(status);
  const changes: object[] = [];
  let kept = structuredClone(newSite('Asia/Shanghai')) as unknown as SiteDto;
  const site: ConsoleHost['client']['site'] = {
    get: () => Promise.resolve(ok({ ...kept, phrases: [{ id: 'p1', words: '放门口', type: 'leave_at' as const, strength: 'demand' as const }] })),
    readPlaces: ({ text, otherwise }) => {
      const lines = text.split('\n').filter((line) => line !== '');
      return Promise.resolve(
        ok({
          places: lines
            .filter((line) => line !== 'nowhere')
            .map((line) => ({ place: line === '西藏自治区' ? '54' : line, name: line === '54' ? '西藏自治区' : line, reach: otherwise })),
          unread: lines.flatMap((line, at) => (line === 'nowhere' ? [{ row: at + 1, text: line }] : [])),
        }),
      );
    },
    change: (part) => {
      changes.push(part);
      if (part.closeAfterDays === 13) return Promise.resolve(err({ code: 'site_figure' }));
      const silent = part.usualSilences?.map(({ platform }) => platform) ?? [];
      if (new Set(silent).size < silent.length) return Promise.resolve(err({ code: 'site_silence', params: { platform: silent[0] ?? '' } }));
      kept = { ...kept, ...(part as object) };
      return Promise.resolve(ok({}));
    },
  };
  return { host: { ...host, client: { ...host.client, site } }, changes };
};

describe('settings of the site', () => {
  it('are there for an administrator and nobody else', async () => {
    renderApp(clerk, { host: hostWith(clerk).host });
    location.hash = '#/settings/clocks';
    await screen.findByRole('heading', { name: 'Appearance' });
    expect(screen.queryByRole('link', { name: 'Deadlines' })).toBeNull();
  });

  it('the limits of the benches are saved as minutes, hours and days', async () => {
    const { host, changes } = hostWith();
    const { user } = renderApp(administrator, { host });
    location.hash = '#/settings/benches';
    const fresh = await screen.findByRole<HTMLInputElement>('textbox', { name: /News of the WMS counts as fresh/ });
    expect(fresh.value).toBe('30');
    await user.clear(fresh);
    await user.type(fresh, '45');
    await user.clear(screen.getByRole('textbox', { name: /Keep pictures/ }));
    await user.type(screen.getByRole('textbox', { name: /Keep pictures/ }), '90{Tab}');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() =>
      expect(changes).toEqual([{ dispatchFreshMs: 45 * 60_000, firstScanWithinMs: 24 * 3_600_000, picturesKeptDays: 90, inStoreLayouts: [] }]),
    );
  });

  it('a code of the house is described, tried and saved; what cannot be read by is said beside it and not saved', async () => {
    const { host, changes } = hostWith();
    const { user } = renderApp(administrator, { host });
    location.hash = '#/settings/benches';
    await user.click(await screen.findByRole('button', { name: /^Add a layout/ }));
    const picture = screen.getByRole('textbox', { name: 'Layout' });
    await user.type(picture, '69iiiiivvvvvc');
    await screen.findByText('It has to begin with 02 or with 2.');
    await user.keyboard('{Control>}s{/Control}');
    expect(changes).toEqual([]);
    await user.clear(picture);
    await user.type(picture, '28iiiiikvvvvc');
    await user.type(screen.getByRole('textbox', { name: /Try a code/ }), '2812345928752');
    await screen.findByText('Article 12345, 2,875 g.');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(changes).toMatchObject([{ inStoreLayouts: [{ picture: '28IIIIIKVVVVC', value: 'grams' }] }]));
  });

  it('what labels of totes begin with stands beside the scanner, for an administrator alone', async () => {
    const { host, changes } = hostWith();
    const { user } = renderApp(administrator, { host });
    location.hash = '#/settings/scanner';
    const prefixes = await screen.findByRole('textbox', { name: /Labels begin with/ });
    await user.type(prefixes, 'TOTE-, sb*x');
    await screen.findAllByText(/command barcodes begin with/);
    await user.keyboard('{Control>}s{/Control}');
    expect(changes).toEqual([]);
    await user.clear(prefixes);
    await user.type(prefixes, 'TOTE-, bx');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(changes).toEqual([{ totePrefixes: ['TOTE-', 'bx'] }]));
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: /Labels begin with/ }).value).toBe('TOTE- bx'));
  });

  it('and for nobody else', async () => {
    renderApp(clerk, { host: hostWith(clerk).host });
    location.hash = '#/settings/scanner';
    await screen.findByRole('heading', { name: 'Set up by one scan' });
    expect(screen.queryByRole('textbox', { name: /Labels begin with/ })).toBeNull();
  });

  it('hours are saved with Ctrl S, and what cannot be read is said beside its field', async () => {
    const { host, changes } = hostWith();
    const { user } = renderApp(administrator, { host });
    location.hash = '#/settings/hours';
    const monday = await screen.findByLabelText<HTMLInputElement>('Monday');
    expect(monday.value).toBe('08:00-21:00');
    await user.clear(monday);
    await user.type(monday, '12-8');
    await screen.findByText(/Write times as/);
    await user.keyboard('{Control>}s{/Control}');
    expect(changes).toEqual([]);
    await user.clear(monday);
    await user.type(monday, '9-12、13-18');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(changes).toHaveLength(1));
    expect(changes[0]).toMatchObject({
      hours: {
        days: {
          0: [
            { fromMinute: 540, toMinute: 720 },
            { fromMinute: 780, toMinute: 1080 },
          ],
        },
      },
    });
    await screen.findByText('Saved, and written in the journal');
  });

  it('what the host refuses stays typed, with the reason', { timeout: 120_000 }, async () => {
    const { host } = hostWith();
    const { user } = renderApp(administrator, { host });
    location.hash = '#/settings/clocks';
    const days = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Close resolved after, days' });
    await user.clear(days);
    await user.type(days, '13{Tab}');
    await user.click(await screen.findByRole('button', { name: /^Save/ }));
    await screen.findByText('One of the figures is out of its range.');
    expect(days.value).toBe('13');
  });

  it('how old the knowledge may be at dispatch, and how long a first scan may take, are figures of the site', async () => {
    const { host, changes } = hostWith();
    const { user } = renderApp(administrator, { host });
    location.hash = '#/settings/clocks';
    const fresh = await screen.findByRole<HTMLInputElement>('textbox', { name: /Load a parcel/ });
    expect(fresh.value).toBe('30');
    await user.clear(fresh);
    await user.type(fresh, '20{Tab}');
    const scan = screen.getByRole<HTMLInputElement>('textbox', { name: /carrier has not scanned/ });
    expect(scan.value).toBe('24');
    await user.clear(scan);
    await user.type(scan, '48{Tab}');
    await user.click(await screen.findByRole('button', { name: /^Save/ }));
    await waitFor(() => expect(changes).toHaveLength(1));
    expect(changes[0]).toMatchObject({ dispatchFreshMs: 20 * 60_000, firstScanWithinMs: 48 * 3_600_000 });
  });

  it('the usual silence of a platform is added, refused where it stands twice, saved with the rest, and given back to its past', async () => {
    const { host, changes } = hostWith();
    const { user } = renderApp(administrator, { host });
    location.hash = '#/settings/clocks';
    const add = await screen.findByRole('button', { name: /^Add a platform/ });
    const platforms = () => screen.getAllByRole<HTMLInputElement>('textbox', { name: 'Platform' });
    const save = async () => user.click(await screen.findByRole('button', { name: /^Save/ }));
    const minutesOf = (platform: string) => screen.getByRole<HTMLInputElement>('textbox', { name: `Minutes without an order of ${platform}` });
    await user.click(add);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Minutes without an order' }).value).toBe('60');
    await user.type(platforms()[0] as HTMLInputElement, ' taobao ');
    await user.clear(minutesOf('taobao'));
    await user.type(minutesOf('taobao'), '45{Tab}');
    await user.click(add);
    await user.type(platforms()[1] as HTMLInputElement, 'taobao');
    await save();
    await screen.findByText(/The silence of taobao is no whole number of minutes/);
    // Nothing that was written is lost by the refusal.
    expect(platforms().map(({ value }) => value.trim())).toEqual(['taobao', 'taobao']);
    await user.clear(platforms()[1] as HTMLInputElement);
    await user.type(platforms()[1] as HTMLInputElement, 'pdd');
    await save();
    await waitFor(() =>
      expect(changes.at(-1)).toMatchObject({
        usualSilences: [
          { platform: 'taobao', minutes: 45 },
          { platform: 'pdd', minutes: 60 },
        ],
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Judge taobao by its past' }));
    expect(platforms().map(({ value }) => value)).toEqual(['pdd']);
    await save();
    await waitFor(() => expect(changes.at(-1)).toMatchObject({ usualSilences: [{ platform: 'pdd', minutes: 60 }] }));
  });

  it('checks and phrases apply at once', async () => {
    const { host, changes } = hostWith();
    const { user } = renderApp(administrator, { host });
    location.hash = '#/settings/rules';
    await user.click(await screen.findByRole('switch', { name: 'Codes and goods' }));
    await screen.findByText(/1 check is off/);
    await user.type(screen.getByLabelText('Words'), '小黄柜');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    const own = await screen.findByRole('region', { name: 'Words of this site' });
    await within(own).findByText('小黄柜');
    await user.click(screen.getByRole('switch', { name: '“放门口” counts' }));
    await waitFor(() => expect(changes).toHaveLength(3));
    expect(changes).toEqual([{ checksOff: ['sku'] }, { ownPhrases: [{ words: '小黄柜', type: 'leave_at', strength: 'demand' }] }, { phrasesOff: ['p1'] }]);
  });

  it('where a carrier goes is written in words, a line nobody can place is said, and it is saved with the page', async () => {
    const { host, changes } = hostWith();
    const { user } = renderApp(administrator, { host });
    location.hash = '#/settings/carriers';
    await user.click(await screen.findByRole('button', { name: 'Add a carrier' }));
    await user.type(screen.getByLabelText('Code'), 'YTO');
    await user.type(screen.getByLabelText('English name'), 'YTO Express');
    await user.click(screen.getByRole('button', { name: 'Where YTO goes' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Not served'), '西藏自治区\nnowhere');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await dialog.findByText('Line 2: nowhere');
    await user.clear(dialog.getByLabelText('Not served'));
    await user.type(dialog.getByLabelText('Not served'), '西藏自治区');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(changes).toHaveLength(1));
    expect(changes[0]).toMatchObject({ carriers: [{ code: 'YTO', reach: { unserved: ['54'], remote: [], countries: [], takesLockers: true } }] });
  });
});
