import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSession } from '../../lib/session/session.ts';
import { usePreferences } from '../../lib/session/use-preferences.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { tourStepsFor } from './tour-steps.ts';
import './tour.css';

/**
 * A card beside the work, never over it and never in the way of a key: the steps are done on the real screens. Started by the
 * person; put off, it goes on at the same step, at any computer.
 */
export function Tour({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { preferences, change } = usePreferences();
  const { can } = useSession();
  const steps = tourStepsFor(can);
  const at = Math.min(preferences.tourStep, steps.length - 1);
  const step = steps[at];
  const path = step?.path;
  useEffect(() => {
    if (path !== undefined) void navigate(path);
  }, [navigate, path]);
  const box = useRef<HTMLElement>(null);
  const later = () => {
    change({ tour: 'later' });
    onLeave();
  };
  useKeys('everywhere', { out: () => (box.current?.contains(document.activeElement) === true ? later() : false) });
  if (step === undefined) return null;
  const isLast = at === steps.length - 1;
  const end = () => {
    change({ tour: 'done', tourStep: 0 });
    onLeave();
  };
  return (
    <section ref={box} className={step.atEnd === true ? 'tour is-end' : 'tour'} aria-label={t('tour.title')} data-region>
      <div className="tour-head">
        <span className="meta">{t('tour.at', { step: at + 1, of: steps.length })}</span>
        <span className="spring" />
        {step.chords.map((chord) => (
          <KeyCap key={chord} chord={chord} />
        ))}
      </div>
      <h2 aria-live="polite">{t(`tour.${step.id}`)}</h2>
      <p>{t(`tour.${step.id}.how`)}</p>
      <div className="row">
        <Button look="primary" autoFocus data-region-start="" onPress={() => (isLast ? end() : change({ tourStep: at + 1 }))}>
          {isLast ? t('tour.end') : t('tour.next')}
        </Button>
        {at > 0 && <Button onPress={() => change({ tourStep: at - 1 })}>{t('tour.back')}</Button>}
        <span className="spring" />
        <Button look="quiet" chord="Escape" onPress={later}>
          {t('tour.later')}
        </Button>
        {!isLast && (
          <Button look="quiet" onPress={end}>
            {t('tour.skip')}
          </Button>
        )}
      </div>
    </section>
  );
}
