import type { ChannelBook, OutsideWay } from '../../channel/channel.ts';
import { headerLine, linksIn, plainBody } from '../../channel/outgoing-text.ts';
import { pickRoute, type Route } from '../../channel/pick-route.ts';
import { audienceOf } from '../../channel/reach-merchant.ts';
import { hasOpenPlace } from '../../contact/message-template.ts';
import { isActiveState } from '../../exception-case/exception-case.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import { caseOf, type OrderFile } from '../../order-file/order-file.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { KeptDocument } from '../../ports/kept-document.ts';
import type { Messages } from '../../ports/messages.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { SiteSettings } from '../../ports/site-settings.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { NextLanguage } from './next-attempt.ts';

export interface SendMessageDeps extends UnitOfWorkDep, JournalWriterDep, OrderFilesDep, ClockDep, IdsDep {
  readonly messages: Pick<Messages, 'queue'>;
  readonly channels: Pick<KeptDocument<ChannelBook>, 'read'>;
  readonly settings: SiteSettings;
}
export interface Whom {
  readonly way: OutsideWay;
  readonly to: 'customer' | 'merchant';
}
export interface Words {
  readonly subject: string;
  readonly body: string;
  /** The attempt that follows is put into the list once this one went out, in words of this language; null where nobody wants it. */
  readonly next: NextLanguage | null;
}

/** Which channel would carry a message about an order, and to what address. */
export function routeFor({ order }: OrderFile, { way, to }: Whom, deps: Pick<SendMessageDeps, 'channels' | 'settings'>): Result<Route, Refusal> {
  const { recipient, merchant } = order;
  const route = pickRoute(deps.channels.read().channels, { way, to, merchant, recipient, trainingNumbers: deps.settings.site().trainingNumbers });
  return route.ok ? route : refuse(`message_${route.error}`);
}

/** Why a text may not go out this way. A text message never carries a link: nobody can tell ours from a cheat's. */
function checkWords({ way }: Whom, { subject, body }: Omit<Words, 'next'>): Refusal | null {
  if (body.trim() === '' || hasOpenPlace(body) || hasOpenPlace(subject)) return { code: 'message_incomplete' };
  if (way === 'mail' && headerLine(subject) === '') return { code: 'message_subject_missing' };
  return way === 'text' && linksIn(body).length > 0 ? { code: 'message_has_link' } : null;
}

/**
 * Queues a message about an exception. That it waits is written in the journal now; that somebody was told is written when the other side
 * took it, and not before (see `message-settled.ts`).
 */
export function sendMessage(caseId: string, whom: Whom, words: Words, actor: Actor, deps: SendMessageDeps): Result<{ readonly messageId: string }, Refusal> {
  const wrong = checkWords(whom, words);
  if (wrong !== null) return refuse(wrong.code);
  return deps.unitOfWork.run((): Result<{ readonly messageId: string }, Refusal> => {
    const file = deps.orderFiles.loadByCase(caseId);
    const one = file === null ? undefined : caseOf(file, caseId);
    if (file === null || one === undefined) return refuse('case_not_found');
    if (!isActiveState(one.state)) return refuse('case_not_open', { state: one.state });
    const route = routeFor(file, whom, deps);
    if (!route.ok) return route;
    const { order } = file;
    const { channelId, address } = route.value;
    const at = deps.clock.now();
    const messageId = deps.ids.next();
    const body = plainBody(words.body).trim();
    deps.messages.queue({
      id: messageId,
      at,
      channel: whom.way,
      audience: whom.to === 'merchant' ? audienceOf(order.merchant) : 'customer',
      code: 'message.outside',
      params: { order: order.platformOrderNo, by: actor.kind === 'person' ? actor.userId : '', ...(words.next !== null && { next: words.next }) },
      body,
      orderId: order.id,
      outside: { channelId, address, subject: headerLine(words.subject), caseId, to: whom.to },
    });
    deps.journal.append({
      type: 'message.queued',
      at,
      actor,
      orderId: order.id,
      caseId,
      data: { messageId, channel: whom.way, to: whom.to, channelId },
      personal: { text: body },
    });
    return ok({ messageId });
  });
}
