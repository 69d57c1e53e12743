import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTHING_SEEN, seeCodes } from '../../../shared/core/scanning/camera-sightings.ts';
import { keyboard } from '../keys/keyboard.ts';
import { chordOf } from '../keys/key-map.ts';
import { Button } from '../../ui/button/button.tsx';
import { useCamera } from '../../ui/camera/use-camera.ts';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import './camera-scan.css';

/** Whose keys switch it on and off. */
export type CameraScope = 'bench' | 'spotCheck';

/** Five looks a second leave the page free between them. */
const LOOK_EVERY_MS = 200;

/** A camera instead of a scanner: what is held before it is scanned, and the verdict stays in sight beside it. */
export function CameraScan({ scope = 'bench', onClose }: { readonly scope?: CameraScope; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { state, video, retry } = useCamera();
  const element = useRef<HTMLVideoElement | null>(null);
  useEffect(() => {
    if (state !== 'live') return undefined;
    let left = false;
    let sightings = NOTHING_SEEN;
    const look = async (): Promise<void> => {
      // The reader is as large as the rest of the program: it comes with the first look.
      const { readFrame } = await import('./camera-reader.ts');
      while (!left) {
        const startedAt = performance.now();
        const texts = element.current === null ? null : await readFrame(element.current).catch(() => null);
        if (left) return;
        // A look that could not be taken did not miss anything.
        const seen = texts === null ? { sightings, scans: [] } : seeCodes(sightings, texts, startedAt);
        sightings = seen.sightings;
        const at = Math.round(performance.timeOrigin + startedAt);
        for (const text of seen.scans)
          keyboard.tellScan(text, { startedAt: at, endedAt: Math.round(performance.timeOrigin + performance.now()), presses: 0, source: 'camera' });
        await new Promise((resolve) => setTimeout(resolve, Math.max(20, LOOK_EVERY_MS - (performance.now() - startedAt))));
      }
    };
    void look();
    return () => {
      left = true;
    };
  }, [state]);
  return (
    <section className="bench-camera" aria-label={t('bench.camera')}>
      {state === 'live' ? (
        <video
          ref={(node) => {
            element.current = node;
            video(node);
          }}
          autoPlay
          muted
          playsInline
          aria-label={t('ui.camera.live')}
        />
      ) : (
        <p role={state === 'asking' ? 'status' : 'alert'}>
          <StatusIcon tone={state === 'asking' ? 'wait' : 'warn'} />
          {t(`ui.camera.${state}`)}
        </p>
      )}
      <div className="row">
        <span className="bench-camera-how">{t('bench.camera.how')}</span>
        {state !== 'live' && state !== 'asking' && <Button onPress={retry}>{t('ui.camera.retry')}</Button>}
        <Button chord={chordOf(scope, 'camera')} onPress={onClose}>
          {t('bench.camera.off')}
        </Button>
      </div>
    </section>
  );
}
