import { useTranslation } from 'react-i18next';
import { cableScanner, useCableScanner } from '../../../lib/devices/cable-scanner.ts';
import { scale, useScale } from '../../../lib/devices/scale.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { SettingsPart } from '../setting-parts.tsx';
import { DeviceChoice } from './device-choice.tsx';
import './devices.css';

/** Scales and scanners on a cable of this computer that do not play a keyboard. */
export function DevicesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { device, shown } = useScale();
  const scanner = useCableScanner();
  return (
    <>
      <SettingsPart title={t('devices.scale')} hint={t('devices.scale.hint')} wide>
        <DeviceChoice of="scale" state={device} onChosen={scale.restart}>
          {device === 'open' && (
            <p className="device-figure" role="status">
              {shown === null && t('devices.silent')}
              {shown !== null && shown.kind !== 'weight' && t(`pack.scale.${shown.kind}`)}
              {shown?.kind === 'weight' && (
                <>
                  {format.grams(shown.grams)}
                  <span className="meta">{t(shown.stable ? 'pack.scale.stable' : 'pack.scale.moving')}</span>
                </>
              )}
            </p>
          )}
        </DeviceChoice>
      </SettingsPart>
      <SettingsPart title={t('devices.scanner')} hint={t('devices.scanner.hint')} wide>
        <DeviceChoice of="scanner" state={scanner} onChosen={cableScanner.restart} />
      </SettingsPart>
    </>
  );
}
