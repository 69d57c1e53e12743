import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import type { DrillSceneDto } from '../../../lib/drill/use-drill.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Pill } from '../../../ui/status/pill.tsx';

interface SlipListProps {
  readonly slips: DrillSceneDto['slips'];
  /** They can be entered now; before that they are not shown. */
  readonly open: boolean;
  /** Once nothing can be entered any more. */
  readonly showFaults: boolean;
  readonly onCopy: (text: string) => void;
}

/** The orders that came by chat while the WMS was away. */
export function SlipList({ slips, open, showFaults, onCopy }: SlipListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const next = slips.find(({ faults }) => faults.includes('missing'))?.id;
  if (!open && !showFaults) return <p className="t2">{t('drill.slips.later', { count: slips.length })}</p>;
  return (
    <section className="drill-slips" aria-label={t('drill.slips')}>
      <h3>{t('drill.slips')}</h3>
      {slips.map(({ id, text, faults }) => {
        const isEntered = !faults.includes('missing');
        return (
          <article key={id} className={isEntered ? 'drill-slip is-entered' : 'drill-slip'}>
            <pre>{text}</pre>
            <div className="row wrap">
              {!showFaults && isEntered && <Pill tone="ok">{t('drill.slip.entered')}</Pill>}
              {showFaults && (
                <Pill tone={faults.length === 0 ? 'ok' : 'warn'}>
                  {faults.length === 0
                    ? t('drill.slip.right')
                    : t('drill.slip.faults', { faults: format.list(faults.map((fault) => t(`drill.fault.${fault}`))) })}
                </Pill>
              )}
              {open && !isEntered && (
                <Button
                  look={id === next ? 'primary' : 'plain'}
                  {...(id === next && { chord: chordOf('outageDesk', 'copySlip') })}
                  onPress={() => onCopy(text)}
                >
                  {t('drill.slip.copy')}
                </Button>
              )}
            </div>
          </article>
        );
      })}
    </section>
  );
}
