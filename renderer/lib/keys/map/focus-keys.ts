import type { KeyScopes } from './key-scopes.ts';

/** Inside a question, note or dialog that has the focus. */
export const FOCUS_KEYS = {
  /** Inside a note, question or dialog that has the focus; its letters never meet the list's. */
  dialog: {
    yes: ['Y'],
    no: ['N'],
    damaged: ['B'],
    again: ['R'],
    other: ['O'],
    details: ['I'],
    mend: ['M'],
    one: ['1'],
    two: ['2'],
    three: ['3'],
    before: ['ArrowLeft'],
    after: ['ArrowRight'],
  },
} as const satisfies KeyScopes;
