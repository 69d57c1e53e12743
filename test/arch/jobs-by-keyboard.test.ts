import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PLACES } from '../../renderer/app/places.ts';
import { JOBS } from '../e2e/jobs-by-keyboard.ts';
import { root } from '../e2e/shells.ts';

const sourceOf = (spec: string): string => readFileSync(path.join(root, 'test/e2e', `${spec}.spec.ts`), 'utf8');
/** What no keyboard does. `fill` is written by nobody's fingers, and `focus` is reached by no key. */
const BY_MOUSE = /\.(?:click|dblclick|hover|tap|dragTo|check|uncheck|selectOption|fill|focus)\(|\.mouse\./u;

describe('every job is done by keyboard alone', () => {
  it.each(JOBS)('$place: $job', ({ spec, test }) => {
    const source = sourceOf(spec);
    expect(
      /test\((?:'|`)/u.test(source) && [`test('${test}'`, `test(\`${test}\``].some((title) => source.includes(title)),
      `${spec} has no test “${test}”`,
    ).toBe(true);
    expect(source, 'a window that refuses the mouse').toMatch(/keepHouse\(\{[^}]*hands: 'keyboard'/u);
    expect(source.match(BY_MOUSE)?.[0]).toBeUndefined();
  });

  it('and no place is without one', () => {
    const places = new Set<string>(JOBS.map(({ place }) => place));
    expect(PLACES.map(({ id }) => id).filter((id) => !places.has(id))).toEqual([]);
  });
});
