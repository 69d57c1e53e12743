import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { hasText } from '../../i18n/i18n.ts';
import { chordsOf, GO_KEYS, type GoTarget, KEY_MAP, type KeyScope } from '../../lib/keys/key-map.ts';
import type { LiveKey } from '../../lib/keys/keyboard.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { PLACES } from '../places.ts';
import './help.css';

const TARGETS: readonly GoTarget[] = [...PLACES.map(({ id }) => id), 'switchUser', 'notices'];
const MOST_SENTENCES = 9;
const targetText = (target: GoTarget): string => (target === 'switchUser' ? 'shell.switchUser' : target === 'notices' ? 'notices.title' : `place.${target}`);

interface HelpDialogProps {
  /** The keys that answered when the help was asked for; null while it is closed. */
  readonly live: readonly LiveKey[] | null;
  readonly onClose: () => void;
  readonly onTour: () => void;
}

/** Help for the place one is in: what it is for, how work goes here, and every key that would answer now. */
export function HelpDialog({ live, onClose, onTour }: HelpDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const path = pathname.split('/')[1] ?? '';
  const entry = PLACES.find((one) => one.path === `/${path}`);
  const place = entry?.id ?? path;
  const keys = (live ?? []).filter(({ chords }) => chords.length > 0);
  const scopes = (Object.keys(KEY_MAP) as KeyScope[]).filter((scope) => keys.some((key) => key.scope === scope));
  const sentences = Array.from({ length: MOST_SENTENCES }, (_, index) => `help.${place}.${index + 1}`).filter(hasText);
  return (
    <Dialog
      title={hasText(`place.${place}`) ? t('help.title', { place: t(`place.${place}`) }) : t('keys.title')}
      open={live !== null}
      onClose={onClose}
      wide
      foot={
        <>
          <Button look="quiet" onPress={onTour}>
            {t('tour.take')}
          </Button>
          <Button
            look="quiet"
            onPress={() => {
              onClose();
              void navigate('/settings/keys');
            }}
          >
            {t('help.changeKeys')}
          </Button>
          <span className="spring" />
          <Button onPress={onClose} chord="Escape" autoFocus>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      {sentences.length > 0 && (
        <ul className="help-place">
          {sentences.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      )}
      <h3 className="help-keys">{t('keys.title')}</h3>
      <div className="keys-columns">
        {scopes.map((scope) => (
          <section key={scope} className="keys-scope">
            <h3>{t(`keys.${scope}`)}</h3>
            <ul>
              {keys
                .filter((key) => key.scope === scope)
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
        {/* Letters are the scanner's at a bench. */}
        {entry?.bench !== true && (
          <section className="keys-scope">
            <h3>{t('keys.go')}</h3>
            <ul>
              {TARGETS.map((target) => (
                <li key={target} className="keys-row">
                  <span>{t(targetText(target))}</span>
                  <span className="row keys-caps">
                    <KeyCap chord={chordsOf('everywhere', 'go')[0] ?? ''} />
                    <KeyCap chord={GO_KEYS[target]} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  );
}
