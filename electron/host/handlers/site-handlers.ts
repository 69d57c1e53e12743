import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { SiteDto, siteContract } from '../../../shared/contract/site.contract.ts';
import type { Divisions } from '../../../shared/core/address/divisions/divisions.ts';
import { readReachTable } from '../../../shared/core/address/reach/read-reach-table.ts';
import type { Site } from '../../../shared/core/site/site.ts';
import type { SiteChange } from '../../../shared/core/site/site-change.ts';
import type { SpecialRequestData } from '../../../shared/core/special-request/request-rules.ts';
import { changeSite, type ChangeSiteDeps } from '../../../shared/core/usecases/site/change-site.ts';
import { actingOf, type Acting } from '../../../shared/core/user/acting.ts';
import { ok } from '../../../shared/kernel/result.ts';

export interface SiteHandlerDeps extends ChangeSiteDeps {
  readonly requestData: () => SpecialRequestData;
  readonly divisions: () => Divisions;
  readonly changed: (topics: readonly string[]) => void;
}

const siteToDto = (site: Site): SiteDto =>
  // A copy without what is read-only; only what the contract names goes through its output.
  structuredClone(site) as unknown as SiteDto;

export const createSiteHandlers = (deps: SiteHandlerDeps): GroupHandlers<typeof siteContract, Acting> => ({
  get: () =>
    ok({
      ...siteToDto(deps.settings.site()),
      phrases: deps
        .requestData()
        .phrases.filter(({ match }) => match === 'contains')
        .map(({ id, pattern, type, strength }) => ({ id, words: pattern, type, strength })),
    }),
  readPlaces: ({ text, otherwise }) => {
    const { places, unread } = readReachTable(text, otherwise, deps.divisions());
    return ok({ places: places.map((one) => ({ ...one })), unread: unread.map((one) => ({ ...one })) });
  },
  change: (change, { actor }) => {
    const done = changeSite(deps, actingOf(actor), change as SiteChange);
    if (!done.ok) return done;
    deps.changed(['site', 'system', 'session', ...(change.hours === undefined ? [] : ['queue', 'case'])]);
    return ok({});
  },
});
