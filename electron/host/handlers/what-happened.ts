import { platformOf, type Outage } from '../../../shared/core/outage/outage.ts';

/** What fails, in a few words, for people outside the house. */
export function whatHappened(
  { channel, sign }: Pick<Outage, 'channel' | 'sign'>,
  say: (key: string, params?: Readonly<Record<string, string | number>>) => string,
): string {
  const platform = platformOf(channel);
  if (platform === null) return say(`outage.what.wms.${sign}`);
  const key = `platform.${platform}`;
  const name = say(key);
  // A text that is not there is answered by its key.
  return say(`outage.what.platform.${sign}`, { platform: name === key ? platform : name });
}
