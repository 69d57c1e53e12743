import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');

/** The colours set in the first block whose selector holds `selector`. */
const coloursOf = (selector: string): Readonly<Record<string, string>> => {
  const start = css.indexOf('{', css.indexOf(selector));
  const block = css.slice(start, css.indexOf('\n  }', start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name = '', value = '']) => [name, value]));
};
const light = coloursOf(":root,\n  [data-theme='light']");
const themes = { light, dark: { ...light, ...coloursOf("\n  [data-theme='dark'] {") } };

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

const SURFACES = ['bg', 'surface', 'surface-2', 'hover'];
const SOFTS = ['accent-soft', 'ok-soft', 'warn-soft', 'stop-soft', 'wait-soft', 'doubt-soft', 'info-soft'];
const STATUSES = ['ok', 'warn', 'stop', 'wait', 'doubt', 'info'];
/** What stands on what: text needs 4.5, shapes and edges that mean something 3. */
const PAIRS: readonly (readonly [front: string, backs: readonly string[], least: number])[] = [
  ['text', [...SURFACES, 'surface-3', 'diff-add', 'diff-del', ...SOFTS], 4.5],
  ['text-2', [...SURFACES, 'surface-3', ...SOFTS], 4.5],
  ['text-3', SURFACES, 4.5],
  ['accent', [...SURFACES, 'accent-soft'], 4.5],
  ['on-accent', ['accent', 'accent-hover'], 4.5],
  ...STATUSES.map((status) => [`${status}-text`, [...SURFACES, `${status}-soft`], 4.5] as const),
  ...STATUSES.map((status) => [`on-${status}`, [status], 4.5] as const),
  ...['a', 'b', 'c', 'd'].map((person) => [`on-person-${person}`, [`person-${person}`], 4.5] as const),
  ['on-verdict', ['verdict-ok', 'verdict-stop', 'verdict-wait', 'verdict-doubt'], 4.5],
  ['on-verdict-warn', ['verdict-warn'], 4.5],
  ['control', ['surface', 'surface-2', 'bg'], 3],
  // Shapes, edges and bars that mean something. Amber is a shape only with dark text on it or beside a word in warn-text.
  ...['ok', 'stop', 'wait', 'doubt', 'info'].map((status) => [status, ['surface', 'surface-2', 'bg'], 3] as const),
  ...['ok-text', 'warn-text', 'stop-text', 'wait-text', 'doubt-text', 'info-text'].map((tone) => [tone, SOFTS, 3] as const),
  ...[1, 2, 3, 4, 5, 6].map((at) => [`chart-${at}`, ['surface', 'surface-2'], 3] as const),
  ['tape-a', ['tape-b'], 3],
  ['focus', SURFACES, 3],
];

/** The lowest contrast over the surfaces each may stand on, light and dark, as promised with the design. A new colour may only be better. */
const PROMISED: Readonly<Record<string, readonly [light: number, dark: number]>> = {
  text: [12.9, 8.6],
  'text-2': [6.0, 6.2],
  'text-3': [5.0, 4.7],
  accent: [5.9, 6.4],
  'on-accent': [6.9, 7.9],
  'on-ok': [6.0, 5.4],
  'on-warn': [8.3, 9.6],
  'on-stop': [6.4, 5.2],
  control: [3.2, 3.5],
  focus: [6.0, 7.7],
};

describe.each(Object.entries(themes))('colours of the %s theme', (_, colours) => {
  const measured = PAIRS.flatMap(([front, backs, least]) =>
    backs.map((back) => ({ front, back, least, found: contrast(colours[front] ?? '', colours[back] ?? '') })),
  );

  it('are all known', () => {
    expect(measured.filter(({ found }) => Number.isNaN(found)).map(({ front, back }) => `${front} on ${back}`)).toEqual([]);
    expect(measured.length).toBeGreaterThan(60);
  });

  it('keep what was promised of them', () => {
    const at = colours === themes.dark ? 1 : 0;
    const lowest = (front: string) => Math.min(...measured.filter((pair) => pair.front === front).map(({ found }) => found));
    const worse = Object.entries(PROMISED).filter(([front, promised]) => lowest(front) < promised[at] - 0.06);
    expect(worse.map(([front, promised]) => `${front}: ${lowest(front).toFixed(2)}, promised ${promised[at]}`)).toEqual([]);
  });

  it('can be read', () => {
    expect(measured.filter(({ found, least }) => found < least).map(({ front, back, found }) => `${front} on ${back}: ${found.toFixed(2)}`)).toEqual([]);
  });
});
