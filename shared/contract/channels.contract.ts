import { z } from 'zod';
import { CHANNEL_KINDS, CHANNEL_SECRETS, MAIL_SECURITIES } from '../core/channel/channel.ts';
import { command, query } from './define-contract.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,48}$/u);
const minute = z.number().int().min(0).max(1439);
const secret = z.string().max(2000);

const channelSchema = z.object({
  id,
  kind: z.enum(CHANNEL_KINDS),
  name: z.string().trim().max(60),
  active: z.boolean(),
  customers: z.boolean(),
  merchants: z.array(z.object({ merchant: z.string().max(60), to: z.string().trim().max(254) })).max(500),
  quiet: z.object({ fromMinute: minute, toMinute: minute }).nullable(),
  host: z.string().trim().max(253),
  port: z.number().int(),
  security: z.enum(MAIL_SECURITIES),
  user: z.string().max(254),
  from: z.string().trim().max(340),
  url: z.string().trim().max(2000),
  inHouse: z.boolean(),
  remembersKey: z.boolean(),
});
export type ChannelDto = z.infer<typeof channelSchema>;

export const channelsContract = {
  list: query({
    access: 'administer',
    summary: 'Shows the ways messages leave the house. Of passwords and keys only that there is one is ever told.',
    input: z.object({}),
    output: z.object({
      channels: z.array(channelSchema.extend({ secrets: z.array(z.enum(CHANNEL_SECRETS)) })),
      protection: z.enum(['system', 'file']),
    }),
  }),
  save: command({
    access: 'administer',
    summary: 'Sets a channel up or changes it. A password or key that is not given stays as it is.',
    input: z.object({ channel: channelSchema, secrets: z.object({ key: secret, address: secret }).partial().default({}) }),
    output: z.object({}),
  }),
  remove: command({
    access: 'administer',
    summary: 'Removes a channel with its password and keys. What still waits for it fails and says so.',
    input: z.object({ channelId: id }),
    output: z.object({}),
  }),
  test: command({
    access: 'administer',
    summary: 'Sends one test message over a channel now and tells what the other side answered.',
    input: z.object({ channelId: id, to: z.string().trim().max(254).default('') }),
    output: z.object({ arrived: z.boolean(), answer: z.string() }),
  }),
} as const;
