import { useTranslation } from 'react-i18next';
import type { ImportDto } from '../../../../shared/contract/intake.contract.ts';
import type { Tone } from '../../../ui/icon/status-icon.tsx';
import { Pill } from '../../../ui/status/pill.tsx';

const TONES = { reading: 'wait', checking: 'wait', done: 'ok', cancelled: 'info', failed: 'stop' } as const satisfies Record<ImportDto['state'], Tone>;

export function ImportState({ state }: { readonly state: ImportDto['state'] }) {
  const { t } = useTranslation();
  return <Pill tone={TONES[state]}>{t(`intake.state.${state}`)}</Pill>;
}
