import { useState } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { useToast } from '../../ui/feedback/toast.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Menu, MenuChoices, MenuItem, MenuSeparator } from '../../ui/overlay/menu.tsx';
import { Palette, PaletteList, type PaletteSection } from '../../ui/palette/palette.tsx';
import { PinPad } from '../../ui/pin-pad/pin-pad.tsx';
import { Pill } from '../../ui/status/pill.tsx';
import { OutageTape } from '../../app/shell/outage-tape.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords, type Words } from '../words.ts';

const foundIn = ({ say, name }: Words): readonly PaletteSection[] => [
  {
    id: 'orders',
    title: say('订单', 'Orders'),
    aside: '2',
    items: [
      {
        id: 'o1',
        icon: 'queue',
        text: name('杨帆 TB-4415919902217'),
        shown: (
          <>
            <mark>{name('杨帆')}</mark> · <span className="code">TB-4415919902217</span>
          </>
        ),
        detail: name('棉朵母婴 · 09:12'),
        aside: <Pill tone="plain">{say('处理中', 'Working')}</Pill>,
      },
      {
        id: 'o2',
        icon: 'dispatch',
        text: name('杨凡 SF1428830019954'),
        detail: name('森屿户外 · 11-09'),
        aside: <Pill tone="ok">{say('已发', 'Shipped')}</Pill>,
      },
    ],
  },
  { id: 'actions', title: say('操作', 'Actions'), items: [{ id: 'a1', icon: 'assign', text: say('指派给杨帆', 'Assign this order to Yang Fan'), chord: 'A' }] },
  { id: 'places', title: say('去', 'Go to'), items: [{ id: 'p1', icon: 'sync', text: say('同步', 'Sync'), chord: 'G+Y' }] },
];

export function Floating() {
  const words = useWords();
  const { say } = words;
  const toast = useToast();
  const [open, setOpen] = useState<'dialog' | 'form' | 'palette' | null>(null);
  const [query, setQuery] = useState('yang fan');
  const [theme, setTheme] = useState<'light' | 'dark'>('light');
  const close = () => setOpen(null);
  const [sections] = useState(() => foundIn(words));
  const list = {
    label: say('找', 'Find'),
    query,
    onQuery: setQuery,
    placeholder: say('订单、姓名、电话、操作', 'Order, name, phone, action'),
    hint: say('可以用拼音', 'pinyin works'),
    sections,
    onPick: close,
    nothing: say('没有找到', 'Nothing found'),
    foot: say('48,211 单，全在这台机器上', '48,211 orders, all on this machine'),
  };
  return (
    <>
      <Shelf of="open one">
        <Button onPress={() => setOpen('dialog')}>{say('确认框', 'Dialog')}</Button>
        <Button onPress={() => setOpen('palette')}>{say('命令面板', 'Palette')}</Button>
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
          <PaletteList {...list} />
        </div>
        <div className="gallery-box">
          <PaletteList {...list} query="zzz" sections={[]} />
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
      </Shelf>
      <Shelf of="PinPad">
        <div className="gallery-pin">
          <PinPad label={say('PIN', 'PIN')} attempt={0} onComplete={() => undefined} />
        </div>
      </Shelf>
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
      <Palette {...list} open={open === 'palette'} onClose={close} />
    </>
  );
}
