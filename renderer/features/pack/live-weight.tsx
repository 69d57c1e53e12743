import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { weightText } from '../../../shared/core/pack-check/pack-command.ts';
import { offeredGrams } from '../../../shared/core/scale/steady-weight.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { scale, useScale } from '../../lib/devices/scale.ts';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';

/** What the scale shows now. Once the count agrees, the first weight that stands still is the parcel's: nobody types it. */
export function LiveWeight({ isWanted, onSay }: { readonly isWanted: boolean; readonly onSay: (text: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useScale();
  const offered = offeredGrams(now);
  useEffect(() => {
    if (!isWanted || offered === null) return;
    scale.take();
    onSay(weightText(offered));
  }, [isWanted, offered, onSay]);
  const { device, shown } = now;
  if (device === 'none') return null;
  if (device !== 'open')
    return (
      <span className="bench-said">
        <StatusIcon tone="warn" />
        {t(`pack.scale.${device}`)}
      </span>
    );
  if (shown?.kind !== 'weight') return <span className="bench-said">{t(`pack.scale.${shown?.kind ?? 'silent'}`)}</span>;
  return (
    <span className="bench-said pack-scale" data-stable={shown.stable}>
      <StatusIcon tone={shown.stable ? 'ok' : 'wait'} label={t(shown.stable ? 'pack.scale.stable' : 'pack.scale.moving')} />
      <b>{format.grams(shown.grams)}</b>
    </span>
  );
}
