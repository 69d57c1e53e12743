import { isMailAddress, isSender } from './mail-address.ts';
import { hasSecretAddress, type Channel } from './channel.ts';
import { checkTarget } from './check-target.ts';

/** Why a channel cannot be kept as it is; a message key `channel.problem.<code>`. */
export const CHANNEL_PROBLEMS = [
  'name_missing',
  'host_missing',
  'port_wrong',
  'sender_wrong',
  'needs_encryption',
  'url_wrong',
  'url_insecure',
  'url_private',
  'folder_wrong',
  'route_wrong',
  'quiet_wrong',
  'nobody',
] as const;
export type ChannelProblem = (typeof CHANNEL_PROBLEMS)[number];

const HOST = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/iu;
const isMinute = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 1440;
/** Digits as a gateway takes them, with or without a country. */
export const isPhoneTarget = (to: string): boolean => /^\+?[\d -]{5,20}$/u.test(to);

/** From the root of a disk or of a share, on any system, without a step upwards. */
export const isWholePath = (path: string): boolean =>
  /^(?:\/|[a-z]:[\\/]|\\\\[^\\/]+[\\/])[^\p{Cc}]*[^\p{Cc}\\/]$/iu.test(path) && !/(?:^|[\\/])\.\.?(?:[\\/]|$)/u.test(path);

export function checkChannel(channel: Channel): readonly ChannelProblem[] {
  const { kind, name, host, port, security, from, url, inHouse, merchants, customers, quiet } = channel;
  const problems: ChannelProblem[] = [];
  if (name.trim() === '') problems.push('name_missing');
  if (kind === 'smtp') {
    if (!HOST.test(host)) problems.push('host_missing');
    if (!Number.isInteger(port) || port < 1 || port > 65_535) problems.push('port_wrong');
    if (!isSender(from)) problems.push('sender_wrong');
    if (security === 'none' && !inHouse) problems.push('needs_encryption');
  } else if (kind === 'folder') {
    if (!isWholePath(url)) problems.push('folder_wrong');
  } else if (!hasSecretAddress(kind)) {
    const refused = checkTarget(url, inHouse);
    if (refused !== null) problems.push(refused);
  }
  const isRoute = (to: string): boolean => (kind === 'smtp' ? isMailAddress(to) : kind === 'sms' ? isPhoneTarget(to) : to === '');
  if (merchants.some(({ merchant, to }) => merchant === '' || !isRoute(to))) problems.push('route_wrong');
  if (quiet !== null && (!isMinute(quiet.fromMinute) || !isMinute(quiet.toMinute) || quiet.fromMinute === quiet.toMinute)) problems.push('quiet_wrong');
  // A chat group can reach nobody but a merchant.
  if (merchants.length === 0 && !(customers && (kind === 'smtp' || kind === 'sms'))) problems.push('nobody');
  return problems;
}
