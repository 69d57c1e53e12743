import { useEffect, useRef } from 'react';
import type { PaletteItem } from './palette-item.ts';

type Command = Omit<PaletteItem, 'group'> & { readonly group?: PaletteItem['group'] };

const registered = new Set<() => readonly Command[]>();

/** Puts commands without a key of their own into the palette while the component is mounted; those with a key are there by themselves. */
export const useCommands = (commands: readonly Command[]): void => {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const read = () => latest.current;
    registered.add(read);
    return () => void registered.delete(read);
  }, []);
};

export const commandsNow = (): readonly PaletteItem[] =>
  [...registered].flatMap((read) => read()).map(({ group = 'actions', ...rest }) => ({ ...rest, group }));
