import { findClashes } from './clashes.ts';
import { chordsOf, KEY_MAP, type KeyScope } from './key-map.ts';
import { getOwnKeys, type OwnKeys } from './own-keys.ts';

/** The whole map as a person has it. */
const mapOf = (own: OwnKeys) =>
  Object.fromEntries(
    (Object.keys(KEY_MAP) as KeyScope[]).map((scope) => [
      scope,
      Object.fromEntries(Object.keys(KEY_MAP[scope]).map((action) => [action, chordsOf(scope, action, own)])),
    ]),
  );

/** Would this character for this action meet another one, or belong to somebody else? */
export const mayStandFor = (scope: KeyScope, action: string, chord: string, own: OwnKeys = getOwnKeys()): boolean =>
  findClashes(mapOf({ letters: true, changed: { ...own.changed, [`${scope}.${action}`]: chord } })).length === 0;
