import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messagesFor } from '../../../electron/host/handlers/message-texts.ts';
import { fillTemplate, hasOpenPlace, isForKind, type MessageTemplate } from '../../../shared/core/contact/message-template.ts';
import { EXCEPTION_KINDS } from '../../../shared/core/finding/exception-kinds.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { aCase, anOrder } from '../../fixtures/order-file.ts';

const resource = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../resources/messages/templates.json'), 'utf8')) as {
  templates: MessageTemplate[];
  placeholders: Record<string, { zh: string; en: string }>;
};
const template = (body: string, parts: Partial<MessageTemplate> = {}): MessageTemplate => ({
  id: 'x',
  kind: 'bad_address',
  audience: 'customer',
  channel: 'sms',
  locale: 'en',
  length: 70,
  body,
  ...parts,
});
const named = (place: string): string => `the ${place}`;

describe('a template', () => {
  test('is filled with what is known, says the rest in words and which that is', () => {
    expect(fillTemplate(template('{shop}: {problem}, {shop}', { subject: '{order}' }), { shop: 'Clay', order: '7', problem: '' }, named)).toEqual({
      subject: '7',
      body: 'Clay: {the problem}, Clay',
      missing: ['the problem'],
    });
  });

  test('knows one from many', () => {
    const text = template('{n, plural, one {# order} other {# orders}}');
    expect([fillTemplate(text, { n: '1' }, named).body, fillTemplate(text, { n: '4' }, named).body]).toEqual(['1 order', '4 orders']);
    expect(fillTemplate(text, {}, named)).toMatchObject({ body: '{the n}', missing: ['the n'] });
  });

  test('has an open place exactly when something is missing', () => {
    const name = fc.stringMatching(/^[a-z_]{1,8}$/u);
    fc.assert(
      fc.property(fc.array(name, { maxLength: 5 }), fc.dictionary(name, fc.stringMatching(/^[^{}]{0,12}$/u)), (places, facts) => {
        const { body, missing } = fillTemplate(template(places.map((place) => `{${place}}`).join(' ')), facts, (place) => place);
        expect(hasOpenPlace(body)).toBe(missing.length > 0);
      }),
    );
  });
});

describe('the templates that come with the program', () => {
  test('stand in both languages, for kinds there are, and every place of theirs has a name', () => {
    const ids = new Set(resource.templates.map(({ id }) => id));
    expect(ids.size).toBeGreaterThan(10);
    for (const id of ids)
      expect(
        resource.templates
          .filter((one) => one.id === id)
          .map(({ locale }) => locale)
          .toSorted((a, b) => a.localeCompare(b)),
      ).toEqual(['en', 'zh-CN']);
    for (const one of resource.templates) {
      // Outages are told of from their own desk, not from an exception.
      expect([one.id, [...EXCEPTION_KINDS, 'outage'].some((kind) => isForKind(one, kind))]).toEqual([one.id, true]);
      const { missing } = fillTemplate(one, {}, (place) => place);
      expect(missing.filter((place) => resource.placeholders[place] === undefined)).toEqual([]);
    }
  });

  test('never carry a full name, a phone number or where somebody lives', () => {
    const recipient = {
      ...emptyRecipient,
      name: '沈听澜',
      phone: '13857194926',
      province: '浙江省',
      city: '杭州市',
      district: '余杭区',
      town: '仓前街道',
      detail: '听雨路12号3幢601室',
    };
    const order = { ...anOrder(), recipient };
    const texts = EXCEPTION_KINDS.flatMap((kind) =>
      messagesFor(
        { ...aCase(order, { kind }) },
        { order, holds: [], cases: [] },
        {
          templates: () => resource.templates,
          placeName: (place) => place,
          say: () => (key) => key,
          siteName: () => 'Harbour One',
          merchantName: () => 'Clay & Oak',
          timeZone: () => 'Asia/Shanghai',
        },
      ),
    );
    expect(texts.length).toBeGreaterThan(20);
    for (const { id, subject, body } of texts)
      for (const secret of [recipient.name, recipient.phone, '听雨路', '601室', recipient.phone.slice(-6)])
        expect([id, `${subject} ${body}`.includes(secret)]).toEqual([id, false]);
  });

  test('carry no link and open no place that came in with an order', () => {
    const order = { ...anOrder(), platformOrderNo: 'A-1 {fee} https://evil.example/x', carrier: 'www.evil.com\nBcc: x' };
    const filled = messagesFor(
      { ...aCase(order) },
      { order, holds: [], cases: [] },
      {
        templates: () => [
          { id: 'x', kind: 'bad_address', audience: 'customer', channel: 'sms', locale: 'en', subject: '{order_no}', body: '{order_no} {carrier}', length: 99 },
        ],
        placeName: (place) => place,
        say: () => (key) => key,
        siteName: () => 'Harbour One',
        merchantName: () => 'Clay & Oak',
        timeZone: () => 'Asia/Shanghai',
      },
    );
    expect(filled).toMatchObject([{ body: 'A-1  fee  https evil·example/x www·evil·com Bcc: x', missing: [] }]);
  });
});
