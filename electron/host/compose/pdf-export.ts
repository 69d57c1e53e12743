import { createRequire } from 'node:module';
import path from 'node:path';
import { createPdfMaker } from '../adapters/pdf/pdf-in-thread.ts';
import type { Downloads } from '../adapters/spool/downloads.ts';
import type { Language, Say } from '../adapters/texts/message-catalogue.ts';
import { nameIn, type ExportSheet, type SheetWords } from '../handlers/sheet-words.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { PdfMaker } from '../../../shared/core/ports/pdf-maker.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { UserStore } from '../../../shared/core/ports/user-store.ts';
import { noteExport } from './note-export.ts';
import type { Storage } from './open-storage.ts';
import { processEntry } from './process-entries.ts';

/** The fonts lie beside a build, among the packages otherwise. */
export function openPdfMaker(programFolder: string): PdfMaker {
  const { resolve } = createRequire(import.meta.url);
  const beside = path.join(programFolder, 'dist', 'fonts');
  const fonts = import.meta.url.endsWith('.ts')
    ? {
        noto: path.dirname(resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff')),
        roboto: path.dirname(resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf')),
      }
    : { noto: beside, roboto: beside };
  return createPdfMaker(processEntry('pdf-worker', programFolder), fonts);
}

export interface PdfExportDeps {
  readonly maker: PdfMaker;
  readonly storage: Pick<Storage, 'unitOfWork' | 'journal'>;
  readonly settings: SiteSettings;
  readonly users: Pick<UserStore, 'list'>;
  readonly downloads: Downloads;
  readonly clock: Clock;
  readonly say: (language: Language) => Say;
}

/** Papers as PDF files, in the reader's language; who took one and when stands in the journal like every export. */
export function createPdfExport({ maker, storage, settings, users, downloads, clock, say }: PdfExportDeps): ExportSheet {
  const wordsIn = (language: Language): SheetWords => {
    const site = settings.site();
    const people = users.list();
    return {
      language,
      timeZone: site.timeZone,
      say: say(language),
      carrier: (code) => {
        const known = site.carriers.find((one) => one.code === code);
        return known === undefined ? code : nameIn(known, language) || code;
      },
      person: (id) => {
        const called = people.filter(({ name, nameEn }) => name === id || nameEn === id);
        const known = people.find((one) => one.id === id) ?? (called.length === 1 ? called[0] : undefined);
        return known === undefined ? id : nameIn({ nameZh: known.name, nameEn: known.nameEn }, language);
      },
    };
  };
  return async ({ what, of, rows, fileName }, toSheet, language, acting) => {
    const bytes = await maker.make(toSheet(wordsIn(language)));
    noteExport({ clock, unitOfWork: storage.unitOfWork, journal: storage.journal }, acting, { what, of, rows, format: 'pdf', masked: true });
    return { downloadId: downloads.offer(bytes, 'application/pdf'), fileName, rows };
  };
}
