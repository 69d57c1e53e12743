import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chordOfPress, type KeyPress } from '../../../renderer/lib/keys/chord.ts';
import { findClashes, isForbidden } from '../../../renderer/lib/keys/clashes.ts';
import { DESKS, KEY_MAP } from '../../../renderer/lib/keys/key-map.ts';

const PARTS = path.join(import.meta.dirname, '../../../renderer/lib/keys/map');

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('the key map', () => {
  it('has no clash and no key that belongs to browser, system or input method', () => {
    expect(findClashes()).toEqual([]);
  });

  it('puts every scope on some desk, so that its keys are checked', () => {
    const used = new Set(Object.values(DESKS).flat());
    expect(Object.keys(KEY_MAP).filter((scope) => !used.has(scope as keyof typeof KEY_MAP))).toEqual([]);
  });

  it('has each scope in one of its parts only', () => {
    const parts = globSync('*-keys.ts', { cwd: PARTS }).map((file) => readFileSync(path.join(PARTS, file), 'utf8'));
    const scopes = parts.flatMap((text) => [...text.matchAll(/^ {2}(\w+): \{$/gm)].map(([, scope]) => scope));
    expect(scopes).toHaveLength(Object.keys(KEY_MAP).length);
    expect(new Set(scopes)).toEqual(new Set(Object.keys(KEY_MAP)));
  });

  it('names a clash and a forbidden key', () => {
    expect(findClashes({ list: { next: ['J'] }, row: { join: ['J'], close: ['Ctrl+W'] } }, { queue: ['list', 'row'] })).toEqual([
      'row.close may not use Ctrl+W',
      'on queue, J is both list.next and row.join',
    ]);
  });

  it.each(['Ctrl+T', 'Ctrl+Shift+P', 'Alt+F', 'F5', 'Ctrl+1', 'Shift+Space'])('refuses %s', (chord) => {
    expect(isForbidden(chord)).toBe(true);
  });
});

describe('reading a key press', () => {
  it.each([
    ['j', press('j'), 'J'],
    ['capital by shift', press('N', { shiftKey: true }), 'Shift+N'],
    ['a sign holds its shift', press('?', { shiftKey: true }), '?'],
    ['space', press(' '), 'Space'],
    ['control', press('k', { ctrlKey: true }), 'Ctrl+K'],
    ['command on a Mac', press('k', { metaKey: true }), 'Ctrl+K'],
    ['an arrow with shift', press('ArrowDown', { shiftKey: true }), 'Shift+ArrowDown'],
    ['a Cyrillic j by its place', press('о', { code: 'KeyJ' }), 'J'],
    ['a full-width slash by its place', press('／', { code: 'Slash' }), '/'],
    ['a full-width question mark by its place', press('？', { code: 'Slash', shiftKey: true }), '?'],
  ])('%s', (_, pressed, chord) => {
    expect(chordOfPress(pressed)).toBe(chord);
  });

  it.each([press('Shift', { shiftKey: true }), press('@', { ctrlKey: true, altKey: true }), press('Process'), press('é', { code: 'Digit' })])(
    'is no key of ours: $key',
    (pressed) => {
      expect(chordOfPress(pressed)).toBeUndefined();
    },
  );
});
