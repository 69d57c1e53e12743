import { createOutsideNotifiers } from '../adapters/notify/outside-notifiers.ts';
import { createKeptDocument } from '../adapters/sqlite/database/kept-document-store.ts';
import { NO_CHANNELS, remembersMessage, type Channel } from '../../../shared/core/channel/channel.ts';
import { quietUntil } from '../../../shared/core/channel/quiet-hours.ts';
import type { Chance } from '../../../shared/core/ports/chance.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { Message } from '../../../shared/core/ports/messages.ts';
import type { SecretStore } from '../../../shared/core/ports/secret-store.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import { messageSettled, type MessageSettledDeps } from '../../../shared/core/usecases/messages/message-settled.ts';
import type { RungWords } from '../../../shared/core/usecases/messages/next-attempt.ts';
import { createChannelsHandlers } from '../handlers/channels-handlers.ts';
import { createMessagesHandlers } from '../handlers/messages-handlers.ts';
import type { MessagePumpDeps } from '../sync/message-pump.ts';
import type { Say } from '../handlers/message-texts.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

export interface ChannelsWorkOptions {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly settings: SiteSettings;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly ids: Ids;
  readonly say: (language: 'zh-CN' | 'en') => Say;
  readonly changed: (topics: readonly string[]) => void;
  readonly onMessage: () => void;
  /** A message that is about more than one exception; inside the transaction that says how it ended. */
  readonly onSettled: NonNullable<MessageSettledDeps['onSettled']>;
}

/** The ways out of the house: what the pump needs to know of them, and the calls that set them up and use them. */
export function composeChannels({ storage, work, settings, secrets, clock, ids, chance, say, changed, onMessage, onSettled }: ChannelsWorkOptions) {
  const { db, unitOfWork, journal } = storage;
  const channels = createKeptDocument(db, 'channels', NO_CHANNELS);
  const channelOf = (channelId: string): Channel | undefined => channels.read().channels.find(({ id }) => id === channelId);
  const ofMessage = ({ outside }: Message): Channel | undefined => channelOf(outside?.channelId ?? '');
  const notifiers = createOutsideNotifiers({
    channelOf,
    secret: async (name) => {
      const bytes = await secrets.get(name);
      return bytes === null ? null : new TextDecoder().decode(bytes);
    },
    now: clock.now,
  });
  const rungWords: RungWords = ({ channel, to }, language) => {
    const words = say(language);
    return words('case.contact.ahead', { channel: words(`channel.${channel}`), to: words(`reporter.${to}`) });
  };
  const settled = { onSettled, rungWords, journal, reader: journal, ids, recorder: work.recorder, orderFiles: work.orderFiles, messages: work.messages };
  const deps = { ...settled, unitOfWork, clock, channels, settings, changed };
  return {
    book: channels,
    pump: {
      notifiers,
      draw: chance.unit,
      quietUntil: (message, nowAt) => quietUntil(nowAt, ofMessage(message)?.quiet ?? null, settings.site().timeZone),
      remembers: (message) => remembersMessage(ofMessage(message)),
      onSettled: (message, outcome) => messageSettled(message, outcome, null, settled),
      onChanged: () => changed(['messages', 'queue']),
    } satisfies Partial<MessagePumpDeps>,
    handlers: {
      channels: createChannelsHandlers({
        unitOfWork,
        journal,
        clock,
        ids,
        channels,
        store: secrets,
        secrets: { put: (name, text) => secrets.put(name, new TextEncoder().encode(text)), remove: secrets.remove },
        notifiers,
        changed,
        onMended: onMessage,
        testWords: () => ({
          subject: [say('zh-CN')('channels.test.subject'), say('en')('channels.test.subject')].join(' / '),
          body: [say('zh-CN')('channels.test.body'), say('en')('channels.test.body')].join('\n'),
        }),
      }),
      messages: createMessagesHandlers({ ...deps, onMessage }),
    },
  };
}
