import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inSeededTree } from './seeded-tree.ts';
import { styleLeaks } from './style-leaks.ts';

const ui = { 'renderer/ui/work/work.css': '.log-line > .icon { color: red; }' };
const leaksOf = (sheet: string): readonly string[] => inSeededTree({ ...ui, 'renderer/features/queue/queue.css': sheet }, styleLeaks);

describe('styles of a desk', () => {
  it('stay on it', () => {
    expect(styleLeaks(path.resolve(import.meta.dirname, '../..'))).toEqual([]);
  });

  it.each(['.log-line { display: grid; }', '@media (max-width: 9px) { .queue, .log-line + .log-line { gap: 0; } }', 'h2 { color: red; }'])(
    'see %s',
    (sheet) => {
      expect(leaksOf(sheet)).toHaveLength(1);
    },
  );

  it.each(['.queue .log-line { gap: 0; }', '.queue:has(> .log-line, .is-done) { gap: 0; }', '@keyframes turn { from { rotate: 0; } }'])('let %s', (sheet) => {
    expect(leaksOf(sheet)).toEqual([]);
  });
});
