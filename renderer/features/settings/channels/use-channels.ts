import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ChannelDto, channelsContract } from '../../../../shared/contract/channels.contract.ts';
import type { ChannelKind } from '../../../../shared/core/channel/channel.ts';
import { useSend } from '../../../lib/use-send.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

export type KeptChannel = z.output<(typeof channelsContract)['list']['output']>['channels'][number];

/** The ways out, and a way to change them that keeps why it was refused. */
export const useChannels = () => {
  const { channels } = useClient();
  const queries = useQueryClient();
  const { data, error } = useQuery({ queryKey: ['channels'], queryFn: () => answered(channels.list({})) });
  const { send, busy, failure, forget } = useSend(() => queries.invalidateQueries({ queryKey: ['channels'] }));
  return { data, busy, failure: failure ?? error?.error ?? null, forget, change: send };
};

/** Mail and texts begin with the night left in peace (DOMAIN's ladder: never after 21:00, never before 8:30). */
export const NIGHT = { fromMinute: 21 * 60, toMinute: 8 * 60 + 30 };

export const newChannel = (kind: ChannelKind, id: string, name: string): ChannelDto => ({
  id,
  kind,
  name,
  active: true,
  customers: kind === 'smtp' || kind === 'sms',
  merchants: [],
  quiet: kind === 'sms' ? NIGHT : null,
  host: '',
  port: 465,
  security: 'tls',
  user: '',
  from: '',
  url: '',
  inHouse: false,
  remembersKey: false,
});
