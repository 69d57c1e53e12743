import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DESKS, KEY_MAP, type KeyScope } from '../../../renderer/lib/keys/key-map.ts';

const renderer = path.join(import.meta.dirname, '../../../renderer');
const sources = globSync('{app,features,lib,ui}/**/*.{ts,tsx}', { cwd: renderer })
  .filter((file) => !file.startsWith(path.join('lib', 'keys', 'map')))
  .map((file) => ({ file, text: readFileSync(path.join(renderer, file), 'utf8') }));

/** Who listens in a scope; letters of a question are registered by the hook that asks where the focus is, or by a button of a note. */
const listensIn = (scope: KeyScope, text: string): boolean => text.includes(`'${scope}'`) || (scope === 'dialog' && /useKeysWithin\(|<NoteButton/u.test(text));
/** As the name of a handler, given whole or by its name alone, out of a list of actions, or as what a button does. */
const handles = (action: string, text: string): boolean =>
  new RegExp(String.raw`\b${action}\b\s*[:,}(]|\.${action}\b|'${action}'|action="${action}"`, 'u').test(text);

/** Desks whose place is not there yet: their keys are kept free for them, answer nothing and are listed nowhere. */
const UNBUILT: readonly string[] = ['board'];
const live = new Set(Object.entries(DESKS).flatMap(([desk, scopes]): readonly KeyScope[] => (UNBUILT.includes(desk) ? [] : scopes)));

describe('each action of the key file', () => {
  const actions = [...live].flatMap((scope) => Object.keys(KEY_MAP[scope]).map((action) => [scope, action] as const));
  it.each(actions)('%s.%s has somebody who does it', (scope, action) => {
    expect(sources.filter(({ text }) => listensIn(scope, text) && handles(action, text)).map(({ file }) => file)).not.toEqual([]);
  });

  it('of a desk that is not built waits for a place that is not there', () => {
    const places = globSync('features/*/place.tsx', { cwd: renderer }).map((file) => file.split(path.sep)[1]);
    expect(UNBUILT.filter((desk) => places.includes(desk))).toEqual([]);
  });

  it('would be missed: a name that nobody listens for is found nowhere', () => {
    expect(sources.filter(({ text }) => listensIn('sync', text) && handles('standOnItsHead', text))).toEqual([]);
  });
});
