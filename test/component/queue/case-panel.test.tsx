import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseDto } from '../../../shared/contract/dto.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import { aCase, aLogEntry, anOrder, aRow, NO_UNDO, type OpenedCase, queueHost } from '../fake-host.ts';
import { renderApp } from '../render-app.tsx';

const [clerk] = PEOPLE;
if (clerk === undefined) throw new Error('the fake host has too few people');
const status = statusOf('signed_in', clerk);

const findings: CaseDto['findings'] = [
  {
    kind: 'bad_address',
    code: 'address.town_elsewhere',
    field: 'recipient.district',
    span: null,
    params: { town: '蒋村街道', district: '余杭区', elsewhere: '西湖区' },
    severity: 'stop',
    suggestions: [
      {
        rule: 'town_only_in',
        changes: [{ field: 'recipient.district', from: '余杭区', to: '西湖区' }],
        confidence: 0.96,
        reason: 'address.town_only_in',
        params: { town: '蒋村街道', path: '杭州市西湖区' },
      },
    ],
  },
  { kind: 'bad_address', code: 'address.road_missing', field: 'recipient.detail', span: [0, 4], params: {}, severity: 'stop', suggestions: [] },
];

const short: CaseDto['findings'] = [
  {
    kind: 'bad_address',
    code: 'address.phone_length',
    field: 'recipient.phone',
    span: null,
    params: { digits: 10, expected: '11' },
    severity: 'stop',
    suggestions: [],
  },
];
const show = (change: Partial<OpenedCase> = {}, answers = {}, wait?: Parameters<typeof queueHost>[0]['wait']) => {
  const opened: OpenedCase = { case: aCase(1, { findings }), order: anOrder(1), log: [], undo: NO_UNDO, ...change };
  const queue = queueHost({ status, rows: [aRow(1), aRow(2)], opened: { 'case-1': opened }, answers, ...(wait !== undefined && { wait }) });
  location.hash = '#/queue/case-1';
  return { ...renderApp(status, { host: queue.host }), ...queue };
};
/** Once what was opened is there: before, a skeleton stands in its place. */
const panel = async () => {
  await screen.findByRole('heading', { level: 2 });
  return screen.getByRole('complementary', { name: 'Opened order' });
};

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/settings';
});

describe('faults', () => {
  it('are marked in the data, with the number that starts their sentence', async () => {
    show();
    const inside = within(await panel());
    const list = await inside.findByRole('list', { name: 'What is wrong' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['1蒋村街道 is not in 余杭区 but in 西湖区.', '2There is a house number but no road.']);
    const marks = [...document.querySelectorAll('mark')];
    expect(marks.map((mark) => mark.querySelector('.fault-text')?.textContent)).toEqual(['余杭区', '文二西路']);
    expect(marks.map((mark) => mark.getAttribute('aria-describedby'))).toEqual(['fault-1', 'fault-2']);
  });
});

describe('a suggestion', () => {
  it('says its change, its reason and how sure it is; Enter accepts it under its rule', async () => {
    const { user, sentTo } = show();
    const inside = within(await panel());
    await inside.findByText('96%');
    expect(document.querySelector('.changes del')?.textContent).toBe('余杭');
    expect(document.querySelector('.changes ins')?.textContent).toBe('西湖');
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-activedescendant')).toBe('queue-row-case-1'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Accept'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sentTo('cases.correct')).toHaveLength(1));
    expect(sentTo('cases.correct')[0]).toEqual({
      caseId: 'case-1',
      changes: [{ field: 'recipient.district', from: '余杭区', to: '西湖区' }],
      rule: 'town_only_in',
    });
    await screen.findByText('Suggestion accepted and saved');
  });

  it('has others below it, each with the number that accepts it', async () => {
    const [first, ...rest] = findings;
    if (first === undefined) throw new Error('nothing is wrong');
    const like = (to: string, confidence: number) => ({
      rule: 'town_only_in' as const,
      changes: [{ field: 'recipient.district' as const, from: '余杭区', to }],
      confidence,
      reason: 'address.town_only_in',
      params: { town: '蒋村街道', path: to },
    });
    const many = [{ ...first, suggestions: [...first.suggestions, like('拱墅区', 0.5), like('上城区', 0.4)] }, ...rest];
    const { user, sentTo } = show({ case: aCase(1, { findings: many }) });
    await within(await panel()).findByText('96%');
    await user.keyboard('3');
    await waitFor(() => expect(sentTo('cases.correct')).toHaveLength(1));
    expect(sentTo('cases.correct')[0]).toMatchObject({ changes: [{ to: '上城区' }] });
  });

  it('that was accepted is asked for anew once, although both the host’s word and its answer say so', async () => {
    let fetched = 0;
    let release = (): void => undefined;
    const { user, tell } = show(
      {},
      {
        'cases.correct': () => {
          tell(['queue', 'order:order-1']);
          return ok({ seq: 1, changed: [], remaining: [], labelVoided: false });
        },
      },
      (name, input) => {
        if (name !== 'cases.get' || (input as { readonly caseId: string }).caseId !== 'case-1') return Promise.resolve();
        fetched += 1;
        return fetched === 1
          ? Promise.resolve()
          : new Promise((resolve) => {
              release = resolve;
            });
      },
    );
    await within(await panel()).findByText('96%');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Accept'));
    await user.keyboard('{Enter}');
    await screen.findByText('Suggestion accepted and saved');
    expect(fetched).toBe(2);
    release();
  });

  it('is undone by no key while a question stands before it', async () => {
    const { user, sentTo } = show({ undo: { seq: 7, type: 'case.assigned', possible: true, how: 'local', because: '' } });
    await within(await panel()).findByText('96%');
    await user.keyboard('r');
    await screen.findByRole('dialog');
    await user.keyboard('{Control>}z{/Control}');
    expect(sentTo('cases.undo')).toHaveLength(0);
  });

  it('can be edited first; what somebody else changed meanwhile is said and nothing is lost', async () => {
    const { user } = show({}, { 'cases.correct': () => err({ code: 'changed_meanwhile', params: { field: 'recipient.district' } }) });
    await within(await panel()).findByText('96%');
    await user.keyboard('e');
    const district = await screen.findByLabelText<HTMLInputElement>('District');
    expect(district.value).toBe('西湖区');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Somebody changed District while you were editing');
    expect(district.value).toBe('西湖区');
  });

  it('never sends back a number it only saw masked, and shows it whole to who edits it', async () => {
    let shown = false;
    const order = anOrder(1);
    const { user, sentTo } = show(
      { case: aCase(1, { findings: short }) },
      {
        'orders.reveal': () => {
          shown = true;
          return ok({ recipient: { ...order.recipient, phone: '1381234028' }, buyerNote: '', sellerNote: '' });
        },
        'cases.correct': () => ok({ seq: 9, changed: [], remaining: [], labelVoided: false }),
      },
    );
    await within(await panel()).findByRole('list', { name: 'What is wrong' });
    await user.keyboard('e');
    const phone = await screen.findByLabelText<HTMLInputElement>('Phone');
    await waitFor(() => expect(phone.value).toBe('1381234028'));
    expect(shown).toBe(true);
    await user.type(phone, '4');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sentTo('cases.correct')).toHaveLength(1));
    expect(sentTo('cases.correct')[0]).toMatchObject({ changes: [{ field: 'recipient.phone', from: '1381234028', to: '13812340284' }] });
  });

  it('opens the form on the digits that were asked for, and never puts them under the hands of who is typing already', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const { user } = show(
      { case: aCase(1, { findings: short }) },
      {
        'orders.reveal': async () => {
          await promise;
          return ok({ recipient: { ...anOrder(1).recipient, phone: '1381234028' }, buyerNote: '', sellerNote: '' });
        },
      },
    );
    await within(await panel()).findByRole('list', { name: 'What is wrong' });
    await user.keyboard('e');
    expect(screen.queryByLabelText('Phone')).toBeNull();
    resolve(undefined);
    expect((await screen.findByLabelText<HTMLInputElement>('Phone')).value).toBe('1381234028');
  });

  it('leaves a masked number out of what it sends until it is typed as a whole', async () => {
    const { user } = show();
    await within(await panel()).findByText('96%');
    await user.keyboard('e');
    const phone = await screen.findByLabelText<HTMLInputElement>('Phone');
    expect(phone.value).toBe('');
    expect(phone.placeholder).toBe('138****0284');
    await user.type(phone, ' ');
    expect(screen.getByRole('button', { name: /^Save 1 change/ })).toBeTruthy();
  });

  // Last: what was turned down stays away in this window.
  it('so sure is not turned down without a reason', async () => {
    const { user, sentTo } = show();
    await within(await panel()).findByText('96%');
    await user.keyboard('x');
    await user.type(await screen.findByLabelText('Why not'), 'customer says otherwise{Enter}');
    await waitFor(() => expect(sentTo('cases.note')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByText('96%')).toBeNull());
  });
});

describe('undo', () => {
  it('is offered by name and sent for the last decision', async () => {
    const { user, sentTo } = show({ undo: { seq: 7, type: 'case.assigned', possible: true, how: 'local', because: '' } });
    await within(await panel()).findByRole('button', { name: /Undo: the assignment/ });
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(sentTo('cases.undo')).toEqual([{ orderId: 'order-1', seq: 7 }]));
    await screen.findByText('Taken back: the assignment');
  });

  it('is not offered for what was told to people, and says why', async () => {
    const { user, sentTo } = show({ undo: { seq: 7, type: 'case.contacted', possible: false, how: 'none', because: 'told_to_people' } });
    const inside = within(await panel());
    await inside.findByText(/The contact cannot be undone|the contact cannot be undone/);
    const button = inside.getByRole('button', { name: /Undo: the contact/ });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await user.click(button);
    await user.keyboard('{Control>}z{/Control}');
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(sentTo('cases.undo')).toEqual([]);
  });
});

describe('a hold', () => {
  const aHold = (id: string, kind: 'address' | 'manual', mayLift: boolean): OpenedCase['order']['holds'][number] => ({
    id,
    kind,
    caseId: null,
    reason: `reason of ${id}`,
    liftableBy: 'owner',
    ifNobody: 'hold.stays',
    placedBy: 'Zhang Min',
    placedById: '',
    placedAt: 1_790_000_000_000,
    reviewAt: null,
    liftedAt: null,
    mayLift,
  });

  it('is lifted by the key that stands on it: the last one put on by hand that this person may lift', async () => {
    const holds = [aHold('h1', 'address', true), aHold('h2', 'manual', true), aHold('h3', 'manual', false)];
    const { user, sentTo } = show({ order: { ...anOrder(1), holds } }, { 'cases.liftHold': () => ok({}) });
    const inside = within(await panel());
    const lifts = await inside.findAllByRole('button', { name: 'Lift' });
    expect(lifts.map((button) => button.getAttribute('aria-keyshortcuts') !== null)).toEqual([false, true, false]);
    await user.keyboard('{Shift>}O{/Shift}');
    await screen.findByRole('dialog');
    await user.keyboard('the customer agrees');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sentTo('cases.liftHold')).toMatchObject([{ orderId: 'order-1', holdId: 'h2', reason: 'the customer agrees' }]));
  });
});

describe('the log', () => {
  it('calls the owner as the reader does', async () => {
    show({ log: [aLogEntry(1, { type: 'case.assigned', params: { owner: clerk.name } })] });
    expect(await within(await panel()).findByText(`Assigned to ${clerk.nameEn}`)).toBeTruthy();
  });

  it('says what was erased, what changed and where the change stands', async () => {
    show({
      log: [
        aLogEntry(3, { type: 'order.corrected', changes: [{ field: 'recipient.phone', from: '1385710284', to: '13857102846' }], sync: 'in_doubt' }),
        aLogEntry(2, { type: 'case.noted', erased: true }),
        aLogEntry(1, { type: 'case.contacted', params: { channel: 'call', to: 'customer', result: 'no_answer' }, text: 'rang twice' }),
      ],
    });
    const inside = within(await panel());
    await inside.findByText(/The content was erased/);
    expect(inside.getByText('in doubt', { exact: false, selector: '.pill' })).toBeTruthy();
    expect(inside.getAllByText('Phone').length).toBeGreaterThan(1);
    expect(inside.getAllByText('Call to customer: no answer')).toHaveLength(2);
    expect(inside.getByText('rang twice')).toBeTruthy();
  });

  it('is narrowed to what somebody looks for', async () => {
    const { user } = show({
      log: [
        aLogEntry(3, { type: 'order.imported', whoKind: 'program', who: 'import' }),
        aLogEntry(2, { type: 'case.noted', text: 'gate code 4711' }),
        aLogEntry(1, { type: 'case.contacted', params: { channel: 'call', to: 'customer', result: 'no_answer' }, text: 'rang twice' }),
      ],
    });
    const inside = within(await panel());
    await user.click(await inside.findByRole('radio', { name: 'Contacts' }));
    expect(inside.queryByText('gate code 4711')).toBeNull();
    expect(inside.getByText('rang twice')).toBeTruthy();
    expect(inside.queryByRole('radio', { name: 'WMS' })).toBeNull();
  });

  it('tells a kind of entry it does not know as such', async () => {
    show({ log: [aLogEntry(1, { type: 'case.teleported' })] });
    expect(await within(await panel()).findByText(/does not know \(case\.teleported\)/)).toBeTruthy();
  });
});

describe('contacting', () => {
  it('begins on the next rung, with a text for it; what nobody filled is not printed', async () => {
    const message = {
      id: 'sms',
      locale: 'en',
      audience: 'customer',
      channel: 'text',
      subject: '',
      body: 'Call {callback number} about …1001',
      missing: ['callback number'],
      length: 160,
    };
    const call = aLogEntry(1, { type: 'case.contacted', params: { channel: 'call', to: 'customer', result: 'no_answer' } });
    const { user, sentTo } = show({ log: [call] }, { 'cases.messages': () => ok({ messages: [message] }) });
    const inside = within(await panel());
    await inside.findAllByText('Text to customer');
    await user.keyboard('c');
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByRole('radio', { name: 'Text' }).getAttribute('aria-checked') ??
        String((dialog.getByRole('radio', { name: 'Text' }) as HTMLInputElement).checked),
    ).toBe('true');
    await user.click(await dialog.findByRole('button', { name: /Begin with a template/ }));
    await user.click(await screen.findByRole('option', { name: /Call \{callback number\}/ }));
    const words = dialog.getByLabelText<HTMLTextAreaElement>('What was said');
    await waitFor(() => expect(words.value).toBe('Call {callback number} about …1001'));
    await user.click(dialog.getByRole('checkbox', { name: 'Print it too' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(sentTo('cases.contact')).toEqual([]);
    await user.clear(words);
    await user.type(words, 'Call 400 about 1001');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(sentTo('cases.contact')).toEqual([
        {
          caseId: 'case-1',
          channel: 'text',
          to: 'customer',
          result: 'sent',
          text: 'Call 400 about 1001',
          print: true,
          // The rung after it is put into the list as what comes next.
          next: { text: 'Call to customer', dueAt: expect.any(Number) as number },
        },
      ]),
    );
  });
});

describe('an exception the checks pass', () => {
  it('is resolved by Enter at once: what they say is not asked once more', async () => {
    const { user, sentTo } = show({ case: aCase(1, { findings: [] }) }, { 'cases.resolve': () => ok({ cases: 1 }) });
    const button = await within(await panel()).findByRole('button', { name: /Resolve as corrected/ });
    button.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sentTo('cases.resolve')).toEqual([{ caseIds: ['case-1'], outcome: 'corrected', note: '' }]));
    expect(screen.queryByRole('dialog')).toBeNull();
    await screen.findByText('1 exception resolved: Corrected');
  });
});

describe('a form that is not whole yet', () => {
  it('says what is missing to who confirms it by key, until it is there', async () => {
    const { user, sentTo } = show({}, { 'cases.hold': () => ok({ holdId: 'h1' }) });
    await panel();
    await user.keyboard('o');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByRole('alert')).toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((await dialog.findByRole('alert')).textContent).toContain('reason');
    expect(sentTo('cases.hold')).toEqual([]);
    await user.type(dialog.getByLabelText('Reason'), 'the merchant rings back');
    expect(dialog.queryByRole('alert')).toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    // What holds do by themselves need not be typed.
    await waitFor(() => expect(sentTo('cases.hold')).toMatchObject([{ reason: 'the merchant rings back', ifNobody: 'it stays held; no gate lets it pass' }]));
  });

  it('that asks for one of several ways out begins on the first of them', async () => {
    const { user, sentTo } = show({}, { 'cases.resolve': () => ok({ cases: 1 }) });
    await panel();
    await user.keyboard('r');
    const dialog = within(await screen.findByRole('dialog'));
    await waitFor(() => expect(document.activeElement).toBe(dialog.getAllByRole('radio')[0]));
    await user.keyboard(' ');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sentTo('cases.resolve')).toHaveLength(1));
  });

  it('of a call begins on its result: what was said may stay empty', async () => {
    const { user } = show();
    await panel();
    await user.keyboard('c');
    const dialog = within(await screen.findByRole('dialog'));
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole('button', { name: /Result/ })));
  });
});

describe('words that were begun', () => {
  it('are there again when the form that one key closed is opened for the same order, and gone once they are saved', async () => {
    const { user, sentTo } = show({}, { 'cases.note': () => ok({ seq: 1 }) });
    await panel();
    await user.keyboard('n');
    await user.type(within(await screen.findByRole('dialog')).getByLabelText('Note'), 'rings back at four');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('n');
    const again = within(await screen.findByRole('dialog'));
    expect(again.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('rings back at four');
    again.getByText('Begun before and not saved yet.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sentTo('cases.note')).toEqual([{ caseId: 'case-1', text: 'rings back at four' }]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('n');
    expect(within(await screen.findByRole('dialog')).getByLabelText<HTMLTextAreaElement>('Note').value).toBe('');
  });

  it('are the order’s they are about', async () => {
    const opened = (n: number): OpenedCase => ({ case: aCase(n, { findings }), order: anOrder(n), log: [], undo: NO_UNDO });
    const { host } = queueHost({ status, rows: [aRow(1), aRow(2)], opened: { 'case-1': opened(1), 'case-2': opened(2) } });
    location.hash = '#/queue/case-1';
    const { user } = renderApp(status, { host });
    await panel();
    await user.keyboard('n');
    await user.type(within(await screen.findByRole('dialog')).getByLabelText('Note'), 'of the first');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('j');
    await waitFor(() => expect(location.hash).toContain('case-2'));
    await user.keyboard('n');
    expect(within(await screen.findByRole('dialog')).getByLabelText<HTMLTextAreaElement>('Note').value).toBe('');
  });
});

describe('an exception that is gone', () => {
  it('is said in place, with a way back', async () => {
    location.hash = '#/queue/case-99';
    const queue = queueHost({ status, rows: [aRow(1)] });
    renderApp(status, { host: queue.host });
    expect(await screen.findByText('This exception is not there any more.')).toBeTruthy();
  });
});

describe('an order that may be here twice', () => {
  it('has the other one beside it, fact by fact, and T opens it', async () => {
    const number = 'PDD-2';
    const twin = { ...anOrder(2), platformOrderNo: number };
    const finding: CaseDto['findings'][number] = {
      kind: 'duplicate_order',
      code: 'duplicate.phone_differs',
      field: 'recipient.name',
      span: null,
      params: { other: number, minutes: 4 },
      severity: 'stop',
      suggestions: [],
    };
    const here = { ...twin, id: 'order-1', platformOrderNo: 'PDD-1', recipient: { ...twin.recipient, phone: '139****0000' } };
    const hit = { orderId: twin.id, platformOrderNo: number, merchant: twin.merchant, openCases: [] };
    const { user } = show(
      { case: aCase(1, { kind: 'duplicate_order', findings: [finding] }), order: here },
      { 'orders.search': () => ok({ hits: [hit], more: false }), 'orders.get': () => ok({ order: twin, cases: [], log: [], undo: NO_UNDO }) },
    );
    const table = await within(await panel()).findByRole('table', { name: 'The other order' });
    const rowOf = (name: string) => within(table).getByRole('row', { name: new RegExp(`^${name}`, 'u') });
    expect(
      within(rowOf('Phone'))
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['139****0000', twin.recipient.phone]);
    expect(within(rowOf('Name')).getAllByRole('cell').at(-1)?.textContent).toBe('the same');
    await user.keyboard('t');
    await waitFor(() => expect(location.hash).toBe(`#/queue/order/${twin.id}`));
  });
});
