import { checkChannel } from '../../channel/check-channel.ts';
import { CHANNEL_SECRETS, secretName, type Channel, type ChannelBook, type ChannelSecret } from '../../channel/channel.ts';
import type { Actor, Json } from '../../journal/journal-entry.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { KeptDocument } from '../../ports/kept-document.ts';
import { ok, type Result } from '../../../kernel/result.ts';

/** Keeps a secret as text under its name; behind it stands the secret store. */
export interface SecretTexts {
  readonly put: (name: string, text: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}
export interface KeepChannelsDeps extends UnitOfWorkDep, JournalWriterDep, ClockDep {
  readonly channels: KeptDocument<ChannelBook>;
  readonly secrets: SecretTexts;
}
/** New secrets by name; one that is not named stays as it is, an empty one is removed. */
export type NewSecrets = Readonly<Partial<Record<ChannelSecret, string>>>;

const asJson = (channel: Channel | undefined): Json => (channel === undefined ? null : (JSON.parse(JSON.stringify(channel)) as Json));

/** Keeps a channel and its secrets. Secrets go to their store first: a channel whose key could not be kept is not changed. The journal names which, never what. */
export async function keepChannel(channel: Channel, secrets: NewSecrets, actor: Actor, deps: KeepChannelsDeps): Promise<Result<Channel, Refusal>> {
  const [problem] = checkChannel(channel);
  if (problem !== undefined) return refuse('channel_wrong', { problem });
  const changed = CHANNEL_SECRETS.filter((name) => secrets[name] !== undefined);
  for (const name of changed) {
    const value = secrets[name] ?? '';
    if (value === '') await deps.secrets.remove(secretName(channel.id, name));
    else await deps.secrets.put(secretName(channel.id, name), value);
  }
  return deps.unitOfWork.run((): Result<Channel, Refusal> => {
    const { channels } = deps.channels.read();
    const before = channels.find(({ id }) => id === channel.id);
    // A kind carries what was queued for it: another kind is another channel.
    if (before !== undefined && before.kind !== channel.kind) return refuse('channel_kind_stays');
    deps.channels.save({ channels: before === undefined ? [...channels, channel] : channels.map((one) => (one.id === channel.id ? channel : one)) });
    deps.journal.append({
      type: 'channel.changed',
      at: deps.clock.now(),
      actor,
      orderId: null,
      caseId: null,
      data: { channelId: channel.id, before: asJson(before), after: asJson(channel), secrets: changed },
      personal: null,
    });
    return ok(channel);
  });
}

export async function removeChannel(channelId: string, actor: Actor, deps: KeepChannelsDeps): Promise<Result<null, Refusal>> {
  const before = deps.channels.read().channels.find(({ id }) => id === channelId);
  if (before === undefined) return refuse('channel_not_found');
  deps.unitOfWork.run(() => {
    deps.channels.save({ channels: deps.channels.read().channels.filter(({ id }) => id !== channelId) });
    deps.journal.append({
      type: 'channel.removed',
      at: deps.clock.now(),
      actor,
      orderId: null,
      caseId: null,
      data: { channelId, before: asJson(before) },
      personal: null,
    });
  });
  for (const name of CHANNEL_SECRETS) await deps.secrets.remove(secretName(channelId, name));
  return ok(null);
}
