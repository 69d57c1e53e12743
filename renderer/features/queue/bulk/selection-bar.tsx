import { useTranslation } from 'react-i18next';
import { chordOf, type KeyAction } from '../../../lib/keys/key-map.ts';
import { keyboard } from '../../../lib/keys/keyboard.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import type { IconName } from '../../../ui/icon/icon-paths.ts';
import { Menu, MenuItem } from '../../../ui/overlay/menu.tsx';
import { SelectionBar as Bar } from '../../../ui/selection/selection-bar.tsx';
import type { ActOnMany } from '../act/act.ts';

interface SelectionBarProps {
  readonly count: number;
  readonly refusal: string | undefined;
  readonly onAct: (name: ActOnMany) => void;
  readonly onClear: () => void;
}

const BUTTONS: readonly (readonly [ActOnMany, IconName, KeyAction<'row'>])[] = [
  ['assign', 'assign', 'assign'],
  ['nextAction', 'calendar', 'nextAction'],
  ['contact', 'phone', 'contact'],
  ['note', 'note', 'note'],
  ['resolve', 'check', 'resolve'],
];
const IN_MENU: readonly (readonly [ActOnMany, IconName, KeyAction<'row'>])[] = [
  ['hold', 'lock', 'hold'],
  ['release', 'undo', 'release'],
  ['void', 'close', 'voidCase'],
];

/** What can be done with all that is ticked. */
export function SelectionBar({ count, refusal, onAct, onClear }: SelectionBarProps) {
  const { t } = useTranslation();
  return (
    <Bar text={t('queue.selected', { count })} clearText={t('queue.clearSelection')} onClear={onClear}>
      {BUTTONS.map(([name, icon, key]) => (
        <Button key={name} look="quiet" icon={icon} chord={chordOf('row', key)} onPress={() => onAct(name)} disabledReason={refusal}>
          {t(`act.${name}`)}
        </Button>
      ))}
      {refusal === undefined && (
        <Menu label={t('case.more')} placement="top start" trigger={<IconButton icon="more" label={t('case.more')} />}>
          <MenuItem
            id="pauseClock"
            icon="pause"
            text={t('keys.row.pauseClock')}
            chord={chordOf('row', 'pauseClock')}
            onAction={() => void keyboard.act('row', 'pauseClock')}
          />
          {IN_MENU.map(([name, icon, key]) => (
            <MenuItem key={name} id={name} icon={icon} text={t(`act.${name}`)} chord={chordOf('row', key)} onAction={() => onAct(name)} />
          ))}
        </Menu>
      )}
    </Bar>
  );
}
