import { ok, type Result } from '../../../kernel/result.ts';
import type { Json, JsonObject } from '../../journal/journal-entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JournalWriter, UnitOfWork } from '../../ports/journal.ts';
import type { OrderFiles } from '../../ports/order-files.ts';
import type { SiteSettings } from '../../ports/site-settings.ts';
import { applySiteChange, type SiteChange, type SiteRefusal } from '../../site/site-change.ts';
import type { Site } from '../../site/site.ts';
import { actingToActor, type Acting } from '../../user/acting.ts';

export interface ChangeSiteDeps {
  readonly unitOfWork: UnitOfWork;
  readonly journal: JournalWriter;
  readonly settings: SiteSettings;
  readonly clock: Clock;
  readonly orderFiles: Pick<OrderFiles, 'moveDeadlines'>;
}

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;

/**
 * Changes what an administrator looks after, and writes down what it was and what it is. What is the same is not written. Clocks keep the
 * minutes they were started with, under the version of their policy; they run on the site's calendar, so with other hours they end at another
 * time, and of how many that is true stands beside the change.
 */
export const changeSite = (deps: ChangeSiteDeps, acting: Acting, change: SiteChange): Result<Site, SiteRefusal> =>
  deps.unitOfWork.run(() => {
    const before = deps.settings.site();
    const changed = applySiteChange(before, change);
    if (!changed.ok) return changed;
    const after = changed.value;
    const fields = (Object.keys(change) as (keyof SiteChange)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
    if (fields.length === 0) return ok(before);
    const only = (site: Site): JsonObject => Object.fromEntries(fields.map((field) => [field, asJson(site[field])]));
    deps.settings.save(after);
    const deadlines = fields.includes('hours') ? { deadlinesMoved: deps.orderFiles.moveDeadlines() } : {};
    deps.journal.append({
      type: 'site.changed',
      at: deps.clock.now(),
      actor: actingToActor(acting),
      orderId: null,
      caseId: null,
      data: { before: only(before), after: only(after), ...deadlines },
      personal: null,
    });
    return ok(after);
  });
