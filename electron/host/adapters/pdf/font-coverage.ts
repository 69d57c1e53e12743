export type Covers = (codePoint: number) => boolean;

const tableAt = (font: Buffer, tag: string): number => {
  const count = font.readUInt16BE(4);
  for (let at = 0; at < count; at += 1) {
    const entry = 12 + at * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no table ${tag}`);
};

/** Ranges of a `cmap` subtable; format 4 holds the first plane, format 12 all of them (OpenType specification, cmap). */
const rangesOf = (font: Buffer, start: number): readonly (readonly [from: number, to: number])[] => {
  const format = font.readUInt16BE(start);
  if (format === 12)
    return Array.from({ length: font.readUInt32BE(start + 12) }, (_, at) => {
      const group = start + 16 + at * 12;
      return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const;
    });
  if (format !== 4) return [];
  const doubled = font.readUInt16BE(start + 6);
  return Array.from({ length: doubled / 2 }, (_, at) => {
    const end = start + 14 + at * 2;
    return [font.readUInt16BE(end + doubled + 2), font.readUInt16BE(end)] as const;
  }).filter(([from]) => from !== 0xffff);
};

/** Which characters a font (unpacked) has a shape for. */
export function coverageOf(font: Buffer): Covers {
  const cmap = tableAt(font, 'cmap');
  const starts = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, at) => cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4));
  const covered = new Set<number>();
  for (const start of new Set(starts))
    for (const [from, to] of rangesOf(font, start)) for (let codePoint = from; codePoint <= to; codePoint += 1) covered.add(codePoint);
  return (codePoint) => covered.has(codePoint);
}
