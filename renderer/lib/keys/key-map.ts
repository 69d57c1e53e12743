import { CONSOLE_KEYS } from './map/console-keys.ts';
import { FLOOR_KEYS } from './map/floor-keys.ts';
import { FOCUS_KEYS } from './map/focus-keys.ts';
import { ORDER_KEYS } from './map/order-keys.ts';
import { OUTAGE_KEYS } from './map/outage-keys.ts';
import { SETTINGS_KEYS } from './map/settings-keys.ts';
import type { KeyScopes } from './map/key-scopes.ts';
import { getOwnKeys, isCharacterKey, type OwnKeys } from './own-keys.ts';

/**
 * Every key of the console, also of desks not built yet: what is printed on a key cap and what is listened for are the same text. Actions of scopes that
 * are live together never share a key (`findClashes` fails the build), and none takes what browser, system, screen reader or input method own (FORBIDDEN
 * in clashes.ts). What a person changed for themselves lies over it in own-keys.ts.
 */
export const KEY_MAP = {
  // A scope stands in one of them only: the same name again would silently lie over the first.
  ...CONSOLE_KEYS,
  ...ORDER_KEYS,
  ...OUTAGE_KEYS,
  ...FLOOR_KEYS,
  ...SETTINGS_KEYS,
  ...FOCUS_KEYS,
} as const satisfies KeyScopes;

export type KeyScope = keyof typeof KEY_MAP;
export type KeyAction<S extends KeyScope> = keyof (typeof KEY_MAP)[S] & string;

/** Which scopes are live together. A key may stand once in each of these. */
export const DESKS = {
  queue: ['everywhere', 'list', 'row'],
  intake: ['everywhere', 'list', 'intake'],
  stock: ['everywhere', 'list', 'stock'],
  outage: ['everywhere', 'outage'],
  outageDesk: ['everywhere', 'list', 'outageDesk', 'matching'],
  spotCheck: ['everywhere', 'spotCheck'],
  board: ['everywhere', 'list', 'board'],
  pack: ['bench'],
  dispatch: ['bench'],
  sync: ['everywhere', 'list', 'sync'],
  settings: ['everywhere', 'list', 'people'],
  upkeep: ['everywhere', 'list', 'upkeep'],
  dialog: ['everywhere', 'dialog'],
} as const satisfies Readonly<Record<string, readonly KeyScope[]>>;

/** After `G`; `U` changes the person, which is two keystrokes from anywhere. A letter answers once its place is built, and is shown only then. */
export const GO_KEYS = {
  queue: 'Q',
  intake: 'I',
  stock: 'T',
  requests: 'R',
  outage: 'O',
  manual: 'M',
  pack: 'P',
  dispatch: 'D',
  spotCheck: 'S',
  deliveries: 'E',
  board: 'B',
  weeklyReport: 'W',
  sync: 'Y',
  closed: 'C',
  settings: ',',
  switchUser: 'U',
  notices: 'N',
} as const;
export type GoTarget = keyof typeof GO_KEYS;
export type Place = Exclude<GoTarget, 'switchUser' | 'notices'>;

/** The keys that work for an action as this person has them; those with Ctrl and the named ones always stay. */
export const chordsOf = (scope: KeyScope, action: string, { letters, changed }: OwnKeys = getOwnKeys()): readonly string[] => {
  const built = (KEY_MAP[scope] as Readonly<Record<string, readonly string[]>>)[action] ?? [];
  const own = changed[`${scope}.${action}`];
  if (letters && own === undefined) return built;
  const named = built.filter((chord) => !isCharacterKey(chord));
  return letters && typeof own === 'string' ? [own, ...named] : named;
};

/** The key printed beside an action: the first one that works for it, or nothing where it was switched off. */
export const chordOf = <S extends KeyScope>(scope: S, action: KeyAction<S>): string => chordsOf(scope, action)[0] ?? '';

/** The keys that lead to a place, as they are printed. */
export const goChordOf = (target: GoTarget): string => {
  const go = chordsOf('everywhere', 'go')[0];
  return go === undefined ? '' : `${go}+${GO_KEYS[target]}`;
};
