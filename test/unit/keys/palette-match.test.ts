import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { paletteRows, wordsOf } from '../../../renderer/app/palette/palette-rows.ts';
import { matchScore, type Spell } from '../../../renderer/lib/palette/match.ts';
import type { PaletteItem } from '../../../renderer/lib/palette/palette-item.ts';

const spell: Spell = (text) => pinyin(text, { toneType: 'none', type: 'array', v: true });

describe('what is typed finds a label', () => {
  it.each([
    ['a beginning', 'sync', 'Sync'],
    ['the beginning of a word', 'theme', 'Settings: Theme'],
    ['initials', 'na', 'Next action'],
    ['letters in order', 'swtch', 'Switch user'],
    ['Chinese', '切换', '切换用户'],
    ['whole pinyin', 'qiehuan', '切换用户'],
    ['pinyin from a later syllable', 'yonghu', '切换用户'],
    ['pinyin with a space', 'qie huan', '切换用户'],
    ['initials in pinyin', 'qhyh', '切换用户'],
    ['full-width letters', 'ＳＫＵ', 'SKU 不符'],
  ])('by %s', (_, typed, text) => expect(matchScore(typed, text, spell)).toBeGreaterThan(0));

  it.each([
    ['letters far apart', 'sr', 'Switch to another user here'],
    ['the middle of a syllable', 'iehuan', '切换用户'],
    ['other words', 'zebra', 'Switch user'],
  ])('but not by %s', (_, typed, text) => expect(matchScore(typed, text, spell)).toBe(0));

  it('a beginning comes before a middle, and that before scattered letters', () => {
    const scores = ['note', 'Add a note', 'Another'].map((text) => matchScore('note', text));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('every label finds itself, by its letters and by its pinyin', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: fc.constantFrom(...'切换用户锁定队列同步设置异常') }), (text) => {
        expect(matchScore(text, text, spell)).toBeGreaterThan(0);
        expect(matchScore(spell(text).join(''), text, spell)).toBeGreaterThan(0);
      }),
    );
  });
});

const item = (id: string, group: PaletteItem['group'], text: string): PaletteItem => ({ id, group, icon: 'arrow', text, run: () => undefined });
const fixed = [item('lock', 'actions', 'Lock'), item('sync', 'places', 'Sync'), item('note', 'actions', 'Note')];
const found = [item('order:1', 'orders', 'TB-1'), item('narrow', 'actions', 'Filter by it')];
const ids = (rows: ReturnType<typeof paletteRows>) => rows.map(({ group, items }) => [group, items.map(({ id }) => id)]);

describe('the rows of the palette', () => {
  it('with nothing typed show what was used last first, and nothing twice', () => {
    expect(ids(paletteRows({ typed: '', found: [], fixed, recent: ['sync', 'gone'], spell }))).toEqual([
      ['recent', ['sync']],
      ['actions', ['lock', 'note']],
    ]);
  });

  it('find a language by its name in any of them', () => {
    const language = { ...item('language:zh-CN', 'settings', 'Language: 中文'), also: 'zhongwen chinese' };
    for (const typed of ['zhongwen', 'chinese', '中文', 'language'])
      expect(ids(paletteRows({ typed, found: [], fixed: [language], recent: [], spell: undefined })), typed).toEqual([['settings', ['language:zh-CN']]]);
  });

  it('put a place that begins with the word before what a desk offers to do with it, and not one that only shares letters', () => {
    expect(ids(paletteRows({ typed: 'sy', found, fixed, recent: [], spell })).map(([group]) => group)).toEqual(['orders', 'places', 'actions']);
    expect(ids(paletteRows({ typed: 'yn', found, fixed, recent: [], spell })).map(([group]) => group)).toEqual(['orders', 'actions', 'places']);
  });

  it('have orders first, and what bears the name before what is only offered', () => {
    expect(ids(paletteRows({ typed: 'lo', found, fixed, recent: [], spell }))).toEqual([
      ['orders', ['order:1']],
      ['actions', ['lock', 'narrow']],
    ]);
  });

  it.each(['>', ' > ', '＞'])('after %s are actions only', (sign) => {
    expect(wordsOf(`${sign}no`)).toEqual({ words: 'no', onlyActions: true });
    expect(ids(paletteRows({ typed: `${sign}`, found, fixed, recent: ['note'], spell }))).toEqual([['actions', ['note', 'lock']]]);
  });
});
