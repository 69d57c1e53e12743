import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { suggestionsContract } from '../../../shared/contract/suggestions.contract.ts';
import { divisionPath } from '../../../shared/core/address/divisions/division.ts';
import type { KeptDocument } from '../../../shared/core/ports/kept-document.ts';
import type { SuggestionRecords } from '../../../shared/core/ports/suggestion-records.ts';
import { AUTOMATIC_RULES, type AutomaticChoice } from '../../../shared/core/suggestion/automatic-rules.ts';
import { forgetOneAddress, type LearnAddressDeps } from '../../../shared/core/usecases/cases/learn-address.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';

export interface SuggestionsHandlerDeps {
  readonly choice: KeptDocument<AutomaticChoice>;
  readonly records: SuggestionRecords;
  readonly learning: LearnAddressDeps;
  readonly merchantName: (code: string) => string;
  /** A rule was switched on: what waits is looked at. */
  readonly onSwitchedOn: () => void;
}

/** More than anybody reads; what is older is forgotten by merchant. */
const MOST_LESSONS = 500;

/** How right each rule was here, which of them decide by themselves, and what corrections taught. */
export function createSuggestionsHandlers(deps: SuggestionsHandlerDeps): GroupHandlers<typeof suggestionsContract, Acting> {
  const { choice, records, learning } = deps;
  const { unitOfWork, journal, clock, lessons, divisions } = learning;
  return {
    rules: () => {
      const known = records.all();
      const { rules } = choice.read();
      return ok({
        rules: AUTOMATIC_RULES.map((rule) => {
          const { accepted = 0, overruled = 0, automatic: byItself = 0, takenBack = 0 } = known.find((one) => one.rule === rule) ?? {};
          return { rule, automatic: rules.includes(rule), shown: accepted + overruled, accepted, overruled, byItself, takenBack };
        }),
      });
    },
    setAutomatic: ({ rule, automatic }, { actor }) => {
      const { rules } = choice.read();
      if (rules.includes(rule) === automatic) return ok({});
      unitOfWork.run(() => {
        choice.save({ rules: automatic ? [...rules, rule] : rules.filter((one) => one !== rule) });
        journal.append({
          type: automatic ? 'suggestion.madeAutomatic' : 'suggestion.leftToPeople',
          at: clock.now(),
          actor: actingToActor(actor),
          orderId: null,
          caseId: null,
          data: { rule },
          personal: null,
        });
      });
      if (automatic) deps.onSwitchedOn();
      return ok({});
    },
    learned: () =>
      ok({
        lessons: lessons.list(MOST_LESSONS).map((lesson) => {
          const division = divisions().withCode(lesson.adcode);
          return { ...lesson, merchantName: deps.merchantName(lesson.merchant), path: division === undefined ? lesson.adcode : divisionPath(division) };
        }),
      }),
    forget: (lesson, { actor }) => (forgetOneAddress(lesson, actingToActor(actor), learning) ? ok({}) : err({ code: 'lesson_not_found' })),
  };
}
