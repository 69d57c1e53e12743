import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDto } from '../../../../shared/contract/dto.ts';
import { isActiveState } from '../../../../shared/core/exception-case/exception-case.ts';
import type { Decide } from '../api/use-decide.ts';
import { useClient } from '../../../transport/console-context.ts';
import { type Suggestion, suggestionKey, suggestionsOf } from './suggestion-section.tsx';

/** Suggestions turned down in this window stay away; the host keeps no memory of a mere "no". */
const dismissed = new Set<string>();

/** What is proposed for an exception, and what a person answers to it. */
export const useSuggestions = (one: CaseDto | null, orderId: string, decide: Decide) => {
  const { t } = useTranslation();
  const client = useClient();
  const [, redraw] = useState(0);
  const suggestions =
    one === null || !isActiveState(one.state) ? [] : suggestionsOf(one).filter((suggestion) => !dismissed.has(`${one.id} ${suggestionKey(suggestion)}`));
  return {
    suggestions,
    accept: ({ changes, rule }: Suggestion) => {
      if (one !== null) void decide.decide(client.cases.correct({ caseId: one.id, changes, rule }), t('case.accepted'), [orderId]);
    },
    dismiss: (suggestion: Suggestion, why: string) => {
      if (one === null) return;
      dismissed.add(`${one.id} ${suggestionKey(suggestion)}`);
      redraw((count) => count + 1);
      if (why !== '')
        void decide.decide(
          client.cases.note({ caseId: one.id, text: t('case.dismissed.note', { rule: suggestion.rule, why }) }),
          t('act.note.done', { count: 1 }),
          [orderId],
        );
    },
  };
};
