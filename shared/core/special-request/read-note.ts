import type { Finding } from '../finding/finding.ts';
import { stronger, type RequestRules } from './compile-request-rules.ts';
import { findPhrases, type PhraseHit } from './find-phrases.ts';
import { plainNote } from './plain-note.ts';

export interface NoteReading {
  readonly findings: readonly Finding[];
  /** What comes back at which gate: `pack:request.gift_note`. Wishes are shown, not ticked. */
  readonly checklist: readonly string[];
}

export interface NoteContext {
  readonly field: 'buyerNote' | 'sellerNote';
  /** Another check made sense of the note (it names a variant), so it is not unread. */
  readonly understood: boolean;
}
const BUYER_NOTE: NoteContext = { field: 'buyerNote', understood: false };

/** A note longer than this that nobody could read is put before a person; shorter ones are 好 or ok. */
const UNREAD_LENGTH = 6;

const NOTHING: NoteReading = { findings: [], checklist: [] };

/** One request per kind and note; two carriers stay two requests. */
const requestKey = (hit: PhraseHit): string => (hit.params['carrier'] === undefined ? hit.type : `${hit.type} ${hit.params['carrier']}`);

function mergeHits(hits: readonly PhraseHit[]): readonly PhraseHit[] {
  const byKey = new Map<string, PhraseHit>();
  for (const hit of hits) {
    const key = requestKey(hit);
    const there = byKey.get(key);
    if (there === undefined) byKey.set(key, hit);
    else
      byKey.set(key, {
        ...there,
        strength: stronger(there.strength, hit.strength),
        params: { ...hit.params, ...there.params },
        start: Math.min(there.start, hit.start),
        end: Math.max(there.end, hit.end),
      });
  }
  return [...byKey.values()];
}

function toFinding(hit: PhraseHit, note: string, raised: boolean, field: NoteContext['field']): Finding {
  const strength = raised && hit.strength === 'demand' ? 'condition' : hit.strength;
  return {
    kind: 'special_request',
    code: `request.${hit.type}`,
    field,
    span: [hit.start, hit.end],
    params: { ...hit.params, words: note.slice(hit.start, hit.end) },
    severity: strength === 'wish' ? 'hint' : 'stop',
    strength,
    suggestions: [],
  };
}

const unreadNote = (note: string, field: NoteContext['field']): Finding => ({
  kind: 'special_request',
  code: 'request.unread_note',
  field,
  span: null,
  params: { words: note.trim() },
  severity: 'stop',
  strength: 'demand',
  suggestions: [],
});

export function readNote(note: string, rules: RequestRules, { field, understood }: NoteContext = BUYER_NOTE): NoteReading {
  if (note === '') return NOTHING;
  const plain = plainNote(note, rules.simplified);
  if (plain.compact === '') return NOTHING;
  const hits = mergeHits(findPhrases(note, plain, rules));
  if (hits.length === 0)
    return !understood && Array.from(plain.compact).length > UNREAD_LENGTH ? { findings: [unreadNote(note, field)], checklist: [] } : NOTHING;
  const raised = rules.conditionWords.some((word) => plain.compact.includes(word));
  const findings = hits.map((hit) => toFinding(hit, note, raised, field));
  const checklist = hits
    .filter((hit) => hit.strength !== 'wish')
    .flatMap((hit) => (rules.seenAgainAt.get(hit.type) ?? []).map((place) => `${place}:request.${hit.type}`));
  return { findings, checklist: [...new Set(checklist)] };
}
