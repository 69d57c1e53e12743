import { describe, expect, test } from 'vitest';
import { mentionBegun, mentionedIn, withMention } from '../../../renderer/features/queue/model/mentions.ts';

const people = [
  { id: 'u1', name: '李', nameEn: 'Li' },
  { id: 'u2', name: '李伟', nameEn: 'Li Wei' },
  { id: 'u3', name: '张敏', nameEn: 'Zhang Min' },
];
const named = (text: string) => mentionedIn(text, people).map(({ id }) => id);

describe('people named in a note', () => {
  test('are found by either name, and a longer name is not the shorter one it begins with', () => {
    expect(named('@李伟 看一下')).toEqual(['u2']);
    expect(new Set(named('@Li Wei and @张敏, have a look'))).toEqual(new Set(['u2', 'u3']));
    expect(named('@李 @李伟')).toEqual(['u2', 'u1']);
    expect(named('mail to li@example.com')).toEqual([]);
  });

  test('are offered from the @ on, until a space ends the name', () => {
    expect([mentionBegun('@'), mentionBegun('call @Zh'), mentionBegun('call @Zhang '), mentionBegun('a@b')]).toEqual(['', 'Zh', null, null]);
    expect(withMention('call @Zh', 'Zhang Min')).toBe('call @Zhang Min ');
  });
});
