import type { KeyScopes } from './key-scopes.ts';

/** Pages of the settings that keep people, codes and copies. */
export const SETTINGS_KEYS = {
  people: {
    add: ['N'],
    edit: ['E'],
    test: ['T'],
    remove: ['X'],
    again: ['R'],
    arrived: ['Y'],
    notArrived: ['B'],
  },
  /** Pages of the settings that keep lists of their own: copies of the data, codes, carriers, days. */
  upkeep: {
    add: ['N'],
    backUp: ['B'],
    rehearse: ['R'],
    goBack: ['O'],
    approve: ['Y'],
    decline: ['X'],
  },
} as const satisfies KeyScopes;
