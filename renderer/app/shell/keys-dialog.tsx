import { useTranslation } from 'react-i18next';
import { keyboard } from '../../lib/keys/keyboard.ts';
import { chordsOf, GO_KEYS, type GoTarget, KEY_MAP, type KeyScope } from '../../lib/keys/key-map.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { PLACES } from '../places.ts';
import { Dialog } from '../../ui/overlay/dialog.tsx';

const TARGETS: readonly GoTarget[] = [...PLACES.map(({ id }) => id), 'switchUser'];

/** The keys that would answer here and now, by scope. */
export function KeysDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const live = open ? keyboard.live() : [];
  const scopes = (Object.keys(KEY_MAP) as KeyScope[]).filter((scope) => live.some((key) => key.scope === scope && key.chords.length > 0));
  return (
    <Dialog
      title={t('keys.title')}
      open={open}
      onClose={onClose}
      wide
      foot={
        <Button onPress={onClose} chord="Escape">
          {t('ui.close')}
        </Button>
      }
    >
      <div className="keys-columns">
        {scopes.map((scope) => (
          <section key={scope} className="keys-scope">
            <h3>{t(`keys.${scope}`)}</h3>
            <ul>
              {live
                .filter((key) => key.scope === scope && key.chords.length > 0)
                .map(({ action, chords }) => (
                  <li key={action} className="keys-row">
                    <span>{t(`keys.${scope}.${action}`)}</span>
                    <span className="row keys-caps">
                      {chords.map((chord) => (
                        <KeyCap key={chord} chord={chord} />
                      ))}
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
        <section className="keys-scope">
          <h3>{t('keys.go')}</h3>
          <ul>
            {TARGETS.map((target) => (
              <li key={target} className="keys-row">
                <span>{target === 'switchUser' ? t('shell.switchUser') : t(`place.${target}`)}</span>
                <span className="row keys-caps">
                  <KeyCap chord={chordsOf('everywhere', 'go')[0] ?? ''} />
                  <KeyCap chord={GO_KEYS[target]} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
