import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import type { CharactersData } from '../../shared/core/address/divisions/divisions-data.ts';

interface Strokes {
  use(plugin: unknown): void;
  stroke(char: string, ...options: readonly string[]): readonly string[] | number;
}

/** The 6,763 characters of GB 2312: all that stands in the name of a division or is typed for one. */
function commonCharacters(): readonly string[] {
  const decoder = new TextDecoder('gbk');
  const found: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const char = decoder.decode(Uint8Array.of(high, low));
      if (/^\p{Script=Han}$/u.test(char)) found.push(char);
    }
  return found;
}

/** `names` are all names of the table: a character that stands in one, like 乾 of 乾安县, is nobody's traditional form here. */
export function readCharacters(folder: string, names: string): CharactersData {
  const require = createRequire(join(folder, 'package.json'));
  const characters = commonCharacters();

  const dictionary = /"(.*)"/su.exec(readFileSync(join(folder, 'node_modules/opencc-js/dist/esm-lib/dict/TSCharacters.js'), 'utf8'))?.[1] ?? '';
  const pairs = dictionary.split('|').flatMap((entry) => {
    const [traditional = '', simplified = ''] = entry.split(' ');
    // One code unit for one: places in the result are places in the text.
    return traditional.length === 1 && simplified.length === 1 && traditional !== simplified && !names.includes(traditional) ? [traditional + simplified] : [];
  });

  const bySound = new Map<string, string>();
  for (const char of characters)
    for (const sound of new Set(pinyin(char, { toneType: 'none', multiple: true, type: 'array' }).map((one) => one.replaceAll('ü', 'v'))))
      bySound.set(sound, (bySound.get(sound) ?? '') + char);

  const cnchar = require('cnchar') as Strokes;
  cnchar.use(require('cnchar-order'));
  const strokes = characters.flatMap((char) => {
    const order = cnchar.stroke(char, 'order');
    const written = Array.isArray(order) ? String(order[0] ?? '') : '';
    return /^[a-z]+$/u.test(written) ? [char + written] : [];
  });
  return { traditional: pairs.join(''), sounds: [...bySound].map(([sound, chars]) => `${sound} ${chars}`).join('|'), strokes: strokes.join('|') };
}
