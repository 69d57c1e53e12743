import type { OutageMessageDto } from '../../../shared/contract/outage-message.ts';
import type { OutsideWay } from '../../../shared/core/channel/channel.ts';
import { audienceOf, merchantOf } from '../../../shared/core/channel/reach-merchant.ts';
import { fillTemplate } from '../../../shared/core/contact/message-template.ts';
import type { OutageWork } from '../../../shared/core/outage/outage-work.ts';
import type { Outage } from '../../../shared/core/outage/outage.ts';
import type { OpenOrderFacts } from '../../../shared/core/ports/open-orders.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { MessageTextDeps } from './message-texts.ts';
import { whatHappened } from './what-happened.ts';

export interface OutageMessageDeps {
  readonly texts: MessageTextDeps;
  readonly merchants: () => readonly string[];
  /** The way by which a message to a merchant leaves by itself; null where it is printed. */
  readonly reach: (merchant: string) => { readonly way: OutsideWay } | null;
  readonly orderFiles: Pick<OrderFiles, 'load'>;
  readonly endOfTodayAt: (at: number) => number;
}

/** What a person adds: only people know how it goes and what is wanted. */
export interface OutageWords {
  readonly language: 'zh-CN' | 'en';
  readonly progress: string;
  readonly need: string;
  readonly callback: string;
}

interface Count {
  done: number;
  waiting: number;
  urgent: number;
}

const GONE = new Set(['packed', 'manifested', 'dispatched']);
export const EVERY_DEPARTMENT = 'department';

/** One message to each merchant with orders in the house and one to the departments, filled with what is known. */
export function outageMessages(
  outage: Outage,
  work: OutageWork,
  open: readonly OpenOrderFacts[],
  { language, progress, need, callback }: OutageWords,
  nowAt: number,
  nextAt: number,
  deps: OutageMessageDeps,
): OutageMessageDto[] {
  const { texts } = deps;
  const counts = new Map<string, Count>();
  const countOf = (merchant: string): Count => {
    let count = counts.get(merchant);
    if (count === undefined) counts.set(merchant, (count = { done: 0, waiting: 0, urgent: 0 }));
    return count;
  };
  const today = deps.endOfTodayAt(nowAt);
  for (const { merchant, state, promisedShipAt } of open) {
    const count = countOf(merchant);
    if (GONE.has(state)) continue;
    count.waiting += 1;
    if (promisedShipAt !== null && promisedShipAt <= today) count.urgent += 1;
  }
  for (const { orderId, reached } of work.orders.values()) {
    const merchant = GONE.has(reached ?? '') ? deps.orderFiles.load(orderId)?.order.merchant : undefined;
    if (merchant !== undefined) countOf(merchant).done += 1;
  }
  const time = new Intl.DateTimeFormat(language, {
    timeZone: texts.timeZone(),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  const isOver = outage.upload !== null;
  const facts = ({ done, waiting, urgent }: Count): Record<string, string | undefined> => ({
    site: texts.siteName(language),
    outage_no: outage.no,
    outage_what: whatHappened(outage, texts.say(language)),
    outage_since: time.format(outage.sinceAt),
    outage_state: progress,
    recovered_at: outage.recovered === null ? undefined : time.format(outage.recovered.at),
    orders_done: String(done),
    orders_waiting: String(waiting),
    orders_urgent: String(urgent),
    need,
    callback,
    next_update: time.format(nextAt),
  });
  const fill = (id: string, audience: string, name: string, count: Count): readonly OutageMessageDto[] => {
    const template = texts.templates().find((one) => one.id === id && one.locale === language);
    if (template === undefined) return [];
    const { subject, body, missing } = fillTemplate(template, { ...facts(count), contact: name }, (place) => texts.placeName(place, language));
    const way = audience === EVERY_DEPARTMENT ? 'in_app' : (deps.reach(merchantOf(audience))?.way ?? 'print');
    return [{ audience, name, subject, body, missing: [...missing], way }];
  };
  const all = [...counts.values()].reduce<Count>(
    (sum, { done, waiting, urgent }) => ({ done: sum.done + done, waiting: sum.waiting + waiting, urgent: sum.urgent + urgent }),
    { done: 0, waiting: 0, urgent: 0 },
  );
  const department = fill('outage_department', EVERY_DEPARTMENT, texts.say(language)('outage.departments'), all);
  const merchants = deps
    .merchants()
    .filter((code) => counts.has(code))
    .flatMap((code) => fill(isOver ? 'outage_over' : 'outage_merchant', audienceOf(code), texts.merchantName(code, language), countOf(code)));
  return [...department, ...merchants];
}
