import { maskRecipient, profileOf } from '../../../shared/core/address/mask/mask-recipient.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import { merchantOf } from '../../../shared/core/site/site.ts';
import type { ViewDeps } from '../handlers/order-dto.ts';
import type { OrderWork } from './order-work.ts';

/** More than this between the two clocks means that somebody moved the computer's: drift of a day is well below it. */
const CLOCK_JUMP_MS = 60_000;

/** What screens are told about orders: masked by role, with clocks as they stand and a word when the computer's own was moved. */
export function composeViews(work: OrderWork, settings: SiteSettings, clock: Clock, personName: ViewDeps['personName']): ViewDeps {
  const startedAt = { wall: clock.now(), mono: clock.mono() };
  return {
    goods: work.goods,
    merchantName: (code) => merchantOf(settings.site(), code)?.nameZh ?? code,
    personName,
    mask: (recipient, acting) => maskRecipient(recipient, acting.kind === 'cli' ? 'merchant_export' : profileOf(acting.roles)),
    clockMovedSince: (at) => at < clock.now() && Math.abs(clock.now() - startedAt.wall - (clock.mono() - startedAt.mono)) > CLOCK_JUMP_MS,
    clockStatus: (one, nowAt) => {
      const { state, warnAt, dueAt, grossMs, contractMs } = work.statusOf(one, nowAt);
      return { state, warnAt, dueAt, grossMs, contractMs };
    },
  };
}
