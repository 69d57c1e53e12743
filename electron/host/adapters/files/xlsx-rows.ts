import type { FileHandle } from 'node:fs/promises';
import { count } from '../../../../shared/core/import/cell-repair.ts';
import { serialToWall } from '../../../../shared/core/import/date-cell.ts';
import type { Recognised } from '../../../../shared/core/import/draft.ts';
import type { ImportLimits } from '../../../../shared/core/import/limits.ts';
import type { CellFault, Row } from '../../../../shared/core/import/row.ts';
import { ImportRefused } from '../../../../shared/core/ports/import-reader.ts';
import { refuse } from './import-failure.ts';
import { readDateStyles } from './number-formats.ts';
import { attribute, createXmlScanner, XmlRefused } from './xml-scanner.ts';
import { readRelations, readSharedTexts, readWorkbook, unescapeOoxml } from './workbook-parts.ts';
import { readZipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';
import { unpackEntry, unpackText } from './zip-entry.ts';

/**
 * A workbook's first visible sheet, row by row, as it is unpacked; only its shared texts are held. Written here and not taken from
 * the spreadsheet library, because a library hands out values: which cell was a formula, which number lost its digits, and how fast
 * rows may come would be gone by then. The library writes the files this is tested with.
 */
const SMALL_PART = 8 * 1024 * 1024;

const two = (value: number): string => String(value).padStart(2, '0');
const MS_1904 = 1462 * 86_400_000;
/** A date cell as its reader saw it: wall time, no zone. */
const wallText = (serial: number, from1904: boolean): string => {
  const wall = new Date(serialToWall(serial) + (from1904 ? MS_1904 : 0));
  if (Number.isNaN(wall.getTime())) return String(serial);
  const day = `${wall.getUTCFullYear()}-${two(wall.getUTCMonth() + 1)}-${two(wall.getUTCDate())}`;
  const time = `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}:${two(wall.getUTCSeconds())}`;
  return time === '00:00:00' ? day : `${day} ${time}`;
};

/** A stored number as text. Whole numbers beyond fifteen digits were rounded when they were typed: they stay in powers of ten, as damaged. */
const numberText = (raw: string): string => {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? String(value) : value.toExponential();
  return String(Number(value.toPrecision(15)));
};

const columnOf = (reference: string): number => {
  let column = 0;
  for (let index = 0; index < reference.length; index++) {
    const code = reference.charCodeAt(index) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
};

export interface XlsxReading {
  readonly sheet: string;
  readonly rows: AsyncGenerator<Row[]>;
}

export const openXlsx = async (handle: FileHandle, bytes: number, file: string, limits: ImportLimits, tally: Recognised): Promise<XlsxReading> => {
  try {
    const entries = await readZipDirectory(handle, bytes, file, limits);
    const part = (name: string): ZipEntry | undefined =>
      entries.get(name) ?? [...entries.values()].find((entry) => entry.name.toLowerCase() === name.toLowerCase());
    const text = async (entry: ZipEntry): Promise<string> => unpackText(handle, entry, file, SMALL_PART);
    const rootRelations = part('_rels/.rels');
    if (part('[Content_Types].xml') === undefined || rootRelations === undefined)
      return refuse('not_a_table', { file, kind: part('content.xml') === undefined ? 'zip' : 'ods' });
    const root = [...readRelations(await text(rootRelations), '').values()].find(({ type }) => type.endsWith('/officeDocument'));
    const workbookPath = root?.target ?? 'xl/workbook.xml';
    if (workbookPath.endsWith('.bin')) return refuse('not_a_table', { file, kind: 'xlsb' });
    const workbook = part(workbookPath);
    if (workbook === undefined || !/(?:^|\/)workbook\d*\.xml$/i.test(workbookPath)) return refuse('not_a_table', { file, kind: 'document' });
    const folder = workbookPath.includes('/') ? workbookPath.slice(0, workbookPath.lastIndexOf('/')) : '';
    const relationsPart = part(`${folder === '' ? '' : `${folder}/`}_rels/${workbookPath.slice(folder === '' ? 0 : folder.length + 1)}.rels`);
    const relations = relationsPart === undefined ? new Map<string, { type: string; target: string }>() : readRelations(await text(relationsPart), folder);
    const { sheets, from1904 } = readWorkbook(await text(workbook));
    const visible = sheets.filter((candidate) => !candidate.hidden);
    const sheet = visible[0] ?? sheets[0];
    const sheetPart = sheet === undefined ? undefined : part(relations.get(sheet.relation)?.target ?? '');
    if (sheet === undefined || sheetPart === undefined) return refuse('workbook_damaged', { file, detail: 'no sheet' });
    if (visible.length > 1) count(tally, 'other_sheets', visible.length - 1);
    if ([...entries.keys()].some((name) => /vbaProject\.bin$/i.test(name))) count(tally, 'macros_ignored');
    const related = (kind: string): ZipEntry | undefined => {
      const target = [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target;
      return target === undefined ? undefined : part(target);
    };
    const sharedPart = related('sharedStrings');
    const stylesPart = related('styles');
    const shared = sharedPart === undefined ? [] : await readSharedTexts(handle, sharedPart, file, limits);
    const dateStyles = stylesPart === undefined ? [] : readDateStyles(await text(stylesPart));
    return { sheet: sheet.name, rows: readSheet(handle, sheetPart, file, limits, { shared, dateStyles, from1904, tally }) };
  } catch (error) {
    throw asRefusal(error, file);
  }
};

const asRefusal = (error: unknown, file: string): unknown =>
  error instanceof XmlRefused
    ? new ImportRefused({ code: error.message === 'document type' ? 'workbook_suspicious' : 'workbook_damaged', params: { file, detail: error.message } })
    : error;

interface SheetContext {
  readonly shared: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
  readonly tally: Recognised;
}

async function* readSheet(handle: FileHandle, entry: ZipEntry, file: string, limits: ImportLimits, context: SheetContext): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  let rowNumber = 0;
  let cells: string[] = [];
  let faults: CellFault[] | null = null;
  let column = -1;
  let type = '';
  let style = -1;
  let value = '';
  let hasValue = false;
  let formula = false;
  let collecting = false;
  let phonetic = false;
  let tooWide = false;

  const fault = (reason: CellFault['reason'], shown: string): void => {
    (faults ??= []).push({ column, reason, value: shown.slice(0, 80) });
  };
  const finishCell = (): void => {
    if (column >= limits.columns) {
      tooWide ||= hasValue;
      return;
    }
    let text = '';
    if (type === 's' && value !== '') text = context.shared[Number(value)] ?? refuse('workbook_damaged', { file, detail: 'a shared text is missing' });
    else if (type === 'str' || type === 'inlineStr') text = unescapeOoxml(value);
    else if (type === 'b') text = value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
    else if (type === 'd') text = value.replace('T', ' ');
    else if (type === 'e') {
      text = value;
      fault('error_cell', value);
    } else if (value !== '')
      text = context.dateStyles[style] === true && Number.isFinite(Number(value)) ? wallText(Number(value), context.from1904) : numberText(value);
    if (formula) {
      if (hasValue) count(context.tally, 'formula_cell');
      else fault('formula_without_value', '');
    }
    if (text.length > limits.cellChars) {
      fault('cell_too_long', text);
      text = text.slice(0, limits.cellChars);
    }
    if (text.includes('\uFFFD')) fault('broken_characters', text);
    if (text.includes('\0')) {
      text = text.replaceAll('\0', '␀');
      fault('nul_byte', text);
    }
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };

  const scanner = createXmlScanner({
    open: (name, attributes) => {
      switch (name) {
        case 'row': {
          const written = Number(attribute(attributes, 'r') ?? rowNumber + 1);
          rowNumber = Number.isInteger(written) && written > 0 && written <= 1_048_576 ? written : rowNumber + 1;
          cells = [];
          faults = null;
          column = -1;
          tooWide = false;
          break;
        }
        case 'c': {
          const reference = attribute(attributes, 'r');
          column = reference === null ? column + 1 : columnOf(reference);
          if (column < 0 || column > 16_383) throw new XmlRefused('cell outside');
          type = attribute(attributes, 't') ?? '';
          style = Number(attribute(attributes, 's') ?? -1);
          value = '';
          hasValue = false;
          formula = false;
          break;
        }
        case 'f':
          formula = true;
          break;
        case 'v':
          collecting = true;
          hasValue = true;
          break;
        case 'rPh':
          phonetic = true;
          break;
        case 't':
          collecting = !phonetic;
          hasValue = true;
          break;
        default:
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't') collecting = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c') finishCell();
      else if (name === 'row') {
        if (tooWide) (faults ??= []).push({ column: -1, reason: 'extra_cells', value: '' });
        rows.push({ row: rowNumber, cells, faults });
      }
    },
    text: (text) => {
      if (collecting && value.length <= limits.cellChars) value += text;
    },
  });
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const piece of unpackEntry(handle, entry, file)) {
      scanner.push(decoder.decode(piece, { stream: true }));
      if (rows.length === 0) continue;
      yield rows;
      rows = [];
    }
    scanner.push(decoder.decode());
    scanner.end();
    if (rows.length > 0) yield rows;
  } catch (error) {
    throw asRefusal(error, file);
  }
}
