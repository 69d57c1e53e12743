import type { ComponentProps } from 'react';

/** A key in the words that ARIA has for keys. One key after another ("G Q") it has none for. */
const ariaKeyOf = (chord: string): string | undefined => (chord === '' || /^[A-Z]\+/u.test(chord) ? undefined : chord.replace('Ctrl+', 'Control+'));

/** For `render` of a button: react-aria leaves the attribute out, and without it only eyes learn the key. */
export const tellingKey = (chord: string | undefined) => {
  const key = chord === undefined ? undefined : ariaKeyOf(chord);
  return key === undefined ? {} : { render: (props: ComponentProps<'button'>) => <button {...props} aria-keyshortcuts={key} /> };
};
