import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button/button.tsx';
import { chordOf } from '../keys/key-map.ts';
import type { CameraScope } from './camera-scan.tsx';

interface CameraButtonProps {
  readonly scope?: CameraScope;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

/** At a desk that scans: whether codes may be held before a camera instead of a scanner. */
export function CameraButton({ scope = 'bench', isOn, onPress }: CameraButtonProps) {
  const { t } = useTranslation();
  return <Button look="quiet" icon="scan" aria-label={t('bench.camera')} chord={chordOf(scope, 'camera')} aria-pressed={isOn} onPress={onPress} />;
}
