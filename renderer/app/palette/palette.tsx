import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import type { PaletteItem, UsePalettePages, UsePaletteSource } from '../../lib/palette/palette-item.ts';
import { useSession } from '../../lib/session/session.ts';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { paletteRows, wordsOf } from './palette-rows.ts';
import { PaletteList, rowId } from './palette-list.tsx';
import { recentOf, rememberUse } from './recent.ts';
import { useShellCommands } from './shell-commands.ts';
import { useSpell } from './use-spell.ts';
import './palette.css';

const LIST = 'palette-list';
const sources = Object.entries(import.meta.glob<{ readonly usePaletteSource: UsePaletteSource }>('../../features/*/palette-source.ts', { eager: true }))
  .toSorted(([a], [b]) => a.localeCompare(b))
  .map(([, source]) => source.usePaletteSource);
const listed = Object.values(import.meta.glob<{ readonly usePalettePages: UsePalettePages }>('../../features/*/palette-pages.ts', { eager: true })).map(
  ({ usePalettePages }) => usePalettePages,
);

interface PaletteProps {
  readonly first: string;
  /** What the desk can do, as it was when the palette was asked for. */
  readonly fixed: readonly PaletteItem[];
  readonly onClose: () => void;
  /** Runs once the focus is back where it was. */
  readonly onChosen: (item: PaletteItem) => void;
}

/** One field for everything: orders by any number, actions, places, settings. The keys stay in the field; the list is read to it. */
export function Palette({ first, fixed, onClose, onChosen }: PaletteProps) {
  const { t } = useTranslation();
  const { userId } = useSession();
  const { language } = useAppearance();
  const [typed, setTyped] = useState(first);
  // What an input method is still composing is not asked.
  const [settled, setSettled] = useState(first);
  const [chosen, setChosen] = useState({ typed: first, index: 0 });
  const [isDue, setDue] = useState(false);
  const [recent] = useState(() => recentOf(userId));
  const spell = useSpell(language === 'zh-CN');
  const { words, onlyActions } = wordsOf(settled);
  // The list of sources is fixed when the program is built, so each is asked on every render.
  const answers = sources.map((usePaletteSource) => usePaletteSource(onlyActions ? '' : words));
  const shellCommands = useShellCommands();
  const pages = listed.flatMap((usePalettePages) => usePalettePages());
  const isWaiting = words !== '' && !onlyActions && answers.some((answer) => answer.isWaiting);
  const groups = paletteRows({ typed: settled, found: answers.flatMap(({ items }) => items), fixed: [...fixed, ...shellCommands, ...pages], recent, spell });
  const items = groups.flatMap((group) => group.items);
  const notes = onlyActions ? [] : answers.flatMap(({ note }) => (note === undefined ? [] : [note]));
  const active = items.length === 0 ? -1 : chosen.typed === settled ? Math.min(chosen.index, items.length - 1) : 0;
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.getElementById(rowId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const choose = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    if (item.group !== 'orders') rememberUse(userId, item.id);
    onChosen(item);
  };
  const move = (by: number) => {
    if (items.length > 0) setChosen({ typed: settled, index: (active + by + items.length) % items.length });
  };
  // Quick hands press Enter before the answer is there: it waits for it.
  useEffect(() => {
    if (isDue && !isWaiting && typed === settled) choose(items[active]);
  });

  return (
    <ModalOverlay className="scrim palette-scrim" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="palette">
        <Dialog className="palette-dialog" aria-label={t('palette.title')}>
          <div className="palette-field">
            <Icon name="search" size={16} />
            <input
              ref={input}
              autoFocus
              className="palette-input"
              type="text"
              role="combobox"
              aria-expanded
              aria-controls={LIST}
              aria-autocomplete="list"
              aria-activedescendant={active >= 0 ? rowId(active) : undefined}
              aria-label={t('shell.search')}
              autoComplete="off"
              spellCheck={false}
              placeholder={t('palette.hint')}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setDue(false);
                if (!(event.nativeEvent as InputEvent).isComposing) setSettled(event.target.value);
              }}
              onCompositionEnd={(event) => setSettled(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing || event.keyCode === 229) return;
                const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
                if (step !== undefined) {
                  event.preventDefault();
                  move(step);
                }
                if (event.key !== 'Enter') return;
                event.preventDefault();
                if (isWaiting) setDue(true);
                else choose(items[active]);
              }}
            />
            <KeyCap chord="Escape" />
          </div>
          <PaletteList id={LIST} label={t('palette.results')} groups={groups} active={active} onChoose={choose} />
          <p className="palette-note meta" role="status">
            {isWaiting ? t('palette.searching') : items.length === 0 ? t('palette.nothing', { words }) : notes.join(' ')}
          </p>
          <div className="palette-foot meta">
            <KeyCap chord="ArrowUp" />
            <KeyCap chord="ArrowDown" />
            <span>{t('palette.move')}</span>
            <KeyCap chord="Enter" />
            <span>{t('palette.open')}</span>
            <KeyCap chord=">" />
            <span>{t('palette.onlyActions')}</span>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
