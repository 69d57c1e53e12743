import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLayers } from './layers.ts';
import { checkText } from './text-rules.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe('the house as it stands', () => {
  it('keeps its layers', () => {
    const report = checkLayers(root);
    expect(report.violations).toEqual([]);
    expect(report.files).toBeGreaterThan(30);
    expect(report.edges).toBeGreaterThan(50);
  });

  it('keeps its text rules', () => {
    const report = checkText(root);
    expect(report.violations).toEqual([]);
    expect(report.files).toBeGreaterThan(30);
  });
});
