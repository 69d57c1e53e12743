import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { ChannelDto, channelsContract } from '../../../../shared/contract/channels.contract.ts';
import type { CallError, Reply } from '../../../../shared/contract/define-contract.ts';
import type { ChannelKind } from '../../../../shared/core/channel/channel.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

export type KeptChannel = z.output<(typeof channelsContract)['list']['output']>['channels'][number];

/** The ways out, and a way to change them that keeps why it was refused. */
export const useChannels = () => {
  const { channels } = useClient();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const { data, error } = useQuery({ queryKey: ['channels'], queryFn: () => answered(channels.list({})) });
  const change = async (act: Promise<Reply<unknown>>): Promise<boolean> => {
    setBusy(true);
    const reply = await act;
    setBusy(false);
    setFailure(reply.ok ? null : reply.error);
    if (reply.ok) await queries.invalidateQueries({ queryKey: ['channels'] });
    return reply.ok;
  };
  return { data, busy, failure: failure ?? error?.error ?? null, forget: () => setFailure(null), change };
};

/** Mail and texts begin with the night left in peace (DOMAIN's ladder: never after 21:00, never before 8:30). */
const NIGHT = { fromMinute: 21 * 60, toMinute: 8 * 60 + 30 };

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
