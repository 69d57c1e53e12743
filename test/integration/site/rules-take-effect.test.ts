import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeSite } from '../../../shared/core/usecases/site/change-site.ts';
import type { SiteChange } from '../../../shared/core/site/site-change.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { draftBadAddress, draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

/* What an administrator changes counts from the next order on, without a new start. */

let house: WorkHouse;
beforeEach(async () => {
  house = await openWorkHouse();
});
afterEach(() => house.close());

const change = (part: SiteChange): void => {
  const { storage, settings, work } = house;
  const done = changeSite(
    { unitOfWork: storage.unitOfWork, journal: storage.journal, settings, orderFiles: work.orderFiles, clock: { now: () => MORNING, mono: () => 0 } },
    { kind: 'cli' },
    part,
  );
  if (!done.ok) throw new Error(done.error.code);
};
const casesOf = (draft: ReturnType<typeof draftOrder>) => {
  const [id] = house.takeIn(draft);
  const file = house.work.orderFiles.load(id as OrderId);
  if (file === null) throw new Error('the order was not taken in');
  return file.cases;
};
const kindsOf = (draft: ReturnType<typeof draftOrder>): readonly string[] => casesOf(draft).map(({ kind }) => kind);

it('a check that is switched off finds nothing, and finds again when it is on', () => {
  expect(kindsOf(draftBadAddress())).toContain('bad_address');
  change({ checksOff: ['address'] });
  expect(kindsOf(draftBadAddress())).not.toContain('bad_address');
  change({ checksOff: [] });
  expect(kindsOf(draftBadAddress())).toContain('bad_address');
});

it('words of the site are read as the request they stand for; a phrase of the program that is off is not', () => {
  const note = { buyerNote: '请放小黄柜' };
  expect(kindsOf(draftOrder(note))).not.toContain('special_request');
  change({ ownPhrases: [{ words: '小黄柜', type: 'leave_at', strength: 'demand' }] });
  expect(kindsOf(draftOrder(note))).toContain('special_request');

  const off = house.work.requestData().phrases.filter(({ type }) => type === 'gift_note');
  const gift = { buyerNote: '放贺卡' };
  const before = kindsOf(draftOrder(gift));
  change({ phrasesOff: off.map(({ id }) => id) });
  expect(before).toContain('special_request');
  expect(house.work.check).toBeTypeOf('function');
  const types = casesOf(draftOrder(gift)).flatMap(({ findings }) => findings.map(({ code }) => code));
  expect(types).not.toContain('request.gift_note');
});

it('a new deadline holds for the next exception, and one already given stays', () => {
  const clocks = house.settings.site().clocks;
  const firstContact = (minutes: number) => clocks.map((policy) => (policy.kind === 'bad_address' ? { ...policy, minutes } : policy));
  const minutesOf = (cases: ReturnType<typeof casesOf>) => cases.find(({ kind }) => kind === 'bad_address')?.clocks.map(({ minutes }) => minutes);
  const [known] = house.takeIn(draftBadAddress());
  change({ clocks: firstContact(45) });
  expect(minutesOf(casesOf(draftBadAddress()))).toEqual([45]);
  expect(minutesOf(house.work.orderFiles.load(known as OrderId)?.cases ?? [])).toEqual([120]);
});

it('other opening hours move the deadlines that run, under the version they have, and the journal says how many', () => {
  const { storage, settings } = house;
  house.takeIn(draftBadAddress());
  house.takeIn(draftOrder({ buyerNote: '加急' }));
  const standing = () =>
    storage.db
      .prepare<[], { clocks: string; due_at: number; warn_at: number; due_key: number }>('SELECT clocks, due_at, warn_at, due_key FROM exception_case')
      .all();
  const before = standing();
  expect(before.length).toBeGreaterThan(0);
  const { hours } = settings.site();
  const closedToday = { ...hours, exceptions: { ...hours.exceptions, [new Date(MORNING).toISOString().slice(0, 10)]: [] } };
  change({ hours: closedToday });
  const after = standing();
  expect(after.map(({ clocks }) => clocks)).toEqual(before.map(({ clocks }) => clocks));
  for (const [at, row] of after.entries()) {
    expect(row.due_at).toBeGreaterThan(before[at]?.due_at ?? Number.NaN);
    expect(row.warn_at).toBeGreaterThan(before[at]?.warn_at ?? Number.NaN);
    expect(row.due_key).toBe(row.due_at);
  }
  const entry = [...storage.journal.walk()].findLast(({ type }) => type === 'site.changed');
  expect(entry?.data).toMatchObject({ deadlinesMoved: before.length });
  change({ hours });
  expect(standing()).toEqual(before);
});
