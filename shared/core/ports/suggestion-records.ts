/** What came of a rule's suggestions: decided by people when it was shown first, taken over by itself, and taken back after that. */
export const SUGGESTION_OUTCOMES = ['accepted', 'overruled', 'automatic', 'takenBack'] as const;
export type SuggestionOutcome = (typeof SUGGESTION_OUTCOMES)[number];

export type SuggestionRecord = { readonly rule: string } & Readonly<Record<SuggestionOutcome, number>>;

/** The measured record of each rule at this site. Writing needs a unit of work: it is counted with the decision it counts. */
export interface SuggestionRecords {
  readonly all: () => readonly SuggestionRecord[];
  readonly count: (rule: string, outcome: SuggestionOutcome) => void;
}
