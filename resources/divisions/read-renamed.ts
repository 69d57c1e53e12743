import type { RenamedTuple } from '../../shared/core/address/divisions/divisions-data.ts';

export interface CodeNode {
  readonly code: number;
  readonly name: string;
  readonly start: number;
  /** Year after which the name or the code was no longer in use. */
  readonly end?: number;
  /** `time` marks a part that was given away earlier than the end. */
  readonly succ?: readonly { readonly code: number; readonly time?: number }[];
  readonly children?: readonly CodeNode[];
}

interface Placed extends CodeNode {
  readonly parents: readonly CodeNode[];
}

const place = (node: CodeNode, parents: readonly CodeNode[]): readonly Placed[] => [
  { ...node, parents },
  ...(node.children ?? []).flatMap((child) => place(child, [...parents, node])),
];
const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
const base = (name: string): string => name.replace(/(?:自治[县旗]|新区|[区县市旗])$/u, '');

/** Divisions that are gone, with the codes of those that cover their ground today. */
export function readRenamed(items: readonly CodeNode[], inUse: ReadonlySet<string>): readonly RenamedTuple[] {
  const all = items.flatMap((province) => place(province, []));
  const byCode = Map.groupBy(all, ({ code }) => code);

  /** Follows a code from the year it took over until somebody who is still there. */
  const living = (code: number, year: number, seen: ReadonlySet<string>): readonly number[] => {
    const holders = byCode.get(code) ?? [];
    const holder = holders.find(({ start, end }) => start <= year && (end === undefined || end > year)) ?? holders.find(({ start }) => start >= year);
    if (holder === undefined) return [];
    if (holder.end === undefined) return inUse.has(String(code)) ? [code] : [];
    const key = `${code} ${holder.start}`;
    return seen.has(key) ? [] : successors(holder, new Set([...seen, key]));
  };
  const successors = (node: Placed, seen: ReadonlySet<string>): readonly number[] => {
    const { end = 0, succ = [], code } = node;
    // 襄樊 gave a county away and its code to 襄阳: the code tells who is meant.
    if (code % 100 === 0 && inUse.has(String(code))) return [code];
    const heirs = succ.filter(({ time }) => time === undefined).flatMap(({ code }) => living(code, end, seen));
    if (heirs.length > 0) return unique(heirs);
    // A prefecture has no successors of its own: its ground lies where its counties went.
    const below = (node.children ?? []).flatMap((child) =>
      child.end === undefined || child.succ === undefined ? [] : successors({ ...child, parents: [...node.parents, node] }, seen),
    );
    return unique(below.map((code) => Math.trunc(code / 100) * 100).filter((code) => inUse.has(String(code))));
  };
  /** 绍兴县 became 柯桥区 and gave towns to its neighbour: the district made that year is asked about first. */
  const beganIn = (code: number, year: number): boolean => byCode.get(code)?.some(({ start }) => start === year) ?? false;
  const nameOf = (code: number): string => byCode.get(code)?.find(({ end }) => end === undefined)?.name ?? '';

  const rows = all.flatMap((node): readonly RenamedTuple[] => {
    const { end, code, name, parents } = node;
    if (end === undefined || parents.length === 0) return [];
    const heirs = successors(node, new Set());
    // 抚宁县 gave parts to three districts and its name to one of them: that is the one people mean.
    const named = heirs.filter((heir) => [base(name), name].includes(base(nameOf(heir))));
    // 庐山区 gave its name to a city and went on as 濂溪区 under its own code.
    const one = heirs.includes(code) ? [code] : named;
    const meant = named.length === 1 ? one : heirs.toSorted((a, b) => Number(beganIn(b, end)) - Number(beganIn(a, end)));
    if (meant.every((heir) => nameOf(heir) === name)) return [];
    const [province, city] = parents;
    return [[code % 100 === 0 ? 'city' : 'district', name, province?.name ?? '', city?.name ?? '', end, meant.map(String)]];
  });
  // The same name moved between codes several times: the latest is the one remembered.
  const latest = new Map<string, RenamedTuple>();
  for (const row of rows.toSorted((a, b) => a[4] - b[4])) {
    const [level, name, , , , heirs] = row;
    for (const [key, other] of latest) if (other[0] === level && other[1] === name && other[5].some((heir) => heirs.includes(heir))) latest.delete(key);
    latest.set(`${level} ${name} ${heirs.join()}`, row);
  }
  return [...latest.values()];
}
