import type { channelsContract } from '../../../shared/contract/channels.contract.ts';
import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import { CARRIES, CHANNEL_SECRETS, secretName, type Channel } from '../../../shared/core/channel/channel.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { Message, Notifier } from '../../../shared/core/ports/messages.ts';
import type { SecretStore } from '../../../shared/core/ports/secret-store.ts';
import { keepChannel, removeChannel, type KeepChannelsDeps, type NewSecrets } from '../../../shared/core/usecases/messages/keep-channels.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';

export interface ChannelsHandlerDeps extends KeepChannelsDeps {
  readonly ids: Ids;
  readonly store: Pick<SecretStore, 'get' | 'protection'>;
  readonly notifiers: readonly Notifier[];
  /** The words of a test message, in both languages. */
  readonly testWords: () => { readonly subject: string; readonly body: string };
  readonly changed: (topics: readonly string[]) => void;
  /** A channel was mended: what waited for it may go. */
  readonly onMended: () => void;
}

export function createChannelsHandlers(deps: ChannelsHandlerDeps): GroupHandlers<typeof channelsContract, Acting> {
  const secretsOf = async ({ id }: Channel) => {
    const kept = await Promise.all(CHANNEL_SECRETS.map(async (name) => ((await deps.store.get(secretName(id, name))) === null ? [] : [name])));
    return kept.flat();
  };
  return {
    list: async () => {
      const channels = await Promise.all(
        deps.channels.read().channels.map(async (channel) => ({
          ...channel,
          merchants: channel.merchants.map((route) => ({ ...route })),
          secrets: await secretsOf(channel),
        })),
      );
      return ok({ channels, protection: await deps.store.protection() });
    },
    save: async ({ channel, secrets }, { actor }) => {
      const kept = await keepChannel(channel, secrets as NewSecrets, actingToActor(actor), deps);
      if (!kept.ok) return kept;
      deps.changed(['channels']);
      deps.onMended();
      return ok({});
    },
    remove: async ({ channelId }, { actor }) => {
      const removed = await removeChannel(channelId, actingToActor(actor), deps);
      if (!removed.ok) return removed;
      deps.changed(['channels']);
      return ok({});
    },
    test: async ({ channelId, to }, { actor }) => {
      const channel = deps.channels.read().channels.find(({ id }) => id === channelId);
      const notifier = channel === undefined ? undefined : deps.notifiers.find((one) => one.channel === CARRIES[channel.kind]);
      if (channel === undefined || notifier === undefined) return err({ code: 'channel_not_found' });
      const { subject, body } = deps.testWords();
      const id = deps.ids.next();
      const at = deps.clock.now();
      const message: Message = {
        id,
        at,
        channel: notifier.channel,
        audience: 'test',
        code: 'message.test',
        params: { order: '' },
        body,
        orderId: null,
        outside: { channelId, address: to, subject, caseId: null, to: 'merchant' },
        state: 'sending',
        sentAt: null,
        proof: null,
        error: null,
        attempts: 1,
        nextAt: null,
      };
      const sent = await notifier.send(message);
      const answer = sent.ok ? sent.proof : sent.error;
      deps.unitOfWork.run(() =>
        deps.journal.append({
          type: 'channel.tested',
          at,
          actor: actingToActor(actor),
          orderId: null,
          caseId: null,
          data: { channelId, arrived: sent.ok, detail: answer },
          personal: null,
        }),
      );
      return ok({ arrived: sent.ok, answer });
    },
  };
}
