import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../shared/core/user/roles.ts';
import { USER_REFUSALS } from '../../../shared/core/user/refusal.ts';
import { KEY_MAP } from '../../../renderer/lib/keys/key-map.ts';
import { findGluedTexts, findKeyLikeTexts, findLiteralSentences, findTextKeys } from './source-texts.ts';

const renderer = path.resolve(import.meta.dirname, '../../../renderer');
const LANGUAGES = ['zh-CN', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

const filesOf = (language: Language) => readdirSync(path.join(renderer, 'i18n/locales', language)).filter((file) => file.endsWith('.json'));
const read = (language: Language, file: string) =>
  Object.entries(JSON.parse(readFileSync(path.join(renderer, 'i18n/locales', language, file), 'utf8')) as Record<string, unknown>);
const entries = Object.fromEntries(LANGUAGES.map((language) => [language, filesOf(language).flatMap((file) => read(language, file))])) as Record<
  Language,
  [string, unknown][]
>;
const texts = Object.fromEntries(LANGUAGES.map((language) => [language, new Map(entries[language])])) as Record<Language, Map<string, string>>;

/** `shell.outbox_one` and `shell.outbox_other` are two forms of one text. Only texts that count have forms. */
const PLURAL = /_(?:zero|one|two|few|many|other)$/;
const counting = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    new Set([...texts[language]].filter(([, text]) => /\{\{\s*count\s*[,}]/.test(text)).map(([key]) => key.replace(PLURAL, ''))),
  ]),
) as Record<Language, Set<string>>;
const baseOf = (language: Language, key: string): string => {
  const base = key.replace(PLURAL, '');
  return counting[language].has(base) ? base : key;
};
const bases = (language: Language) => new Set([...texts[language].keys()].map((key) => baseOf(language, key)));
/** `{{name}}` and `{{nameEn}}` are one thing in two languages. */
const placeholders = (language: Language): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const [key, text] of texts[language]) {
    const base = baseOf(language, key);
    const names = [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(([, name = '']) => name.replace(/(?:Zh|En)$/, ''));
    found.set(base, new Set([...(found.get(base) ?? []), ...names]));
  }
  return found;
};

const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('gallery'))
  .map((file) => ({ file, text: readFileSync(path.join(renderer, file), 'utf8') }));

const below = (folder: string) =>
  readdirSync(path.join(renderer, '..', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(path.join(renderer, '..', folder, file), 'utf8') }));

describe('the texts of both languages', () => {
  it('come from the same files', () => {
    expect(filesOf('en')).toEqual(filesOf('zh-CN'));
    expect(filesOf('en').length).toBeGreaterThan(2);
  });

  it('have the same keys', () => {
    const [chinese, english] = [bases('zh-CN'), bases('en')];
    expect({ onlyChinese: [...chinese].filter((key) => !english.has(key)), onlyEnglish: [...english].filter((key) => !chinese.has(key)) }).toEqual({
      onlyChinese: [],
      onlyEnglish: [],
    });
  });

  it.each(LANGUAGES)('stand once in %s and are never empty', (language) => {
    const keys = entries[language].map(([key]) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(entries[language].filter(([, text]) => typeof text !== 'string' || text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('take the same placeholders', () => {
    const [chinese, english] = [placeholders('zh-CN'), placeholders('en')];
    const differing = [...english.keys()].filter((base) => [...(chinese.get(base) ?? [])].sort().join() !== [...(english.get(base) ?? [])].sort().join());
    expect(differing).toEqual([]);
  });

  it('carry every plural form their language needs', () => {
    for (const language of LANGUAGES) {
      const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const plurals = [...bases(language)].filter((base) => !texts[language].has(base));
      expect(plurals.flatMap((base) => needed.filter((form) => !texts[language].has(`${base}_${form}`)).map((form) => `${language} ${base}_${form}`))).toEqual(
        [],
      );
    }
  });

  it('are Chinese in Chinese and without Chinese in English', () => {
    expect([...texts.en].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key)).toEqual([]);
  });

  it('keep to the house: no exclamation, no please, no successfully, no 请稍后重试', () => {
    expect([...texts.en].filter(([, text]) => /!|\bplease\b|\boops\b|\bsuccessfully\b/i.test(text)).map(([key]) => key)).toEqual([]);
    expect([...texts['zh-CN']].filter(([, text]) => /！|哦|啦|请稍后重试/.test(text)).map(([key]) => key)).toEqual([]);
  });

  it('call a thing by one word: a hold 挂起, a spot check 抽检, an outage 停机, in doubt 存疑, an exception 异常, a gate 关口', () => {
    const others = { 'zh-CN': /扣留|扣住|扣着|抽查|宕机|例外|关卡|卡口|快递单号|物流单号/, en: /\b(?:suspended|downtime|random check|tracking number)\b/i };
    for (const language of ['zh-CN', 'en'] as const)
      expect([...texts[language]].filter(([, text]) => others[language].test(text)).map(([key]) => key)).toEqual([]);
  });

  it('name every key action, role and refusal of signing in', () => {
    const wanted = [
      ...Object.entries(KEY_MAP).flatMap(([scope, actions]) => [`keys.${scope}`, ...Object.keys(actions).map((action) => `keys.${scope}.${action}`)]),
      ...ROLES.map((role) => `role.${role}`),
      ...USER_REFUSALS.map((code) => `error.${code}`),
    ];
    expect(wanted.filter((key) => !bases('en').has(key))).toEqual([]);
  });
});

describe('the sources of the renderer', () => {
  it('ask only for texts that exist', () => {
    const asked = sources.flatMap(({ file, text }) => findTextKeys(file, text).map((key) => ({ file, ...key })));
    expect(asked.length).toBeGreaterThan(50);
    const known = [...bases('en')];
    const missing = asked.filter(({ key, prefix }) => (prefix ? !known.some((one) => one.startsWith(key)) : !bases('en').has(key)));
    expect(missing.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });

  it('ask for every text there is', () => {
    // The host names texts too: what an export's columns are called, what a message says.
    const asked = [...sources, ...below('shared'), ...below('electron')].flatMap(({ file, text }) => findKeyLikeTexts(file, text));
    const whole = new Set(asked.filter(({ prefix }) => !prefix).map(({ key }) => key));
    // A template names a group only if it ends where a part of a key ends; "e" would stand for half of the catalogue.
    const groups = [...new Set(asked.filter(({ key, prefix }) => prefix && key.endsWith('.')).map(({ key }) => key))];
    // `codeText('because', 'resolved.merged')`: the group is a word by itself, and what follows may have a group of its own.
    const isNamed = (key: string): boolean =>
      [...key.matchAll(/\./g)].some(({ index }) => {
        const rest = key.slice(index + 1);
        return whole.has(key.slice(0, index)) && (!rest.includes('.') || groups.some((group) => rest.startsWith(group)));
      });
    const unasked = [...bases('en')].filter((key) => !whole.has(key) && !isNamed(key) && !groups.some((group) => key.startsWith(group)));
    expect(unasked).toEqual([]);
    expect(groups).not.toContain('.');
  });

  it('glue no sentences', () => {
    expect(sources.flatMap(({ file, text }) => findGluedTexts(file, text))).toEqual([]);
    expect(findGluedTexts('a.tsx', "const a = t('x') + name; const b = `${t('x')} ${name}`;")).toHaveLength(2);
  });

  it('hold no sentence of their own', () => {
    expect(sources.filter(({ file }) => file.endsWith('.tsx')).flatMap(({ file, text }) => findLiteralSentences(file, text))).toEqual([]);
  });

  it('and the search for sentences finds what it should', () => {
    const bad = `export const A = () => <p title="Open the queue">超时 <b>Save now</b>{'Two words'}<Icon name="queue" /> · </p>;`;
    expect(findLiteralSentences('a.tsx', bad)).toHaveLength(4);
  });
});
