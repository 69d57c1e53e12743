import { aiEntry } from './dictionary.ts';
import type { Gs1Element, Gs1Fault } from './gs1-fault.ts';

/**
 * Which elements may or must stand together.
 *
 * A pair that excludes itself, two values for one AI, a signature over a key without its serial: no other code can mend these. A companion that is
 * missing may be in a second code on the same goods, so `missingCompanions` is an answer of its own: the caller knows whether this is all there is.
 */

const matches = (pattern: string, ai: string): boolean =>
  pattern.length === ai.length && [...pattern].every((letter, at) => letter === 'n' || letter === ai.charAt(at));

/** A digital signature needs the serial number inside these keys; the length from which the key has one. */
const SERIAL_FROM: Readonly<Record<string, number>> = { '253': 13, '255': 13, '8003': 14 };

export function forbiddenTogether(elements: readonly Gs1Element[]): readonly Gs1Fault[] {
  const faults: Gs1Fault[] = [];
  const values = new Map<string, string>();
  for (const { ai, value } of elements) {
    const before = values.get(ai);
    if (before !== undefined && before !== value) faults.push({ code: 'AI_REPEATED_WITH_ANOTHER_VALUE', ai });
    values.set(ai, before ?? value);
  }
  for (const ai of values.keys()) {
    const excluded = aiEntry(ai)?.excludes ?? [];
    const other = [...values.keys()].find((candidate) => candidate !== ai && excluded.some((pattern) => matches(pattern, candidate)));
    if (other !== undefined) faults.push({ code: 'INVALID_AI_PAIRS', ai, markup: `(${ai}) (${other})` });
  }
  if (values.has('8030')) {
    for (const [ai, length] of Object.entries(SERIAL_FROM)) {
      if ((values.get(ai)?.length ?? Number.POSITIVE_INFINITY) <= length) faults.push({ code: 'SERIAL_NOT_PRESENT', ai });
    }
  }
  return faults;
}

export function missingCompanions(elements: readonly Gs1Element[]): readonly Gs1Fault[] {
  const present = [...new Set(elements.map(({ ai }) => ai))];
  return present.flatMap((ai) => {
    const others = present.filter((other) => other !== ai);
    const unmet = (aiEntry(ai)?.requires ?? []).find(
      (groups) => !groups.some((group) => group.every((pattern) => others.some((other) => matches(pattern, other)))),
    );
    return unmet === undefined ? [] : [{ code: 'REQUIRED_AIS_NOT_SATISFIED', ai, markup: `(${ai}) ${unmet.map((group) => group.join('+')).join(',')}` }];
  });
}

/** Whether a code names goods, a place or a document by itself. One that does not is a supplement to another code. */
export const namesSomething = (elements: readonly Gs1Element[]): boolean =>
  elements.some(({ ai }) => ai === '02' || ai === '03' || ai === '8026' || aiEntry(ai)?.linkQualifiers !== undefined);
