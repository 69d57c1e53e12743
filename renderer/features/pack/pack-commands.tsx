import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { keyboard } from '../../lib/keys/keyboard.ts';
import { type KeyAction, chordOf } from '../../lib/keys/key-map.ts';
import { CameraButton } from '../../lib/scanning/camera-button.tsx';
import { BenchCommand } from '../../ui/bench/bench.tsx';
import { Button } from '../../ui/button/button.tsx';

const does = (action: KeyAction<'bench'>) => () => void keyboard.act('bench', action);

const COMMANDS = [
  ['WEIGH', 'weighOrCage'],
  ['UNDO', 'undoScan'],
  ['SHORT', 'closeShort'],
  ['CALL', 'callSupervisor'],
  ['PARK', 'setAside'],
  ['CLOSE', 'close'],
] as const;

/** What can be said at the foot of the desk. The same with every scan: drawn once, so that no verdict waits for it. */
export const PackCommands = memo(function PackCommands() {
  const { t } = useTranslation();
  return COMMANDS.map(([word, action]) => (
    <BenchCommand key={word} code={`SB*${word}`} chord={chordOf('bench', action)} word={t(`pack.command.${word}`)} onPress={does(action)} />
  ));
});

interface PackToolsProps {
  readonly isCameraOn: boolean;
  /** Its own buttons stand beside what it sees. */
  readonly isBoxCameraOn: boolean;
  readonly hasOrder: boolean;
  readonly hasPapers: boolean;
}

/** The buttons of the strip; as the commands, they wait for their own changes only. */
export const PackTools = memo(function PackTools({ isCameraOn, isBoxCameraOn, hasOrder, hasPapers }: PackToolsProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className="bench-tools">
        <CameraButton isOn={isCameraOn} onPress={does('camera')} />
        {!isBoxCameraOn && (
          <Button
            look="quiet"
            icon="photo"
            aria-label={t('pack.box.photo')}
            chord={chordOf('bench', 'photo')}
            disabledReason={hasOrder ? undefined : t('pack.box.noOrder')}
            onPress={does('photo')}
          />
        )}
        <Button
          look="quiet"
          icon="tag"
          aria-label={t('pack.papers')}
          chord={chordOf('bench', 'printPapers')}
          disabledReason={hasPapers ? undefined : t('pack.box.noOrder')}
          onPress={does('printPapers')}
        />
        <Button look="quiet" icon="print" aria-label={t('pack.sheet')} chord={chordOf('bench', 'sheet')} onPress={does('sheet')} />
        <Button look="quiet" icon="help" aria-label={t('pack.help')} chord={chordOf('bench', 'help')} onPress={does('help')} />
      </span>
      <Button look="quiet" chord={chordOf('bench', 'leave')} onPress={does('leave')}>
        {t('pack.leave')}
      </Button>
    </>
  );
});
