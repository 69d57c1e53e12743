import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button/button.tsx';
import { chordOf } from '../keys/key-map.ts';

/** On the strip of a bench: whether codes may be held before a camera instead of a scanner. */
export function CameraButton({ isOn, onPress }: { readonly isOn: boolean; readonly onPress: () => void }) {
  const { t } = useTranslation();
  return <Button look="quiet" icon="scan" aria-label={t('bench.camera')} chord={chordOf('bench', 'camera')} aria-pressed={isOn} onPress={onPress} />;
}
