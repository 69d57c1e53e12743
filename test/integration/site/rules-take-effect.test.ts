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
  const { storage, settings } = house;
  const done = changeSite(
    { unitOfWork: storage.unitOfWork, journal: storage.journal, settings, clock: { now: () => MORNING, mono: () => 0 } },
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
