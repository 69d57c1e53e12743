import { forbiddenTogether, missingCompanions, namesSomething } from './associations.ts';
import { isWebAddress, readDigitalLink } from './digital-link.ts';
import { FNC1, readBracketed, readElementString } from './element-string.ts';
import { type Gs1Fault, type Gs1Reading, unread } from './gs1-fault.ts';
import { readScanData } from './scan-data.ts';

export interface Gs1Scan extends Gs1Reading {
  /** Faults that another code on the same goods may mend: companions this one does not carry. */
  readonly missing: readonly Gs1Fault[];
}

/** A linear code and its composite component, as programs write them: a bar between the two, both in the same form. */
function readBothParts(scan: string, at: number): Gs1Reading {
  const linear = readAnyForm(scan.slice(0, at));
  if (linear.faults.length > 0) return linear;
  const composite = readAnyForm(scan.slice(at + 1));
  return { elements: [...linear.elements, ...composite.elements], faults: composite.faults };
}

function readAnyForm(scan: string): Gs1Reading {
  if (scan.startsWith(']')) return readScanData(scan);
  const bar = /^[(^]/u.test(scan) || scan.startsWith(FNC1) ? scan.indexOf('|') : -1;
  if (bar > 0) return readBothParts(scan, bar);
  if (scan.startsWith(FNC1) || scan.startsWith('^')) return readElementString(scan.slice(1).replaceAll('^', FNC1));
  if (scan.startsWith('(')) return readBracketed(scan);
  if (isWebAddress(scan)) return readDigitalLink(scan);
  // Scanners that drop the identifier drop the first FNC1 with it; one between the elements gives them away.
  if (scan.includes(FNC1)) return readElementString(scan);
  return unread('MISSING_SYMBOLOGY_IDENTIFIER');
}

/**
 * A code in any form GS1 knows: with a symbology identifier, as an element string behind FNC1, in brackets, as a Digital Link. The elements of a code
 * that names something are also judged together; a supplement that lies on goods beside another code is not.
 */
export function readGs1Scan(scan: string): Gs1Scan {
  const { elements, faults } = readAnyForm(scan);
  if (faults.length > 0) return { elements, faults, missing: [] };
  return { elements, faults: forbiddenTogether(elements), missing: namesSomething(elements) ? missingCompanions(elements) : [] };
}
