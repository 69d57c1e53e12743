import { describe, expect, it } from 'vitest';
import { createDownloads } from '../../../electron/host/adapters/spool/downloads.ts';
import { createPdfExport } from '../../../electron/host/compose/pdf-export.ts';
import { manifestSheet } from '../../../electron/host/handlers/manifest-sheet.ts';
import type { Sheet } from '../../../shared/core/ports/pdf-maker.ts';
import type { UserId } from '../../../shared/core/user/user.ts';
import { createCountingIds } from '../../fakes/counting-ids.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { createMemoryJournal } from '../../fakes/memory-journal.ts';
import { createMemorySiteSettings } from '../../fakes/memory-site-settings.ts';
import { createMemoryUnitOfWork } from '../../fakes/memory-unit-of-work.ts';
import { createMemoryUserStore } from '../../fakes/memory-user-store.ts';
import { manifestFacts, sayKeys } from '../../fixtures/sheets.ts';

const WANTED = { what: 'manifest', of: 'M-1', rows: 2, fileName: 'manifest-SF-M-1.pdf' } as const;
const ACTING = { kind: 'person', userId: 'user-dispatcher' as UserId, roles: [] } as const;

function desk(make: (sheet: Sheet) => Promise<Uint8Array>) {
  const unitOfWork = createMemoryUnitOfWork();
  const journal = createMemoryJournal(unitOfWork, createCountingIds());
  const settings = createMemorySiteSettings(unitOfWork, 'Asia/Shanghai');
  const carriers = [{ ...settings.site().carriers[0], code: 'SF', nameZh: '顺丰速运', nameEn: 'SF Express' }] as ReturnType<typeof settings.site>['carriers'];
  unitOfWork.run(() => settings.save({ ...settings.site(), carriers }));
  const users = createMemoryUserStore();
  users.insert('user-1' as UserId, { name: '陈静', nameEn: 'Chen Jing', roles: ['dispatcher'], active: true, language: 'zh-CN' }, 0);
  const downloads = createDownloads(() => 'download-1');
  const exportSheet = createPdfExport({
    maker: { make },
    storage: { unitOfWork, journal },
    settings,
    users,
    downloads,
    clock: createManualClock(),
    say: () => sayKeys,
  });
  return { exportSheet, journal, downloads };
}

describe('a paper as a file', () => {
  it('is written with the names its reader knows, handed out, and stands in the journal with who took it', async () => {
    const drawn: Sheet[] = [];
    const { exportSheet, journal, downloads } = desk((sheet) => {
      drawn.push(sheet);
      return Promise.resolve(Buffer.from('%PDF-'));
    });
    const made = await exportSheet(WANTED, (words) => manifestSheet(manifestFacts(2), words), 'en', ACTING);
    expect(made).toEqual({ downloadId: 'download-1', fileName: 'manifest-SF-M-1.pdf', rows: 2 });
    expect(downloads.piece('download-1', 0)).toMatchObject({ mime: 'application/pdf', done: true });
    expect(drawn[0]?.title).toBe('loads.sheet.title SF Express');
    // The record keeps the name a person was called by; the English paper has the English one.
    expect(JSON.stringify(drawn)).toContain('Chen Jing');
    expect(journal.entries.map(({ type, actor, data, personal }) => [type, actor, data, personal])).toEqual([
      ['export.made', { kind: 'person', userId: 'user-dispatcher' }, { what: 'manifest', of: 'M-1', rows: 2, format: 'pdf', masked: true }, null],
    ]);
  });

  it('that could not be made is no export', async () => {
    const { exportSheet, journal } = desk(() => Promise.reject(new Error('no fonts')));
    await expect(exportSheet(WANTED, (words) => manifestSheet(manifestFacts(2), words), 'en', ACTING)).rejects.toThrow('no fonts');
    expect(journal.entries).toEqual([]);
  });
});
