import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { systemContract } from '../../../shared/contract/system.contract.ts';
import type { Actor } from '../../../shared/core/journal/journal-entry.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { JournalReader } from '../../../shared/core/ports/journal.ts';
import type { Messages } from '../../../shared/core/ports/messages.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { UserStore } from '../../../shared/core/ports/user-store.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { openSpans } from '../../../shared/core/sla/open-spans.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { DAY_MS } from '../../../shared/kernel/durations.ts';

export interface Notice {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface SystemHandlerDeps {
  readonly version: string;
  readonly shell: 'electron' | 'browser' | 'serve';
  readonly station: string;
  readonly drill: boolean;
  readonly clock: Clock;
  readonly settings: SiteSettings;
  readonly users: UserStore;
  readonly journal: JournalReader;
  readonly messages: Messages;
  readonly notices: () => readonly Notice[];
  /** Written by the build from what it put in. */
  readonly licences: () => readonly { readonly name: string; readonly version: string; readonly licence: string }[];
  readonly download: (downloadId: string, offset: number) => { readonly bytes: Uint8Array; readonly done: boolean; readonly mime: string } | null;
  readonly backups: () => readonly { readonly name: string; readonly at: number; readonly bytes: number }[];
  readonly forgetAddresses: (merchant: string | null, actor: Actor) => number;
  readonly backUp: () => Promise<{ readonly name: string; readonly bytes: number }>;
}

/** No exception waits longer than that, and no deadline is given further ahead. */
const HOURS_BACK_MS = 400 * DAY_MS;
const HOURS_AHEAD_MS = 90 * DAY_MS;

export function createSystemHandlers(deps: SystemHandlerDeps): GroupHandlers<typeof systemContract, Acting> {
  return {
    info: () => {
      const site = deps.settings.site();
      return ok({
        version: deps.version,
        shell: deps.shell,
        siteCode: site.code,
        siteName: { zh: site.nameZh, en: site.nameEn },
        timeZone: site.timeZone,
        merchants: site.merchants.map(({ code, nameZh, nameEn }) => ({ code, zh: nameZh, en: nameEn })),
        carriers: site.carriers.map(({ code, nameZh, nameEn }) => ({ code, zh: nameZh, en: nameEn })),
        station: deps.station,
        sample: site.sample,
        drill: deps.drill,
        now: deps.clock.now(),
        notices: deps.notices().map(({ code, params }) => ({ code, params: { ...params } })),
      });
    },
    licences: () => ok({ parts: deps.licences().map((part) => ({ ...part })) }),
    openHours: () => {
      const { hours, timeZone } = deps.settings.site();
      const nowAt = deps.clock.now();
      return ok({ spans: openSpans(hours, timeZone, nowAt - HOURS_BACK_MS, nowAt + HOURS_AHEAD_MS).map(([fromAt, toAt]): [number, number] => [fromAt, toAt]) });
    },
    forgetAddresses: ({ merchant }, { actor }) => ok({ forgotten: deps.forgetAddresses(merchant, actingToActor(actor)) }),
    people: () => ok({ people: deps.users.list().map(({ id, name, nameEn, roles, active }) => ({ id, name, nameEn, roles: [...roles], active })) }),
    download: ({ downloadId, offset }) => {
      const piece = deps.download(downloadId, offset);
      return piece === null ? err({ code: 'download_gone' }) : ok({ base64: Buffer.from(piece.bytes).toString('base64'), done: piece.done, mime: piece.mime });
    },
    backups: () => ok({ backups: deps.backups().map(({ name, at, bytes }) => ({ name, at, bytes })) }),
    backUp: async () => ok(await deps.backUp()),
    verifyJournal: () => ok(deps.journal.verify()),
    messages: ({ limit }, { actor }) =>
      ok({
        messages: deps.messages
          .newest(actor?.kind === 'person' ? actor.userId : '', limit)
          .map(({ id, at, code, params, channel, sentAt, orderId }) => ({ id, at, code, params: { ...params }, channel, sentAt, orderId })),
      }),
  };
}
