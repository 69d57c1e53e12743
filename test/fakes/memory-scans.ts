import type { KeptScan, ScanJournal, ScannerHealth } from '../../shared/core/ports/scan-journal.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryScans(unitOfWork: MemoryUnitOfWork): ScanJournal {
  const kept = enlistedMap<number, KeptScan>(unitOfWork);
  const all = (): readonly KeptScan[] => [...kept.values()];
  const find = (line: string, no: number): KeptScan | undefined => all().find((scan) => scan.line === line && scan.no === no);
  const next = (line: string): number => 1 + all().reduce((most, scan) => (scan.line === line ? Math.max(most, scan.no) : most), 0);
  return {
    append: (scans, keptAt) => {
      unitOfWork.assertRunning('a scan');
      const expected = new Map<string, number>();
      for (const { line, no } of scans) {
        const wanted = expected.get(line) ?? next(line);
        if (no > wanted) return { code: 'gap', line, expected: wanted };
        expected.set(line, Math.max(wanted, no + 1));
      }
      return scans.map((scan) => {
        const there = find(scan.line, scan.no);
        const place = there?.place ?? kept.size + 1;
        if (there === undefined) kept.set(place, { ...scan, place, keptAt, verdict: null });
        return place;
      });
    },
    judge: (place, verdict) => {
      unitOfWork.assertRunning('a verdict');
      const scan = kept.get(place);
      if (scan?.verdict != null) throw new Error('a scan has its verdict already');
      if (scan !== undefined) kept.set(place, { ...scan, verdict });
    },
    ofWork: (work) => all().filter((scan) => work !== '' && scan.work === work),
    after: (place, limit) =>
      all()
        .filter((scan) => scan.place > place)
        .slice(0, limit),
    next,
    health: (sinceAt) => {
      const read = all().filter(({ keptAt, source }) => keptAt >= sinceAt && source !== 'typed');
      return [...Map.groupBy(read, ({ scanner }) => scanner)]
        .map(([scanner, scans]): ScannerHealth => {
          const typed = scans.filter(({ presses }) => presses > 1);
          const gaps = typed.reduce((sum, { presses }) => sum + presses - 1, 0);
          const troubles: Record<string, number> = {};
          for (const { verdict } of scans) if (verdict?.trouble != null) troubles[verdict.trouble] = (troubles[verdict.trouble] ?? 0) + 1;
          return {
            scanner,
            scans: scans.length,
            lastAt: Math.max(...scans.map(({ keptAt }) => keptAt)),
            msPerKey: gaps === 0 ? null : typed.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0) / gaps,
            troubles,
          };
        })
        .sort((a, b) => (a.scanner < b.scanner ? -1 : 1));
    },
  };
}
