import type { KeptScan, RawScan, ScanGap, ScanJournal, ScannerHealth, ScanSource } from '../../../../../shared/core/ports/scan-journal.ts';
import type { Db } from '../database/open-database.ts';
import { ATMOST } from '../database/planned-once.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface Row {
  readonly place: number;
  readonly line: string;
  readonly no: number;
  readonly source: ScanSource;
  readonly scanner: string;
  readonly raw: string;
  readonly started_at: number;
  readonly ended_at: number;
  readonly presses: number;
  readonly work: string;
  readonly user_id: string;
  readonly kept_at: number;
  readonly verdict: string | null;
  readonly trouble: string | null;
}

const toScan = (row: Row): KeptScan => ({
  place: row.place,
  line: row.line,
  no: row.no,
  source: row.source,
  scanner: row.scanner,
  text: row.raw,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  presses: row.presses,
  work: row.work,
  userId: row.user_id,
  keptAt: row.kept_at,
  verdict: row.verdict === null ? null : { kind: row.verdict, trouble: row.trouble },
});

export function createScanStore(db: Db): ScanJournal {
  const selectNext = db.prepare<[string], number>('SELECT coalesce(max(no), 0) + 1 FROM scan WHERE line = ?').pluck();
  const selectPlace = db.prepare<[string, number], number>('SELECT place FROM scan WHERE line = ? AND no = ?').pluck();
  const insert = db.prepare<[string, number, ScanSource, string, string, number, number, number, string, string, number], number>(
    `INSERT INTO scan (line, no, source, scanner, raw, started_at, ended_at, presses, work, user_id, kept_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING place`,
  );
  const update = db.prepare('UPDATE scan SET verdict = ?, trouble = ? WHERE place = ?');
  const selectOfWork = db.prepare<[string], Row>(`SELECT * FROM scan WHERE work = ? AND work <> '' ORDER BY place`);
  const selectAfter = db.prepare<[number, number], Row>(`SELECT * FROM scan WHERE place > ? ORDER BY place ${ATMOST}`);
  const selectHealth = db.prepare<
    [number],
    { scanner: string; trouble: string | null; scans: number; lastAt: number; keysMs: number | null; gaps: number | null }
  >(
    `SELECT scanner, trouble, count(*) AS scans, max(kept_at) AS lastAt,
            sum(ended_at - started_at) FILTER (WHERE presses > 1) AS keysMs, sum(presses - 1) FILTER (WHERE presses > 1) AS gaps
     FROM scan WHERE kept_at >= ? AND source <> 'typed' GROUP BY scanner, trouble ORDER BY scanner, trouble`,
  );
  const next = (line: string): number => selectNext.get(line) ?? 1;
  const keep = (scan: RawScan, keptAt: number): number =>
    insert.pluck().get(scan.line, scan.no, scan.source, scan.scanner, scan.text, scan.startedAt, scan.endedAt, scan.presses, scan.work, scan.userId, keptAt) ??
    0;

  /** The first scan that does not follow: within the call each line must go on where the file or the call left it. */
  const gapIn = (scans: readonly RawScan[]): ScanGap | undefined => {
    const expected = new Map<string, number>();
    for (const { line, no } of scans) {
      const wanted = expected.get(line) ?? next(line);
      if (no > wanted) return { code: 'gap', line, expected: wanted };
      expected.set(line, Math.max(wanted, no + 1));
    }
    return undefined;
  };

  return {
    append: (scans, keptAt) => {
      assertInUnitOfWork(db, 'a scan');
      return gapIn(scans) ?? scans.map((scan) => selectPlace.get(scan.line, scan.no) ?? keep(scan, keptAt));
    },
    judge: (place, { kind, trouble }) => {
      assertInUnitOfWork(db, 'a verdict');
      update.run(kind, trouble, place);
    },
    ofWork: (work) => selectOfWork.all(work).map(toScan),
    after: (place, limit) => selectAfter.all(place, limit).map(toScan),
    next,
    health: (sinceAt) =>
      [...Map.groupBy(selectHealth.all(sinceAt), ({ scanner }) => scanner)].map(([scanner, rows]): ScannerHealth => {
        const gaps = rows.reduce((sum, row) => sum + (row.gaps ?? 0), 0);
        return {
          scanner,
          scans: rows.reduce((sum, { scans }) => sum + scans, 0),
          lastAt: Math.max(...rows.map(({ lastAt }) => lastAt)),
          msPerKey: gaps === 0 ? null : rows.reduce((sum, { keysMs }) => sum + (keysMs ?? 0), 0) / gaps,
          troubles: Object.fromEntries(rows.flatMap(({ trouble, scans }) => (trouble === null ? [] : [[trouble, scans]]))),
        };
      }),
  };
}
