import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { keyboard } from '../../lib/keys/keyboard.ts';
import { type KeyAction, chordOf } from '../../lib/keys/key-map.ts';
import { CameraButton } from '../../lib/scanning/camera-button.tsx';
import { BenchCommand } from '../../ui/bench/bench.tsx';
import { Button } from '../../ui/button/button.tsx';
import type { IconName } from '../../ui/icon/icon-paths.ts';

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

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly action: KeyAction<'bench'>;
  readonly disabledReason?: string | undefined;
}
const Tool = ({ icon, label, action, disabledReason }: ToolProps) => (
  <Button look="quiet" icon={icon} aria-label={label} chord={chordOf('bench', action)} disabledReason={disabledReason} onPress={does(action)} />
);

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
  const noOrder = t('pack.box.noOrder');
  return (
    <>
      <span className="bench-tools">
        <CameraButton isOn={isCameraOn} onPress={does('camera')} />
        {!isBoxCameraOn && <Tool icon="photo" label={t('pack.box.photo')} action="photo" disabledReason={hasOrder ? undefined : noOrder} />}
        <Tool icon="tag" label={t('pack.papers')} action="printPapers" disabledReason={hasPapers ? undefined : noOrder} />
        <Tool icon="print" label={t('pack.sheet')} action="sheet" />
        <Tool icon="help" label={t('pack.help')} action="help" />
      </span>
      <Button look="quiet" chord={chordOf('bench', 'leave')} onPress={does('leave')}>
        {t('pack.leave')}
      </Button>
    </>
  );
});
