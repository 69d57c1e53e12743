import { platformOf, type Outage } from '../../../shared/core/outage/outage.ts';

/** What fails, in a few words, for people outside the house. */
export function whatHappened(
  { channel, sign }: Pick<Outage, 'channel' | 'sign'>,
  say: (key: string, params?: Readonly<Record<string, string | number>>) => string,
): string {
  const platform = platformOf(channel);
  return platform === null ? say(`outage.what.wms.${sign}`) : say(`outage.what.platform.${sign}`, { platform });
}
