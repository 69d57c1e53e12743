import { characterChecks, componentChecks } from './component-checks.ts';
import type { ComponentFault } from './component-fault.ts';
import type { AiEntry, Component } from './dictionary.ts';
import type { Gs1Fault } from './gs1-fault.ts';

interface Taken {
  /** How many characters of the text belong to this AI. */
  readonly length: number;
  readonly fault?: Gs1Fault;
}

const markedUp = (ai: string, part: string, found: ComponentFault): Gs1Fault => ({
  code: found.code,
  ai,
  markup: `(${ai})${part.slice(0, found.at)}|${part.slice(found.at, found.at + found.length)}|${part.slice(found.at + found.length)}`,
});

function checkComponent(component: Component, text: string): ComponentFault | undefined {
  const stray = characterChecks[component.set](text);
  if (stray !== undefined) return stray;
  for (const name of component.checks) {
    const found = componentChecks[name]?.(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Takes from the beginning of `text` what the AI's components ask for. What is left over is the caller's to judge. */
export function takeValue(entry: AiEntry, text: string): Taken {
  let length = 0;
  for (const component of entry.components) {
    const part = text.slice(length, length + component.maxLength);
    if (part === '' && component.optional) break;
    if (part.length < component.minLength) return { length, fault: { code: text === '' ? 'AI_VALUE_IS_EMPTY' : 'AI_DATA_TOO_SHORT', ai: entry.ai } };
    const found = checkComponent(component, part);
    if (found !== undefined) return { length, fault: markedUp(entry.ai, part, found) };
    length += part.length;
  }
  return { length };
}

/** The same for a value that stands alone: nothing may be left over. */
export function checkValue(entry: AiEntry, value: string): Gs1Fault | undefined {
  const taken = takeValue(entry, value);
  if (taken.fault !== undefined) return taken.fault;
  return taken.length < value.length ? { code: 'AI_DATA_TOO_LONG', ai: entry.ai } : undefined;
}
