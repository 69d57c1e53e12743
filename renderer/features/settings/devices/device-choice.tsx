import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseDevice } from '../../../lib/devices/choose-device.ts';
import type { DeviceState } from '../../../lib/devices/device-line.ts';
import { BAUD_RATES, type DeviceRole, deviceSetup, setDeviceSetup, type DeviceSetup, USUAL_BAUD_RATE } from '../../../lib/devices/device-setup.ts';
import { webDevices } from '../../../lib/devices/web-devices.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { type Tone, StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { SettingRow } from '../setting-parts.tsx';

const TONES: Readonly<Record<DeviceState, Tone>> = { none: 'info', missing: 'warn', busy: 'warn', open: 'ok' };

interface DeviceChoiceProps {
  readonly of: DeviceRole;
  readonly state: DeviceState;
  readonly onChosen: () => void;
  readonly children?: ReactNode;
}

/** Which device of this computer it is, how fast its line is, and whether it answers. */
export function DeviceChoice({ of: role, state, onChosen, children }: DeviceChoiceProps) {
  const { t } = useTranslation();
  const [setup, show] = useState<DeviceSetup | null>(() => deviceSetup(role));
  const [baudRate, setBaudRate] = useState(() => setup?.baudRate ?? USUAL_BAUD_RATE);
  const { serial, hid } = webDevices();
  const keep = (next: DeviceSetup | null) => {
    setDeviceSetup(role, next);
    show(next);
    onChosen();
  };
  const choose = async (via: DeviceSetup['via']) => {
    const chosen = await chooseDevice(role, via, baudRate);
    if (chosen !== null) keep(chosen);
  };
  if (serial === undefined && hid === undefined) return <Note tone="info">{t('devices.unable')}</Note>;
  return (
    <>
      <p className="device-state">
        <StatusIcon tone={TONES[state]} />
        <b>{t(`devices.state.${state}`)}</b>
        {setup !== null && <span className="meta">{t(`devices.via.${setup.via}`, { id: setup.id, baudRate: setup.baudRate })}</span>}
      </p>
      {children}
      {setup?.via !== 'hid' && (
        <SettingRow name={t('devices.baud')}>
          <Select
            label={t('devices.baud')}
            labelHidden
            value={String(baudRate)}
            onChange={(value) => {
              setBaudRate(Number(value));
              if (setup !== null) keep({ ...setup, baudRate: Number(value) });
            }}
            choices={BAUD_RATES.map((rate) => ({ id: String(rate), text: String(rate) }))}
          />
        </SettingRow>
      )}
      <div className="row">
        {serial !== undefined && (
          <Button icon="plug" onPress={() => void choose('serial')}>
            {t('devices.serial')}
          </Button>
        )}
        {hid !== undefined && (
          <Button icon="plug" onPress={() => void choose('hid')}>
            {t('devices.hid')}
          </Button>
        )}
        {setup !== null && (
          <Button look="quiet" onPress={() => keep(null)}>
            {t('devices.forget')}
          </Button>
        )}
      </div>
    </>
  );
}
