import { afterEach, describe, expect, it } from 'vitest';
import { focusRegion } from '../../../renderer/app/shell/regions.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

const walk = (step: 1 | -1, presses: number): readonly string[] =>
  Array.from({ length: presses }, () => {
    focusRegion(step);
    return document.activeElement?.id ?? '';
  });

describe('F6', () => {
  it('walks every part of the window once round, a part within another too, and back the same way', () => {
    document.body.innerHTML = `
      <nav data-region><a id="rail" href="#/">Queue</a></nav>
      <main data-region>
        <div id="list" tabindex="0" data-region-start></div>
        <aside data-region><button id="panel">Copy</button></aside>
      </main>
      <footer id="status" data-region>Nothing to press</footer>`;
    expect(walk(1, 5)).toEqual(['rail', 'list', 'panel', 'status', 'rail']);
    expect(walk(-1, 4)).toEqual(['status', 'panel', 'list', 'rail']);
  });

  it('passes over a part that holds nothing but other parts, and takes nobody out of the order of Tab', () => {
    document.body.innerHTML = `
      <nav data-region><a id="rail" href="#/">Settings</a></nav>
      <main data-region>
        <nav data-region><a id="subjects" href="#/look">Look</a></nav>
        <div id="body" data-region tabindex="0">Words</div>
      </main>`;
    expect(walk(1, 4)).toEqual(['rail', 'subjects', 'body', 'rail']);
    expect(walk(-1, 3)).toEqual(['body', 'subjects', 'rail']);
    expect(document.querySelector('#body')?.getAttribute('tabindex')).toBe('0');
  });
});
