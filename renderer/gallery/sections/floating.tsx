import { useState } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { useToast } from '../../ui/feedback/toast.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { CommandSheet } from '../../ui/bench/command-sheet.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { FormDialog } from '../../ui/overlay/form-dialog.tsx';
import { Menu, MenuChoices, MenuItem, MenuSeparator } from '../../ui/overlay/menu.tsx';
import { PinPad } from '../../ui/pin-pad/pin-pad.tsx';
import { PaletteList } from '../../app/palette/palette-list.tsx';
import type { PaletteRows } from '../../app/palette/palette-rows.ts';
import type { PaletteItem } from '../../lib/palette/palette-item.ts';
import '../../app/palette/palette.css';
import { OutageTape } from '../../app/shell/outage-tape.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords, type Words } from '../words.ts';

const foundIn = ({ say, name }: Words): readonly PaletteRows[] => {
  const item = (group: PaletteItem['group'], id: string, icon: PaletteItem['icon'], text: string, more: Partial<PaletteItem> = {}): PaletteItem => ({
    id,
    group,
    icon,
    text,
    run: () => undefined,
    ...more,
  });
  return [
    {
      group: 'orders',
      items: [
        item('orders', 'o1', 'queue', name('TB-4415919902217'), { code: true, detail: name('杨帆 · 棉朵母婴'), meta: say('处理中', 'Working') }),
        item('orders', 'o2', 'dispatch', name('SF1428830019954'), { code: true, detail: name('杨凡 · 森屿户外'), meta: say('已发', 'Shipped') }),
      ],
    },
    { group: 'actions', items: [item('actions', 'a1', 'assign', say('指派给杨帆', 'Assign this order to Yang Fan'), { chord: 'A' })] },
    { group: 'places', items: [item('places', 'p1', 'sync', say('同步', 'Sync'), { chord: 'G+Y' })] },
  ];
};

export function Floating() {
  const words = useWords();
  const { say } = words;
  const toast = useToast();
  const [open, setOpen] = useState<'dialog' | 'form' | 'paper' | null>(null);
  const [theme, setTheme] = useState<'light' | 'dark'>('light');
  const close = () => setOpen(null);
  const [sections] = useState(() => foundIn(words));
  return (
    <>
      <Shelf of="open one">
        <Button onPress={() => setOpen('dialog')}>{say('确认框', 'Dialog')}</Button>
        <Button onPress={() => setOpen('form')}>{say('表单', 'Form')}</Button>
        <Button icon="print" onPress={() => setOpen('paper')}>
          {say('指令纸', 'Command sheet')}
        </Button>
        <Button onPress={() => toast.show({ text: say('3 单已指派给王磊', '3 orders assigned to Wang Lei'), undo: () => undefined })}>
          {say('提示', 'Toast')}
        </Button>
        <Menu trigger={<Button icon="more">{say('菜单', 'Menu')}</Button>} label={say('更多', 'More')}>
          <MenuItem id="a" text={say('指派', 'Assign')} icon="assign" chord="A" />
          <MenuItem id="n" text={say('备注', 'Note')} icon="note" chord="N" detail={say('会进记录', 'into the log')} />
          <MenuSeparator />
          <MenuChoices
            title={say('主题', 'Theme')}
            value={theme}
            onChange={setTheme}
            choices={[
              { id: 'light', text: say('亮', 'Light') },
              { id: 'dark', text: say('暗', 'Dark') },
            ]}
          />
        </Menu>
      </Shelf>
      <Shelf of="Palette" column>
        <div className="gallery-box">
          <PaletteList id="gallery-palette" label={say('找到的', 'Found')} groups={sections} active={1} onChoose={close} />
        </div>
      </Shelf>
      <Shelf of="Dialog">
        <div className="gallery-box dialog">
          <h2 className="dialog-title">{say('作废 3 张面单？', 'Void 3 labels?')}</h2>
          <div className="dialog-body">
            {say('承运商会拒收这些号；贴上的要撕掉。', 'The carrier will refuse these numbers; stuck-on labels must come off.')}
          </div>
          <div className="dialog-foot">
            <Button look="danger" chord="V">
              {say('作废 3 张面单', 'Void 3 labels')}
            </Button>
            <Button chord="Escape">{say('留着', 'Keep')}</Button>
          </div>
        </div>
      </Shelf>
      <Shelf of="OutageTape" column>
        <OutageTape drill={false} title={say('停机 OT-3', 'Outage OT-3')} actions={<Button>{say('结束停机', 'End outage')}</Button>}>
          <span>{say('1 时 25 分 · 李伟', '1h 25m · Li Wei')}</span>
        </OutageTape>
        <OutageTape drill title={say('演练 · 停机 OT-1', 'DRILL · Outage OT-1')} actions={<Button>{say('结束停机', 'End outage')}</Button>}>
          <span>{say('4 分 · 高原', '4m · Gao Yuan')}</span>
        </OutageTape>
      </Shelf>
      <Shelf of="PinPad">
        <div className="gallery-pin">
          <PinPad label={say('PIN', 'PIN')} attempt={0} onComplete={() => undefined} />
        </div>
      </Shelf>
      {open === 'form' && (
        <FormDialog
          title={say('写备注', 'Write a note')}
          submit={say('保存', 'Save')}
          busy={false}
          failed={{ what: say('没有保存：别人刚改过。', 'Not saved: somebody has just changed it.'), rest: say('写的都还在。', 'What you wrote is kept.') }}
          onSubmit={close}
          onClose={close}
          className="col"
        >
          <TextField label={say('备注', 'Note')} value={say('下午再打', 'Call again in the afternoon')} onChange={() => undefined} />
        </FormDialog>
      )}
      {open === 'paper' && (
        <CommandSheet
          title={say('打包台指令', 'Commands of the bench')}
          how={say('贴在台边，扫它就行。', 'Hang it beside the bench and scan it.')}
          commands={[{ code: 'SB*CLOSE', word: say('封箱', 'Close') }]}
          onPrinted={close}
        />
      )}
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        role="alertdialog"
        title={say('作废 3 张面单？', 'Void 3 labels?')}
        foot={
          <>
            <Button look="danger" chord="V" onPress={close}>
              {say('作废 3 张面单', 'Void 3 labels')}
            </Button>
            <Button autoFocus chord="Escape" onPress={close}>
              {say('留着', 'Keep')}
            </Button>
          </>
        }
      >
        {say(
          '承运商会拒收这些号；贴上的要撕掉。订单和地址不变。',
          'The carrier will refuse these numbers; stuck-on labels must come off. Orders and addresses stay.',
        )}
      </Dialog>
    </>
  );
}
