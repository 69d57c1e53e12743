import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { messagesContract, OutsideMessageDto } from '../../../shared/contract/messages.contract.ts';
import type { OutsideWay } from '../../../shared/core/channel/channel.ts';
import { quietUntil } from '../../../shared/core/channel/quiet-hours.ts';
import type { Message, Messages } from '../../../shared/core/ports/messages.ts';
import { routeFor, sendMessage, type SendMessageDeps } from '../../../shared/core/usecases/messages/send-message.ts';
import { settleMessage, type SettleMessageDeps } from '../../../shared/core/usecases/messages/settle-message.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';

export interface MessagesHandlerDeps extends Omit<SendMessageDeps, 'messages'>, Omit<SettleMessageDeps, 'messages'> {
  readonly messages: Messages;
  readonly changed: (topics: readonly string[]) => void;
  /** Something waits to be sent. */
  readonly onMessage: () => void;
}

/** `ch…@customer.example`, `…8000`: whoever lists messages has no need of the whole. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at > 0) return `${address.slice(0, Math.min(2, at - 1))}…${address.slice(at)}`;
  return address === '' ? '' : `…${address.slice(-Math.min(4, Math.max(0, address.length - 6)))}`;
}

export function createMessagesHandlers(deps: MessagesHandlerDeps): GroupHandlers<typeof messagesContract, Acting> {
  const channelOf = (channelId: string) => deps.channels.read().channels.find(({ id }) => id === channelId);
  const toDto = ({ outside, ...message }: Message): OutsideMessageDto => ({
    id: message.id,
    at: message.at,
    way: message.channel as OutsideWay,
    channel: channelOf(outside?.channelId ?? '')?.name ?? '',
    to: outside?.to ?? 'merchant',
    address: maskAddress(outside?.address ?? ''),
    subject: outside?.subject ?? '',
    body: message.body,
    orderId: message.orderId,
    caseId: outside?.caseId ?? null,
    platformOrderNo: String(message.params['order'] ?? ''),
    state: message.state,
    attempts: message.attempts,
    nextAt: message.nextAt,
    sentAt: message.sentAt,
    proof: message.proof ?? '',
    error: message.error ?? '',
  });
  return {
    list: ({ states, limit }) => ok({ messages: deps.messages.outside(states, limit).map(toDto) }),
    route: ({ caseId, way, to }) => {
      const file = deps.orderFiles.loadByCase(caseId);
      if (file === null) return err({ code: 'case_not_found' });
      const route = routeFor(file, { way, to }, deps);
      if (!route.ok) return ok({ channel: '', address: '', quietUntil: null, problem: route.error.code });
      const channel = channelOf(route.value.channelId);
      return ok({
        channel: channel?.name ?? '',
        address: maskAddress(route.value.address),
        quietUntil: quietUntil(deps.clock.now(), channel?.quiet ?? null, deps.settings.site().timeZone),
        problem: '',
      });
    },
    send: ({ caseId, way, to, ...words }, { actor }) => {
      const sent = sendMessage(caseId, { way, to }, words, actingToActor(actor), deps);
      if (!sent.ok) return sent;
      deps.changed(['messages', 'queue']);
      deps.onMessage();
      return ok({ messageId: sent.value.messageId });
    },
    answer: ({ messageId, answer }, { actor }) => {
      const settled = settleMessage(messageId, answer, actingToActor(actor), deps);
      if (!settled.ok) return settled;
      deps.changed(['messages', 'queue', ...(settled.value.orderId === null ? [] : [`order:${settled.value.orderId}`])]);
      deps.onMessage();
      return ok({});
    },
  };
}
