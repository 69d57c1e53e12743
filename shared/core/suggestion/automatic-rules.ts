import type { ExceptionCase } from '../exception-case/exception-case.ts';
import type { Suggestion } from '../finding/finding.ts';

/** Rules an administrator may let decide by themselves; each is the code of its reason, `reason.<rule>`. None does unless somebody switched it on. */
export const AUTOMATIC_RULES = [
  'address.only_bearer',
  'address.town_only_in',
  'address.town_now_in',
  'address.renamed_to',
  'address.typed_sound',
  'address.typed_form',
  'address.column_shifted',
  'address.remark_cut',
  'address.contact_parted',
  'address.encoding_repaired',
  'address.same_digits',
  'address.postcode_zero',
  'address.postcode_letter',
  'address.postcode_of_district',
  'address.state_of_zip',
] as const;
export type AutomaticRule = (typeof AUTOMATIC_RULES)[number];

export interface AutomaticChoice {
  readonly rules: readonly AutomaticRule[];
}
export const NOTHING_BY_ITSELF: AutomaticChoice = { rules: [] };

/** What a person has to settle whatever a rule says: several places may be meant, or the words contradict each other. */
const ASKED: ReadonlySet<string> = new Set([
  'address.contradiction',
  'address.district_ambiguous',
  'address.renamed_split',
  'address.town_elsewhere',
  'address.phone_two_numbers',
  'address.postcode_other_state',
  'address.postcode_other_city',
]);

const CONTACT = 'address.contact_in_address';

/** Below this nothing is accepted by itself, whatever is switched on. */
export const LEAST_CONFIDENCE = 0.9;

/** The suggestion an exception shows first: the surest that changes something. */
export const firstShown = ({ findings }: Pick<ExceptionCase, 'findings'>): Suggestion | null =>
  findings
    .flatMap(({ suggestions }) => suggestions)
    .filter(({ changes }) => changes.length > 0)
    .toSorted((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0))[0] ?? null;

/**
 * What may be accepted without a person: the one fault of an exception nobody took up yet, with one answer that is sure, by a rule that is switched on.
 * An answer that stands beside another one is a question.
 */
export function acceptable(one: ExceptionCase, { rules }: AutomaticChoice): Suggestion | null {
  if (one.state !== 'open' || one.owner !== null || one.reporter !== 'program' || one.reports > 1 || one.reopened > 0) return null;
  const stops = one.findings.filter(({ severity }) => severity === 'stop');
  const [fault] = stops;
  if (fault === undefined || stops.length > 1 || ASKED.has(fault.code)) return null;
  // Somebody else's number may stand in the address: whoever mends it there has to see it go.
  if (fault.code !== CONTACT && one.findings.some(({ code }) => code === CONTACT)) return null;
  const [only, ...others] = fault.suggestions.filter(({ changes }) => changes.length > 0);
  if (only === undefined || others.length > 0 || only.confidence === null || only.confidence < LEAST_CONFIDENCE) return null;
  return (rules as readonly string[]).includes(only.rule) ? only : null;
}
