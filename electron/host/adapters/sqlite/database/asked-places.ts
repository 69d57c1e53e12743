/**
 * Findings that ask something of a shelf, whatever became of their order. Word for word the condition of the index `findings_of_a_place`, which holds
 * the few that were not answered yet: an answer takes them out of their text. `f` is the table case_findings.
 */
export const ASKS_OF_A_PLACE = "(instr(f.body, 'pack.count_place') > 0 OR instr(f.body, 'pack.freeze_place') > 0)";
