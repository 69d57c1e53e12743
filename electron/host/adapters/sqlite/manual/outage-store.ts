import { runningOf } from '../../../../../shared/core/outage/outage-number.ts';
import type { ChannelId, Outage } from '../../../../../shared/core/outage/outage.ts';
import type { Outages } from '../../../../../shared/core/ports/outages.ts';
import type { Db } from '../database/open-database.ts';
import { ATMOST } from '../database/planned-once.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

export function createOutageStore(db: Db): Outages {
  const selectOpen = db.prepare<[ChannelId], string>(`SELECT body FROM outage WHERE channel = ? AND state NOT IN ('passed', 'closed')`).pluck();
  const selectGivenUp = db.prepare<[ChannelId], number | null>(`SELECT max(body ->> '$.givenUp.at') FROM outage WHERE channel = ?`).pluck();
  const selectOne = db.prepare<[string, string], string>('SELECT body FROM outage WHERE id = ? OR no = ?').pluck();
  const selectNewest = db.prepare<[number], string>(`SELECT body FROM outage ORDER BY n DESC ${ATMOST}`).pluck();
  const selectNumbers = db.prepare<[string], string>('SELECT no FROM outage WHERE no LIKE ? ORDER BY n DESC LIMIT 1').pluck();
  const upsert = db.prepare(
    `INSERT INTO outage (id, no, state, noticed_at, body, channel) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, body = excluded.body`,
  );
  const read = (body: string | undefined): Outage | null => (body === undefined ? null : (JSON.parse(body) as Outage));
  return {
    current: () => read(selectOpen.get('wms')),
    ofChannel: (channel) => read(selectOpen.get(channel)),
    givenUpAt: (channel) => selectGivenUp.get(channel) ?? null,
    find: (idOrNo) => read(selectOne.get(idOrNo, idOrNo)),
    list: (limit) => selectNewest.all(limit).map((body) => JSON.parse(body) as Outage),
    lastRunning: (year) => runningOf(selectNumbers.get(`OUT-${year}-%`) ?? '', year),
    save: (outage) => {
      assertInUnitOfWork(db, 'an outage');
      upsert.run(outage.id, outage.no, outage.state, outage.noticed.at, JSON.stringify(outage), outage.channel);
    },
  };
}
