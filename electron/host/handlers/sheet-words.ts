import type { Sheet } from '../../../shared/core/ports/pdf-maker.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/kernel/durations.ts';

/** What a paper needs to be written in its reader's language: sentences by key, people and carriers by name, times on the site's clock. */
export interface SheetWords {
  readonly language: 'zh-CN' | 'en';
  readonly timeZone: string;
  readonly say: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  /** A person by user id, or by the name a record keeps; what is neither stays as it is. */
  readonly person: (id: string) => string;
  readonly carrier: (code: string) => string;
}

/** In the reader's language where there is such a name, else in the other. */
export const nameIn = ({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string }, language: SheetWords['language']): string =>
  language === 'en' ? nameEn || nameZh : nameZh || nameEn;

/** 2026-11-12 10:58:07, the same in both languages: what leaves the console goes to people of both. */
export function exactTime(timeZone: string): (at: number) => string {
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => time.format(at);
}

export interface SheetFormat {
  readonly exact: (at: number) => string;
  readonly number: (value: number) => string;
  /** 1:02:09 */
  readonly length: (ms: number) => string;
}

export function sheetFormat({ language, timeZone }: Pick<SheetWords, 'language' | 'timeZone'>): SheetFormat {
  const number = new Intl.NumberFormat(language);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    exact: exactTime(timeZone),
    number: (value) => number.format(value),
    length: (ms) => `${Math.floor(ms / HOUR_MS)}:${two(Math.floor((ms % HOUR_MS) / MINUTE_MS))}:${two(Math.floor((ms % MINUTE_MS) / SECOND_MS))}`,
  };
}

/** On every paper alike. */
export const sheetFrame = ({ language, say }: SheetWords) => ({
  language,
  pageOf: say('sheet.page', { page: '{page}', pages: '{pages}' }),
  withoutPicture: say('sheet.noPicture'),
});

/** A paper as a file in the window's downloads, journaled before it is handed out. */
export type ExportSheet = (
  wanted: { readonly what: 'manifest' | 'outage'; readonly of: string; readonly rows: number; readonly fileName: string },
  toSheet: (words: SheetWords) => Sheet,
  language: SheetWords['language'],
  acting: Acting,
) => Promise<{ readonly downloadId: string; readonly fileName: string; readonly rows: number }>;
