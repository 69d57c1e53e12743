import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { chordOf } from '../keys/key-map.ts';
import { useKeysWithin } from '../keys/use-keys-within.ts';
import { Button } from '../../ui/button/button.tsx';

/** The way on from a note about what failed. Its letter answers while the focus is inside that note; elsewhere it is the desk's. */
export function TryAgain({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation();
  const note = useRef<HTMLElement>(null);
  useKeysWithin(note, { again: onPress });
  return (
    <span ref={(here) => void (note.current = here?.closest<HTMLElement>('.note') ?? here)}>
      <Button chord={chordOf('dialog', 'again')} onPress={onPress}>
        {t('shell.tryAgain')}
      </Button>
    </span>
  );
}
