import type { Row } from './bench-types.ts';

export const ratioOf = ({ ours, reference }: Row): number | null => (reference ? ours.median / reference.spread.median : null);

/** Null where a row has no target: it only informs. */
export function isMet(row: Row): boolean | null {
  const { target, better, ours } = row;
  if (!target) return null;
  const reached = 'ratio' in target ? ratioOf(row) : ours.median;
  const wanted = 'ratio' in target ? target.ratio : target.value;
  if (reached === null) return false;
  return better === 'higher' ? reached >= wanted : reached <= wanted;
}

/** Three significant digits, and no more than were measured. */
const figure = (value: number): string => (Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3))));

function targetText({ target, better, unit }: Row): string {
  if (!target) return '';
  const sign = better === 'higher' ? '≥' : '≤';
  return 'ratio' in target ? `${sign} ${figure(target.ratio)} ×` : `${sign} ${figure(target.value)} ${unit}`;
}

/** `tail`: nineteen repetitions of twenty were at least this good. */
const headings = ['what', 'ours', 'tail', 'reference', 'ratio', 'target', 'ok'] as const;

export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const ratio = ratioOf(row);
    const met = isMet(row);
    return [
      row.what,
      `${figure(row.ours.median)} ${row.unit}`,
      figure(row.better === 'higher' ? row.ours.p5 : row.ours.p95),
      row.reference ? `${figure(row.reference.spread.median)} (${row.reference.name})` : '',
      ratio === null ? '' : figure(ratio),
      targetText(row),
      met === null ? '' : met ? 'yes' : 'NO',
    ];
  });
  const lines = [headings, ...cells];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
