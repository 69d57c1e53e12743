import { emptyRecipient } from '../order/recipient.ts';
import { OUTSIDE_WAYS, type Channel, type OutsideWay } from './channel.ts';
import { headerLine, plainBody } from './outgoing-text.ts';
import { pickRoute, type Route } from './pick-route.ts';

export interface Reach extends Route {
  readonly way: OutsideWay;
}

/** By which of its ways a merchant is reached, where one was set up. */
export function routeToMerchant(channels: readonly Channel[], merchant: string, way: OutsideWay): Route | null {
  const route = pickRoute(channels, { way, to: 'merchant', merchant, recipient: emptyRecipient, trainingNumbers: [] });
  return route.ok ? route.value : null;
}

/** How a merchant gets a whole letter: by mail, else into its group. A text message has no room for one. Null where somebody has to hand it over. */
export function reachMerchant(channels: readonly Channel[], merchant: string): Reach | null {
  for (const way of OUTSIDE_WAYS) {
    const route = way === 'text' ? null : routeToMerchant(channels, merchant, way);
    if (route !== null) return { way, ...route };
  }
  return null;
}

const MERCHANT = 'merchant:';
/** A merchant as the audience of a message. */
export const audienceOf = (merchant: string): string => `${MERCHANT}${merchant}`;
/** Whom an audience names; empty where it is no merchant. */
export const merchantOf = (audience: string): string => (audience.startsWith(MERCHANT) ? audience.slice(MERCHANT.length) : '');

/** What a message to a merchant is on its way out, beside when and about what it is. */
interface Letter {
  readonly channel: OutsideWay;
  readonly audience: string;
  readonly code: 'message.outside';
  readonly body: string;
  readonly outside: Route & { readonly subject: string; readonly caseId: null; readonly to: 'merchant' };
}
export const letterTo = (
  merchant: string,
  { way, channelId, address }: Reach,
  { subject, body }: { readonly subject: string; readonly body: string },
): Letter => ({
  channel: way,
  audience: audienceOf(merchant),
  code: 'message.outside',
  body: plainBody(body).trim(),
  outside: { channelId, address, subject: headerLine(subject), caseId: null, to: 'merchant' },
});
