import type { WmsFailure } from '../../../shared/core/outbox/wms-answer.ts';
import type { InboundPage } from '../../../shared/core/ports/wms-connector.ts';

/** A feed may say "more" over a page whose records somebody may not see; over so many in a row nobody is told anything. */
const EMPTY_AT_MOST = 100;

export const CURSOR_LIES: WmsFailure = { kind: 'garbled', detail: 'cursor_leads_nowhere', retryAfterMs: null };

/**
 * One walk through the pages of a feed or a listing. Cursors of real systems lie: one that leads back to where this walk was, or on through
 * empty pages without an end, is not followed; the walk ends unfinished, so that nothing is called missing for what it did not show.
 */
export function createPageWalk(): { readonly leadsOn: (from: string, page: Pick<InboundPage, 'next' | 'records'>) => boolean } {
  const seen = new Set<string>();
  let empty = 0;
  return {
    leadsOn: (from, { next, records }) => {
      seen.add(from);
      empty = records.length === 0 ? empty + 1 : 0;
      return !seen.has(next) && empty < EMPTY_AT_MOST;
    },
  };
}
