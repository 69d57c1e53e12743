import { type LiveKey, keyboard } from '../../lib/keys/keyboard.ts';
import type { PaletteItem } from '../../lib/palette/palette-item.ts';

/** Moving about is quicker by its keys than by its name. */
const NOT_NAMED = new Set(
  ['search', 'out', 'go', 'nextRegion', 'previousRegion']
    .map((action) => `everywhere.${action}`)
    .concat(['next', 'previous', 'first', 'last', 'pageDown', 'pageUp', 'extendDown', 'extendUp', 'openGroup', 'closeGroup'].map((action) => `list.${action}`)),
);

/** What the present desk can do, taken from its keys: an action with a key needs no second registration. Asked before the palette takes the focus. */
export const deskActions = (textOf: (key: LiveKey) => string, onRefused: () => void): readonly PaletteItem[] =>
  keyboard
    .live()
    .filter(({ scope, action }) => !NOT_NAMED.has(`${scope}.${action}`))
    .map((key) => ({
      id: `key:${key.scope}.${key.action}`,
      group: 'actions',
      icon: 'arrow',
      text: textOf(key),
      chord: key.chords[0] ?? '',
      run: () => {
        if (!key.run()) onRefused();
      },
    }));
