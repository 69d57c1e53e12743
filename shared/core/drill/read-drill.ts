import type { JournalEntry } from '../journal/journal-entry.ts';
import { NO_FACTS, type DrillFacts } from './drill.ts';

/** What the program itself writes into the journal of a drill. */
export const DRILL_ENTRIES = { began: 'drill.began', wmsDied: 'drill.wmsDied', wmsBack: 'drill.wmsBack' } as const;

/** A fold: an entry takes its place once, and only what happened after the beginning counts. A second declaration changes nothing. */
export function readDrill(entries: Iterable<Pick<JournalEntry, 'type' | 'at'>>): DrillFacts {
  let facts = NO_FACTS;
  const once = (field: Exclude<keyof DrillFacts, 'enteredAt'>, at: number): void => {
    if (facts[field] === null) facts = { ...facts, [field]: at };
  };
  for (const { type, at } of entries) {
    if (type === DRILL_ENTRIES.began) once('beganAt', at);
    if (facts.beganAt === null) continue;
    if (type === DRILL_ENTRIES.wmsDied) once('diedAt', at);
    if (type === 'outage.noticed') once('noticedAt', at);
    if (type === 'outage.declared') once('declaredAt', at);
    if (type === 'manual.entered') facts = { ...facts, enteredAt: [...facts.enteredAt, at] };
    if (type === DRILL_ENTRIES.wmsBack) once('backAt', at);
    if (type === 'outage.recovered') once('recoveredAt', at);
    if (type === 'outage.uploadAsked') once('uploadAskedAt', at);
    if (type === 'outage.closed') once('signedAt', at);
  }
  return facts;
}
