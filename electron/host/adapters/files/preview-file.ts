import type { Recognised } from '../../../../shared/core/import/draft.ts';
import type { Field } from '../../../../shared/core/import/fields.ts';
import { PRESETS } from '../../../../shared/core/import/layouts/all-layouts.ts';
import { openTable } from '../../../../shared/core/import/open-table.ts';
import type { FilePreview, ImportOptions } from '../../../../shared/core/ports/import-reader.ts';
import { refuse } from './import-failure.ts';
import { listInputFiles } from './input-files.ts';
import { limitsOf, lookAhead } from './read-files.ts';
import { openRows } from './row-source.ts';

const SHOWN_ROWS = 10;
const SAMPLES = 3;

/** Looks into one file and takes nothing in. A file whose headers nobody knows is shown too: its columns can then be mapped. */
export const previewFile = async (path: string, options: ImportOptions): Promise<FilePreview> => {
  const limits = limitsOf(options);
  const [file] = await listInputFiles([path], limits);
  if (file === undefined) return refuse('empty_file', { file: path });
  const notes: Recognised = {};
  const source = await openRows(file, limits, notes, options.encoding);
  try {
    const ahead = await lookAhead(source, limits.headerSearchRows + SHOWN_ROWS);
    if (ahead.slice(0, limits.headerSearchRows).some((row) => row.cells.length > limits.columns))
      refuse('too_many_columns', { file: file.name, limit: limits.columns });
    const opened = openTable(file.name, ahead, { preset: options.preset, mapping: options.mapping }, limits.headerSearchRows);
    const warnings: { code: string; params: Readonly<Record<string, string | number>> }[] = Object.entries(notes).map(([code, n]) => ({
      code: `recognised.${code}`,
      params: { n },
    }));
    const faulty = ahead.filter((row) => row.faults !== null).length;
    for (const row of ahead) {
      const fault = row.faults?.[0];
      if (fault === undefined) continue;
      warnings.push({ code: `setAside.${fault.reason}`, params: { orderNo: '', value: fault.value, row: row.row, rows: faulty } });
      break;
    }
    if (!opened.ok) warnings.push({ code: `importError.${opened.error.code}`, params: opened.error.params });
    // Without a known header the fullest of the first rows stands in for it.
    const headerIndex = opened.ok
      ? opened.value.headerIndex
      : ahead.slice(0, limits.headerSearchRows).reduce((best, row, index) => (row.cells.length > (ahead[best]?.cells.length ?? 0) ? index : best), 0);
    const headers = opened.ok ? opened.value.headers : (ahead[headerIndex]?.cells ?? []);
    const body = ahead.slice(headerIndex + 1, headerIndex + 1 + SHOWN_ROWS);
    const fieldByColumn = new Map<number, Field>();
    if (opened.ok) for (const [field, columns] of opened.value.match.columns) for (const column of columns) fieldByColumn.set(column, field);
    return {
      file: file.name,
      bytes: file.bytes,
      format: source.format,
      encoding: source.encoding,
      delimiter: source.delimiter,
      headerRow: opened.ok ? (ahead[headerIndex]?.row ?? 0) : 0,
      presets: opened.ok ? presetScores(opened.value.ranked.map(({ layout, score }) => ({ id: layout.id, score }))) : [],
      columns: headers.map((header, column) => ({
        header,
        field: fieldByColumn.get(column) ?? null,
        samples: body
          .flatMap((row) => (row.cells[column] ?? '') || [])
          .slice(0, SAMPLES)
          .map((cell) => cell.slice(0, 200)),
      })),
      rows: body.map((row) => row.cells.map((cell) => cell.slice(0, 200))),
      warnings,
    };
  } finally {
    await source.close();
  }
};

const presetScores = (layouts: readonly { readonly id: string; readonly score: number }[]): FilePreview['presets'] => {
  const best = new Map<string, number>();
  for (const { id, score } of layouts) {
    const preset = PRESETS.find((candidate) => candidate.layouts.includes(id))?.id ?? id;
    best.set(preset, Math.max(best.get(preset) ?? 0, Math.round(score * 100) / 100));
  }
  return [...best].map(([id, score]) => ({ id, score }));
};
