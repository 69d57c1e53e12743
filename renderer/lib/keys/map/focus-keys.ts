import type { KeyScopes } from './key-scopes.ts';

/** Inside a question, note or dialog that has the focus. */
export const FOCUS_KEYS = {
  /** Only while the question has the focus. */
  printQuestion: {
    cameOut: ['Y'],
    didNot: ['N'],
    damaged: ['B'],
  },
  /** Inside a note or dialog that has the focus; its letters never meet the list's. */
  dialog: {
    retry: ['R'],
    other: ['O'],
    details: ['I'],
    mend: ['M'],
    void: ['V'],
    yes: ['Y'],
    no: ['N'],
    damaged: ['B'],
    one: ['1'],
    two: ['2'],
    three: ['3'],
    write: ['E'],
    before: ['ArrowLeft'],
    after: ['ArrowRight'],
  },
} as const satisfies KeyScopes;
