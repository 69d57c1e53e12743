import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutageStore } from '../../../electron/host/adapters/sqlite/manual/outage-store.ts';
import { createThreadedVerify } from '../../../electron/host/adapters/sqlite/journal/verify-in-thread.ts';
import { processEntry } from '../../../electron/host/compose/process-entries.ts';
import { totalsOf } from '../../../shared/core/outage/certificate.ts';
import { createOutageDesk, journalEnd } from '../../../shared/core/usecases/outage/outage-desk.ts';
import { createOutageWork } from '../../../shared/core/outage/outage-work.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { clerk, openWorkHouse, programFolder, type WorkHouse } from '../../fixtures/work-house.ts';
import { until } from '../../fixtures/until.ts';

/** Enough that the thread says how far it is before it has read everything. */
const ENTRIES = 12_000;

describe('the check of a certificate', () => {
  let house: WorkHouse;
  let no = '';
  const checks = () => createThreadedVerify(house.storage.db.name, processEntry('verify-outage-worker', programFolder));

  beforeAll(async () => {
    house = await openWorkHouse();
    const { unitOfWork, journal, db } = house.storage;
    const outages = createOutageStore(db);
    const clock = { now: () => 1_000, mono: () => 0 };
    const triageRule = () => ({ version: 1, minutes: 30, warnShare: 0.75 });
    const desk = createOutageDesk({
      unitOfWork,
      journal,
      outages,
      clock,
      ids: systemIds,
      triageRule,
      yearAt: () => 2026,
      announce: () => {},
      onChanged: () => {},
    });
    desk.declare(clerk, 'silent', { channel: 'wms', sinceAt: 1_000, lastKnownAt: null });
    const note = { at: 1_000, type: 'test.noted', actor: clerk, orderId: null, caseId: null, data: { note: 'x' }, personal: null } as const;
    unitOfWork.run(() => {
      for (let n = 0; n < ENTRIES; n += 1) journal.append(note);
    });
    desk.recover(clerk, 1_000);
    desk.askUpload(clerk, () => 0, 0);
    const { n: toN, hash: head } = journalEnd(journal);
    const closed = desk.close(clerk, () => ({ unexplained: 0, totals: totalsOf(createOutageWork(), 0), toN, head }));
    no = closed.ok ? (closed.value?.no ?? '') : '';
  });
  afterAll(async () => {
    await house.close();
  });

  it('says how far it is and ends with its verdict; whoever asks meanwhile joins it', { timeout: 120_000 }, async () => {
    const { verify, now } = checks();
    expect(now(no)).toEqual({ state: 'none' });
    const [one, two] = [verify(no), verify(no)];
    expect(one).toBe(two);
    let most = 0;
    await until(async () => {
      const seen = now(no);
      if (seen.state === 'running') most = Math.max(most, seen.total);
      return seen.state === 'done';
    }, 20_000);
    expect((await one)?.kind).toBe('agrees');
    expect(now(no)).toMatchObject({ state: 'done', verdict: { kind: 'agrees' } });
    // The chain once, and the work of the outage once more.
    if (most > 0) expect(most).toBeGreaterThan(2 * ENTRIES);
  });

  it('is stopped by a person: nothing is said of the certificate, and it can be begun again', { timeout: 120_000 }, async () => {
    const { verify, now, stop } = checks();
    const stopped = verify(no);
    stop(no);
    expect(await stopped).toBeNull();
    expect(now(no)).toEqual({ state: 'stopped' });
    expect((await verify(no))?.kind).toBe('agrees');
  });
});
