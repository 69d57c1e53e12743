import { afterEach, describe, expect, it } from 'vitest';
import { mayStandFor } from '../../../renderer/lib/keys/change-key.ts';
import { chordOf, chordsOf, goChordOf } from '../../../renderer/lib/keys/key-map.ts';
import { isCharacterKey, KEYS_AS_BUILT, setOwnKeys } from '../../../renderer/lib/keys/own-keys.ts';

afterEach(() => setOwnKeys(KEYS_AS_BUILT));

describe('keys as one person has them', () => {
  it('are as built until something is changed', () => {
    expect([chordsOf('list', 'next'), chordOf('row', 'assign'), goChordOf('sync')]).toEqual([['J', 'ArrowDown'], 'A', 'G+Y']);
  });

  it('moved, one works and is printed at its new place, and its named key stays', () => {
    setOwnKeys({ letters: true, changed: { 'list.next': 'Z', 'everywhere.search': null } });
    expect([chordsOf('list', 'next'), chordsOf('everywhere', 'search')]).toEqual([['Z', 'ArrowDown'], ['Ctrl+K']]);
  });

  it('with letters off only named keys and Ctrl are left, and nothing is printed that does not work', () => {
    setOwnKeys({ letters: false, changed: { 'row.assign': 'M' } });
    expect([chordOf('row', 'assign'), chordOf('list', 'next'), goChordOf('queue'), chordsOf('everywhere', 'help')]).toEqual(['', 'ArrowDown', '', []]);
  });

  it.each(['J', 'Shift+N', '?', ',', '1'])('%s is a character key', (chord) => expect(isCharacterKey(chord)).toBe(true));
  it.each(['Space', 'Enter', 'F6', 'Ctrl+K', 'Shift+ArrowDown'])('%s is none', (chord) => expect(isCharacterKey(chord)).toBe(false));

  it('a character may move only where it meets no other and belongs to nobody else', () => {
    expect(mayStandFor('row', 'assign', 'Z')).toBe(true);
    expect(mayStandFor('row', 'assign', 'J')).toBe(false);
    expect(mayStandFor('row', 'assign', 'Shift+Space')).toBe(false);
    // On another desk the same letter is free.
    expect(mayStandFor('sync', 'retry', 'A')).toBe(true);
    // Freed by moving its owner first.
    expect(mayStandFor('row', 'assign', 'J', { letters: true, changed: { 'list.next': 'Z' } })).toBe(true);
  });
});
