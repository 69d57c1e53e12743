import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyboard } from '../../lib/keys/keyboard.ts';
import { isInDialog } from '../../lib/keys/press-target.ts';
import { useKeys, useLiveKeys } from '../../lib/keys/use-keys.ts';
import { commandsNow } from '../../lib/palette/commands.ts';
import type { PaletteItem } from '../../lib/palette/palette-item.ts';
import { useToast } from '../../ui/feedback/toast.tsx';
import { deskActions } from './desk-actions.ts';
import { Palette } from './palette.tsx';

interface Asked {
  readonly first: string;
  /** What the desk could do before the palette took the focus from it. */
  readonly atFirst: readonly PaletteItem[];
}

/** What became possible since (what was loading is there by now) stands where it would have stood; what is gone meanwhile says so when it is chosen. */
const withPresent = (atFirst: readonly PaletteItem[], present: readonly PaletteItem[]): readonly PaletteItem[] => {
  const byId = new Map(atFirst.map((item) => [item.id, item]));
  for (const item of present) byId.set(item.id, item);
  return [...byId.values()];
};

/** The palette of this window: asked for by its keys, by the field in the title bar, or by a scan that no desk wanted. */
export const usePalette = (): { readonly open: () => void; readonly palette: ReactNode } => {
  const { t } = useTranslation();
  const toast = useToast();
  const [asked, setAsked] = useState<Asked | null>(null);
  const due = useRef<PaletteItem | null>(null);

  const actionsNow = useCallback(
    () =>
      deskActions(
        ({ scope, action }) => t(`keys.${scope}.${action}`),
        () => toast.show({ text: t('palette.notNow') }),
      ),
    [t, toast],
  );
  const openWith = useCallback((first: string) => setAsked({ first, atFirst: [...actionsNow(), ...commandsNow()] }), [actionsNow]);
  const open = useCallback(() => openWith(''), [openWith]);
  useKeys('everywhere', { search: () => (isInDialog() ? false : open()) });
  useEffect(
    () =>
      keyboard.onScan((text) => {
        // Over a form nothing is opened: the code is said, and nothing of the form is lost.
        if (isInDialog()) toast.show({ text: t('palette.scanned', { code: text }) });
        else openWith(text);
      }),
    [openWith, t, toast],
  );

  // What was chosen acts where the focus was before, so it waits until the palette has given it back.
  useEffect(() => {
    const item = due.current;
    if (asked !== null || item === null) return undefined;
    due.current = null;
    const timer = setTimeout(item.run, 40);
    return () => clearTimeout(timer);
  }, [asked]);

  useLiveKeys(asked !== null);
  const palette = asked !== null && (
    <Palette
      first={asked.first}
      fixed={withPresent(asked.atFirst, [...actionsNow(), ...commandsNow()])}
      onClose={() => setAsked(null)}
      onChosen={(item) => {
        due.current = item;
        setAsked(null);
      }}
    />
  );
  return { open, palette };
};
