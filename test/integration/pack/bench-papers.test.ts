import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeManualRules } from '../../../electron/host/compose/manual-work.ts';
import { createBenchPapersHandlers } from '../../../electron/host/handlers/bench-papers-handlers.ts';
import { createPrintingHandlers, printJobToDto } from '../../../electron/host/handlers/printing-handlers.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { line, openPackHouse, packer, type PackHouse } from '../../fixtures/pack-house.ts';

/* The bench prints on the one way paper takes: on disk first, answered for, copied with a reason, dead when what it stands for changes. */

let house: PackHouse;
let papers: ReturnType<typeof createBenchPapersHandlers>;
let print: (kind: 'label' | 'packing_slip', orderId: string, reason?: string) => ReturnType<typeof papers.print>;
const acting: Acting = { kind: 'person', userId: 'packer-1' as UserId, roles: ['packer'] };
const context = { actor: acting } as never;

beforeAll(async () => {
  house = await openPackHouse();
  const { settings } = house;
  const rules = composeManualRules({ storage: house.storage, work: house.work, settings, clock: house.pack.clock, ids: house.pack.ids });
  const deps = {
    ...rules,
    site: settings.site,
    station: '7F3A',
    placesOf: () => [],
    isFrozen: () => false,
    personName: (id: string) => id,
    openOrders: { list: () => [] } as never,
    changed: () => undefined,
  };
  const printing = createPrintingHandlers(deps);
  papers = createBenchPapersHandlers({ printing, printJournal: rules.printJournal, jobToDto: printJobToDto(deps) });
  print = (kind, orderId, reason = '') => papers.print({ kind, orderId, reason }, context);
});
afterAll(() => house.close());

const ofOrder = async (orderId: string) => {
  const reply = await papers.ofOrder({ orderId }, context);
  return reply.ok ? reply.value.jobs.map(({ kind, state, copy, waybill }) => [kind, state, copy, waybill]) : [];
};

it('a label takes the waybill the order has, and goes from intended by printed to confirmed', async () => {
  const orderId = house.ready();
  const waybill = house.work.orderFiles.load(orderId)?.order.waybill ?? '';
  const made = await print('label', orderId);
  if (!made.ok) throw new Error(made.error.code);
  expect(made.value.job).toMatchObject({ state: 'intended', waybill, copy: 1 });
  const jobId = made.value.job.id;
  expect((await papers.hand({ jobId }, context)).ok).toBe(true);
  expect(await ofOrder(orderId)).toEqual([['label', 'printed', 1, waybill]]);
  expect((await papers.answer({ jobId, answer: 'came_out' }, context)).ok).toBe(true);
  expect(await ofOrder(orderId)).toEqual([['label', 'confirmed', 1, waybill]]);
});

it('a copy says why there is one', async () => {
  const orderId = house.ready();
  const made = await print('packing_slip', orderId);
  if (!made.ok) throw new Error(made.error.code);
  await papers.answer({ jobId: made.value.job.id, answer: 'came_out' }, context);
  expect(await print('packing_slip', orderId)).toMatchObject({ ok: false, error: { code: 'copy_needs_reason' } });
  expect(await print('packing_slip', orderId, 'torn')).toMatchObject({ ok: true, value: { job: { copy: 2, reason: 'torn' } } });
});

it('when the address changes the old label is dead', async () => {
  const orderId = house.ready();
  const made = await print('label', orderId);
  if (!made.ok) throw new Error(made.error.code);
  await papers.answer({ jobId: made.value.job.id, answer: 'came_out' }, context);
  house.work.recorder.onOrder(orderId, packer, (file, at) =>
    correct(file, [{ field: 'recipient.detail', from: file.order.recipient.detail, to: '另一条路 9 号' }], null, () => [], at),
  );
  const [job] = await ofOrder(orderId);
  expect(job?.[1]).toBe('void');
});

it('a held order gets no paper, and a paper of another desk is none of the bench', async () => {
  const orderId = house.ready([line('QH-MUG', 1)]);
  house.work.recorder.onOrder(orderId, packer, (file, at) => placeHold(file, { reason: 'x', liftableBy: 'supervisor', ifNobody: '', reviewAt: null }, at));
  expect(await print('label', orderId)).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^gate_/u) } });
  expect(await papers.answer({ jobId: 'of-another-desk', answer: 'came_out' }, context)).toMatchObject({ ok: false, error: { code: 'print_not_found' } });
});
