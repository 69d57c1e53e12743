import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DRILL_LENGTH_MS } from '../../../shared/core/drill/drill.ts';
import { nextStep, type DrillStep } from '../../../shared/core/drill/next-step.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useDrillScene, useIsDrill, type DrillSceneDto } from '../../lib/drill/use-drill.ts';
import { useNow } from '../../lib/use-now.ts';
import { useSessionStatus } from '../session/session-provider.tsx';
import './drill-band.css';

/** Where each step is taken. */
const PLACE_OF: Readonly<Record<DrillStep, string>> = {
  begin: '#/outage/drill',
  notice: '#/queue',
  // There they arrive; from there each is copied and carried over.
  enter: '#/outage/drill',
  recover: '#/outage',
  upload: '#/outage',
  sign: '#/outage',
  leave: '#/outage/drill',
};

/** Over and around the whole window of a drill, also before anybody signed in and at the benches: nobody may take it for the warehouse. */
export function DrillFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const isDrill = useIsDrill() === true;
  const word = t('drill.word');
  useEffect(() => {
    if (!isDrill) return undefined;
    // What prints takes the word from here (drill-band.css); so does the bar of the system.
    document.documentElement.dataset['drill'] = word;
    document.title = t('drill.windowTitle');
    return () => {
      delete document.documentElement.dataset['drill'];
    };
  }, [isDrill, t, word]);
  if (!isDrill) return children;
  return (
    <div className="drill-frame">
      <DrillBand word={word} />
      <div className="drill-inside">{children}</div>
    </div>
  );
}

function DrillBand({ word }: { readonly word: string }) {
  const { t } = useTranslation();
  const isIn = useSessionStatus().data?.state === 'signed_in';
  const { data: scene } = useDrillScene(isIn);
  return (
    <section className="drill-band" aria-label={word}>
      <div className="tape-hatch" />
      <div className="drill-bar">
        <b>{word}</b>
        <span className="drill-bar-words">{isIn && scene !== undefined ? t(`drill.next.${nextStep(scene.facts)}`) : t('drill.band')}</span>
        {isIn && scene !== undefined && (
          <a className="tape-way" href={PLACE_OF[nextStep(scene.facts)]}>
            {t(`drill.way.${nextStep(scene.facts)}`)}
          </a>
        )}
        <span className="spring" />
        {isIn && scene !== undefined && <Elapsed facts={scene.facts} />}
        <span className="drill-wide">{t('drill.pin')}</span>
      </div>
    </section>
  );
}

function Elapsed({ facts: { beganAt, signedAt } }: { readonly facts: DrillSceneDto['facts'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  if (beganAt === null) return null;
  const length = format.duration(Math.max(0, (signedAt ?? now) - beganAt), { seconds: true });
  return <span className="number">{t('drill.elapsed', { length, of: format.duration(DRILL_LENGTH_MS) })}</span>;
}
