import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../shared/core/journal/journal-entry.ts';
import { totalsOf } from '../../../shared/core/outage/certificate.ts';
import { createOutageWork } from '../../../shared/core/outage/outage-work.ts';
import { isManualMode, isOver } from '../../../shared/core/outage/outage.ts';
import { createOutageDesk, journalEnd } from '../../../shared/core/usecases/outage/outage-desk.ts';
import { verifyOutage } from '../../../shared/core/usecases/outage/verify-outage.ts';
import { createCountingIds } from '../../fakes/counting-ids.ts';
import { createMemoryJournal } from '../../fakes/memory-journal.ts';
import { createMemoryOutages } from '../../fakes/memory-outages.ts';
import { createMemoryUnitOfWork } from '../../fakes/memory-unit-of-work.ts';

const operator: Actor = { kind: 'person', userId: 'li-wei' };
const supervisor: Actor = { kind: 'person', userId: 'zhao-min' };
const RULE = { version: 3, minutes: 30, warnShare: 0.75 };

function open() {
  const unitOfWork = createMemoryUnitOfWork();
  const ids = createCountingIds();
  const journal = createMemoryJournal(unitOfWork, ids);
  const outages = createMemoryOutages(unitOfWork);
  let at = 1_000;
  const announced: string[] = [];
  const desk = createOutageDesk({
    unitOfWork,
    journal,
    outages,
    ids,
    clock: { now: () => (at += 10), mono: () => at },
    triageRule: () => RULE,
    yearAt: () => 2026,
    announce: (event) => void announced.push(event.type),
    onChanged: () => {},
  });
  const closing = (unexplained = 0) => {
    const current = outages.current();
    const work = createOutageWork();
    for (const entry of journal.walk(current?.firstN ?? 0)) work.take(entry);
    const { n, hash } = journalEnd(journal);
    return { unexplained, totals: totalsOf(work, Object.keys(current?.explained ?? {}).length), toN: n, head: hash };
  };
  const failure = { channel: 'wms', sign: 'silent', sinceAt: 900, lastKnownAt: 880 } as const;
  return { desk, journal, outages, announced, closing, failure, unitOfWork };
}

describe('an outage', () => {
  it('goes from notice to signature, and keeps who did what and the last thing known', () => {
    const { desk, outages, closing, failure, announced } = open();
    expect(desk.noticeFailure(failure)).toMatchObject({ ok: true, value: { no: 'OUT-2026-001', state: 'noticed', lastKnownAt: 880 } });
    expect(desk.declare(operator, 'fail-over', { channel: 'wms', sinceAt: 905, lastKnownAt: 885 })).toMatchObject({
      ok: true,
      value: { state: 'declared', declared: { by: 'li-wei', reason: 'fail-over' }, lastKnownAt: 885, sinceAt: 900 },
    });
    expect(desk.current()?.triage.clock).toMatchObject({ name: 'triage', minutes: 30, policyVersion: 3, stopReason: 'declared' });
    expect(desk.noticeRestored(950)).toMatchObject({ ok: true, value: { state: 'declared', wellSinceAt: 950 } });
    expect(desk.recover(operator, 955)).toMatchObject({ ok: true, value: { state: 'recovered' } });
    expect(desk.askUpload(operator, () => 3, 2)).toMatchObject({ ok: false, error: { code: 'outage_count_changed' } });
    expect(desk.askUpload(operator, () => 3, 3)).toMatchObject({ ok: true, value: { state: 'reconciling', upload: { waiting: 3 } } });
    expect(desk.close(supervisor, () => closing(1))).toMatchObject({ ok: false, error: { code: 'outage_unexplained', params: { count: 1 } } });
    expect(desk.explain(operator, ['o-1/refused'], 'told the merchant')).toMatchObject({ ok: true });
    expect(desk.close(supervisor, () => closing())).toMatchObject({ ok: true, value: { state: 'closed', closed: { by: 'zhao-min' } } });
    expect([desk.current(), outages.list(5).length]).toEqual([null, 1]);
    expect(announced).toEqual(['noticed', 'declared', 'restored', 'recovered', 'uploadAsked', 'explained', 'closed'].map((type) => `outage.${type}`));
  });

  it('that nobody declared ends with its cause; the next one has the next number', () => {
    const { desk, outages, failure } = open();
    desk.noticeFailure(failure);
    expect(desk.noticeRestored(1_500)).toMatchObject({ ok: true, value: { state: 'passed', triage: { clock: { stopReason: 'restored' } } } });
    expect(desk.noticeFailure(failure)).toMatchObject({ ok: true, value: { no: 'OUT-2026-002' } });
    expect(outages.list(9).map(({ no }) => no)).toEqual(['OUT-2026-002', 'OUT-2026-001']);
  });

  it('is refused by name where it cannot be', () => {
    const { desk, closing, failure } = open();
    const seen = { channel: 'wms', sinceAt: 1, lastKnownAt: null } as const;
    const codes = [
      desk.recover(operator, 1),
      desk.askUpload(operator, () => 0, 0),
      desk.close(supervisor, () => closing()),
      desk.triage(operator, 'wms', null, ''),
      desk.declare(operator, '  ', seen),
    ].map((result) => (result.ok ? 'done' : result.error.code));
    expect(codes).toEqual(['outage_not_declared', 'outage_not_recovered', 'outage_none', 'outage_none', 'outage_reason']);
    desk.noticeFailure(failure);
    desk.declare(operator, 'down', seen);
    expect([desk.declare(operator, 'again', seen), desk.recover(operator, null), desk.close(supervisor, () => closing())]).toMatchObject([
      { error: { code: 'outage_declared_already' } },
      { error: { code: 'outage_still_silent' } },
      { error: { code: 'outage_not_uploaded' } },
    ]);
  });

  it('declared again after a recovery that was none is the same outage, until something was sent', () => {
    const { desk } = open();
    const seen = { channel: 'wms', sinceAt: 1, lastKnownAt: 1 } as const;
    desk.declare(operator, 'down', seen);
    desk.recover(operator, 5);
    expect(desk.declare(supervisor, 'not back', { ...seen, lastKnownAt: 99 })).toMatchObject({
      ok: true,
      value: { state: 'declared', declared: { reason: 'down', by: 'li-wei' }, lastKnownAt: 1, recovered: null },
    });
    desk.recover(operator, 5);
    desk.askUpload(operator, () => 0, 0);
    expect(desk.declare(operator, 'down', seen)).toMatchObject({ ok: false, error: { code: 'outage_reconciling' } });
  });

  it('of a platform ends when a person says that nothing is sold there any more, and the triage clock stops; of the WMS it cannot', () => {
    const { desk, outages, failure, announced } = open();
    const platform = 'platform:TB';
    expect(desk.giveUp(operator, platform, '')).toMatchObject({ ok: false, error: { code: 'outage_none' } });
    desk.noticeFailure(failure);
    desk.noticeFailure({ ...failure, channel: platform, sign: 'not_arriving' });
    expect(desk.giveUp(operator, 'wms', 'gone')).toMatchObject({ ok: false, error: { code: 'outage_not_platform', params: { no: 'OUT-2026-001' } } });
    expect(desk.giveUp(operator, platform, ' shop closed ')).toMatchObject({
      ok: true,
      value: { state: 'passed', givenUp: { by: 'li-wei', reason: 'shop closed' }, wellSinceAt: null, triage: { clock: { stopReason: 'given_up' } } },
    });
    expect([outages.ofChannel(platform), outages.current()?.state]).toEqual([null, 'noticed']);
    expect(desk.giveUp(operator, platform, 'again')).toMatchObject({ ok: false, error: { code: 'outage_none' } });
    expect(announced).toEqual(['outage.noticed', 'outage.noticed', 'outage.givenUp']);
    // A later silence is an incident of its own.
    expect(desk.noticeFailure({ ...failure, channel: platform, sign: 'not_arriving' })).toMatchObject({ value: { no: 'OUT-2026-003', state: 'noticed' } });
  });

  it('whatever the WMS does, only people move the mode; one is open at a time, and what is stored is the fold of the journal', () => {
    const step = fc.constantFrom('fails', 'well', 'declare', 'recover', 'upload', 'explain', 'close', 'triage');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { desk, outages, journal, closing, failure } = open();
        for (const one of steps) {
          const before = outages.current();
          if (one === 'fails') desk.noticeFailure(failure);
          if (one === 'well') desk.noticeRestored(2);
          const after = outages.current();
          if (one === 'fails' || one === 'well') expect(after !== null && isManualMode(after)).toBe(before !== null && isManualMode(before));
          if (one === 'declare') desk.declare(operator, 'r', { channel: 'wms', sinceAt: 1, lastKnownAt: 1 });
          if (one === 'recover') desk.recover(operator, 3);
          if (one === 'upload') desk.askUpload(operator, () => 0, 0);
          if (one === 'explain') desk.explain(operator, ['a/refused'], 'r');
          if (one === 'close') desk.close(supervisor, () => closing());
          if (one === 'triage') desk.triage(operator, 'network', null, 'cable');
          expect(outages.list(99).filter((outage) => !isOver(outage)).length).toBeLessThanOrEqual(1);
        }
        for (const outage of outages.list(99).filter(({ closed }) => closed !== null))
          expect(verifyOutage(outage.no, { outages, journal }).kind).toBe('agrees');
        expect(journal.verify().whole).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
