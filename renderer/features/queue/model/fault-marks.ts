import type { FindingDto } from '../../../../shared/contract/dto.ts';

/** A finding with the number of its disc: the same number stands in the data and before the sentence. */
export interface NumberedFinding {
  readonly number: number;
  readonly finding: FindingDto;
}

/** What stops comes first; hints follow. */
export const numberFindings = (findings: readonly FindingDto[]): readonly NumberedFinding[] =>
  [...findings].sort((a, b) => Number(a.severity === 'hint') - Number(b.severity === 'hint')).map((finding, index) => ({ number: index + 1, finding }));

/** A piece of a value: plain, or marked by the findings with these numbers. */
export interface MarkedPiece {
  readonly text: string;
  readonly numbers: readonly number[];
}

export const findingsAt = (findings: readonly NumberedFinding[], field: string): readonly NumberedFinding[] =>
  findings.filter(({ finding }) => finding.field === field);

/**
 * Cuts a value at the edges of all marks. A mark without a span, or whose span does not fit the value shown (it may be masked shorter
 * than what was checked), covers the whole value.
 */
export const markPieces = (value: string, findings: readonly NumberedFinding[]): readonly MarkedPiece[] => {
  if (findings.length === 0) return value === '' ? [] : [{ text: value, numbers: [] }];
  const marks = findings.map(({ number, finding: { span } }) => {
    const fits = span !== null && span[0] >= 0 && span[0] < span[1] && span[1] <= value.length;
    return { number, from: fits ? span[0] : 0, to: fits ? span[1] : value.length };
  });
  if (value === '') return [{ text: '', numbers: marks.map(({ number }) => number) }];
  const edges = [...new Set([0, value.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? value.length;
    return { text: value.slice(from, to), numbers: marks.filter((mark) => mark.from <= from && to <= mark.to).map(({ number }) => number) };
  });
};
