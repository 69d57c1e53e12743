import type { CaseMessageDto } from '../../../shared/contract/cases.contract.ts';
import { maskRecipient } from '../../../shared/core/address/mask/mask-recipient.ts';
import { harmlessValue } from '../../../shared/core/channel/outgoing-text.ts';
import { fillTemplate, isForKind, type MessageTemplate } from '../../../shared/core/contact/message-template.ts';
import type { ExceptionCase } from '../../../shared/core/exception-case/exception-case.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';

export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export interface MessageTextDeps {
  readonly templates: () => readonly MessageTemplate[];
  /** What a place of a template is called. */
  readonly placeName: (place: string, language: 'zh-CN' | 'en') => string;
  readonly say: (language: 'zh-CN' | 'en') => Say;
  readonly siteName: (language: 'zh-CN' | 'en') => string;
  readonly merchantName: (code: string, language: 'zh-CN' | 'en') => string;
  readonly timeZone: () => string;
}

/** What an order says is written by anybody in the world: no link of it can be pressed, no brace of it opens a place. */
const harmless = (facts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value === undefined ? undefined : harmlessValue(value)]));

const CHANNEL = { sms: 'text', im: 'chat', email: 'mail', call_script: 'call', report: 'print' } as const;

/** What is known of an order and its exception, masked as what leaves the house must be. */
export function factsFor(
  one: ExceptionCase,
  { order }: OrderFile,
  locale: 'zh-CN' | 'en',
  deps: MessageTextDeps,
): Readonly<Record<string, string | undefined>> {
  const masked = maskRecipient(order.recipient, 'merchant_export');
  const goods = order.lines.find(({ kind }) => kind === 'goods');
  const finding = one.findings.find(({ severity }) => severity === 'stop') ?? one.findings[0];
  const day = new Intl.DateTimeFormat(locale, { timeZone: deps.timeZone(), month: 'short', day: 'numeric' });
  const problem =
    finding === undefined
      ? undefined
      : deps
          .say(locale)(`finding.${finding.code}`, finding.params)
          .replace(/[。.]$/u, '');
  return harmless({
    site: deps.siteName(locale),
    sign: deps.siteName(locale),
    shop: deps.merchantName(order.merchant, locale),
    customer: masked.name,
    order_no: order.platformOrderNo,
    order_tail: order.platformOrderNo.slice(-4),
    order_count: '1',
    sku: goods?.sku,
    item: goods === undefined ? undefined : `${goods.name} ${goods.variant}`.trim(),
    item_short: goods?.name,
    problem,
    problem_short: problem,
    address_masked: [masked.province, masked.city, masked.district].filter((part) => part !== '').join(' '),
    carrier: order.carrier,
    waybill: order.waybill,
    waybill_tail: order.waybill.slice(-4),
    case_no: one.id.slice(-8),
    ship_date: order.promisedShipAt === null ? undefined : day.format(order.promisedShipAt),
  });
}

/** Messages about an exception, filled with what is known of the order. Departments are told of outages, not of orders. */
export function messagesFor(one: ExceptionCase, file: OrderFile, deps: MessageTextDeps): CaseMessageDto[] {
  return deps
    .templates()
    .filter((template) => isForKind(template, one.kind))
    .flatMap((template) => {
      const { id, locale, audience, length } = template;
      if (audience === 'department') return [];
      const { subject, body, missing } = fillTemplate(template, factsFor(one, file, locale, deps), (place) => deps.placeName(place, locale));
      return [{ id, locale, audience, channel: CHANNEL[template.channel], subject, body, missing: [...missing], length }];
    });
}
