import { checkValue, takeValue } from './check-value.ts';
import { aiAt, aiEntry } from './dictionary.ts';
import { type Gs1Element, type Gs1Fault, type Gs1Reading, unread } from './gs1-fault.ts';

/** FNC1 as a scanner sends it between elements. */
export const FNC1 = '\u001d';

/** Reads AI after AI; `text` carries no leading FNC1 or symbology identifier any more. Stops at the first element it cannot believe. */
export function readElementString(text: string): Gs1Reading {
  if (text === '') return unread('AI_DATA_IS_EMPTY');
  const elements: Gs1Element[] = [];
  let at = 0;
  const stop = (fault: Gs1Fault): Gs1Reading => ({ elements, faults: [fault] });
  while (at < text.length) {
    const entry = aiAt(text, at);
    if (entry === undefined) return stop({ code: 'AI_UNRECOGNISED', ai: text.slice(at, at + 4).split(FNC1)[0] ?? '' });
    at += entry.ai.length;
    const separator = text.indexOf(FNC1, at);
    const end = separator < 0 ? text.length : separator;
    const taken = takeValue(entry, text.slice(at, end));
    if (taken.fault !== undefined) return stop(taken.fault);
    if (!entry.predefinedLength && at + taken.length < end) return stop({ code: 'AI_DATA_TOO_LONG', ai: entry.ai });
    elements.push({ ai: entry.ai, value: text.slice(at, at + taken.length) });
    at += taken.length;
    if (text.charAt(at) === FNC1) at += 1;
  }
  return { elements, faults: [] };
}

/** The element string of elements in this order, FNC1 where the next could not be told apart, none in front and none behind. */
export const writeElementString = (elements: readonly Gs1Element[]): string =>
  elements.map(({ ai, value }, place) => `${ai}${value}${place === elements.length - 1 || aiEntry(ai)?.predefinedLength === true ? '' : FNC1}`).join('');

/** `(01)09506000134352(10)ABC`, as it stands under a code; `\(` is a bracket that belongs to a value. */
export function readBracketed(text: string): Gs1Reading {
  const parts = text.matchAll(/\(([^()]*)\)((?:\\\(|[^(])*)/gu);
  const elements: Gs1Element[] = [];
  let read = 0;
  for (const part of parts) {
    if (part.index !== read) break;
    read += part[0].length;
    const ai = part[1] ?? '';
    const value = (part[2] ?? '').replaceAll('\\(', '(');
    const entry = aiEntry(ai);
    if (entry === undefined) return { elements, faults: [{ code: 'AI_UNRECOGNISED', ai }] };
    const fault = checkValue(entry, value);
    if (fault !== undefined) return { elements, faults: [fault] };
    elements.push({ ai, value });
  }
  return read < text.length || elements.length === 0 ? { elements, faults: [{ code: 'AI_BRACKETS_MALFORMED' }] } : { elements, faults: [] };
}
