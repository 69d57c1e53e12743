import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmlessValue } from '../../../shared/core/channel/outgoing-text.ts';
import { fillTemplate, hasOpenPlace, type MessageTemplate } from '../../../shared/core/contact/message-template.ts';
import { NO_OWN_TEMPLATES, templateProblems, versionsOf, withOwnWords, withVersion } from '../../../shared/core/contact/template-book.ts';
import { HOSTILE_TEXTS } from '../../fixtures/hostile-texts.ts';

const { templates, placeholders } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../resources/messages/templates.json'), 'utf8')) as {
  templates: MessageTemplate[];
  placeholders: Record<string, unknown>;
};
const isPlace = (name: string): boolean => Object.hasOwn(placeholders, name);
const [sms, mail] = [templates.find(({ channel }) => channel === 'sms'), templates.find(({ channel }) => channel === 'email')];
if (sms === undefined || mail === undefined) throw new Error('the templates have no text message or no mail');
const codes = (template: MessageTemplate, body: string, subject = ''): readonly string[] =>
  templateProblems(template, { subject, body }, isPlace).map(({ code, what }) => (what === '' ? code : `${code} ${what}`));

describe('words that may become a template', () => {
  it('are all those the program comes with', () => {
    expect(templates.flatMap((template) => codes(template, template.body, template.subject ?? ''))).toEqual([]);
  });

  it.each([
    ['{order_no} {nobody} {nobody}', 'place_unknown nobody'],
    ['{order_count, plural, one {# order} other {# orders}}', undefined],
    ['{strange, plural, one {# order} other {# orders}}', 'place_unknown strange'],
    ['{order_no', 'brace {order_no'],
    ['{{order_no}}', 'brace {}'],
    ['{constructor} {__proto__}', 'place_unknown constructor'],
    ['  ', 'empty'],
    ['see https://pay.example.com/x', 'link https://pay.example.com/x'],
  ])('%s', (body, problem) => expect(codes(sms, body)[0]).toBe(problem));

  it('of a mail have one line of subject', () => {
    expect(codes(mail, 'words', '')).toEqual(['subject_missing']);
    expect(codes(mail, 'words', 'Address\r\nBcc: everybody@example.com')).toEqual(['subject_line']);
    expect(codes(mail, 'words', 'Address of {order_no}')).toEqual([]);
    expect(codes(sms, 'words', 'A subject')).toEqual(['subject_not_wanted']);
  });
});

it('an order cannot open a place or a link, whatever its fields say', () => {
  const words = { ...sms, body: '{site}: {customer}, {item}. {callback}' };
  const facts = (value: string) => ({ site: 'Harbour', customer: harmlessValue(value), item: harmlessValue(value) });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_TEXTS, '{callback}', '{site, plural, one {x} other {y}}')), (value) => {
      const { body, missing } = fillTemplate(words, facts(value), (place) => place);
      expect(missing.filter((place) => place !== 'customer' && place !== 'item')).toEqual(['callback']);
      expect(body.startsWith('Harbour: ')).toBe(true);
      expect(hasOpenPlace(body.replaceAll(/\{(?:callback|customer|item)\}/gu, ''))).toBe(false);
      expect(body).not.toContain('https://');
    }),
  );
});

describe('the book', () => {
  const version = (body: string, savedAt: number) => ({ subject: '', body, savedAt, savedBy: 'u1' });

  it('puts the newest words in the place of those the program came with, in that language only', () => {
    const book = withVersion(withVersion(NO_OWN_TEMPLATES, sms, version('first', 1)), sms, version('second', 2));
    const now = withOwnWords(templates, book);
    expect(now.filter(({ id }) => id === sms.id).map(({ locale, body }) => (locale === sms.locale ? body : 'as it came'))).toContain('second');
    expect(now.filter((template, at) => template.body !== templates[at]?.body)).toHaveLength(1);
    expect(versionsOf(book, sms).map(({ body }) => body)).toEqual(['second', 'first']);
    expect(versionsOf(book, mail)).toEqual([]);
  });

  it('keeps twenty versions of each', () => {
    let book = NO_OWN_TEMPLATES;
    for (let n = 0; n < 30; n += 1) book = withVersion(book, sms, version(String(n), n));
    expect(versionsOf(book, sms)).toHaveLength(20);
    expect(versionsOf(book, sms)[0]?.body).toBe('29');
  });
});
