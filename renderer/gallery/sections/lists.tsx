import { useState } from 'react';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { ViewTabs } from '../../ui/layout/view-tabs.tsx';
import { Menu, MenuItem } from '../../ui/overlay/menu.tsx';
import { SelectionBar } from '../../ui/selection/selection-bar.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords } from '../words.ts';

type ViewId = 'mine' | 'all' | 'due';

export function Lists() {
  const { say, name } = useWords();
  const [view, setView] = useState<ViewId>('all');
  const [order, setOrder] = useState<readonly ViewId[]>(['mine', 'all', 'due']);
  const [names] = useState(() => ({ mine: name('我的', 'Mine'), all: name('全部未结', 'All open'), due: name('今天到期', 'Due today') }));
  const counts = { mine: ['18', 'plain'], all: ['127', 'plain'], due: ['33', 'warn'] } as const;
  const move = (id: ViewId, to: number) => setOrder((before) => before.filter((one) => one !== id).toSpliced(to, 0, id));
  const at = order.indexOf(view);
  return (
    <>
      <Shelf of="SavedViews" column>
        <ViewTabs
          label={say('视图', 'Views')}
          views={order.map((id) => ({
            id,
            name: names[id],
            count: counts[id][0],
            countTone: counts[id][1],
            changed: id === 'all',
            ...(id === 'mine' && { icon: 'user' as const }),
          }))}
          value={view}
          onChange={setView}
          onMove={move}
          changedText={say('有改动', 'changed')}
          changedActions={
            <>
              <Button look="quiet">{say('放弃', 'Discard')}</Button>
              <Button>{say('保存', 'Save')}</Button>
            </>
          }
          aside={
            <Menu trigger={<IconButton icon="more" label={say('视图的更多操作', 'More about views')} />} label={say('更多', 'More')}>
              <MenuItem id="left" text={say('往左移', 'Move left')} icon="left" onAction={() => at > 0 && move(view, at - 1)} />
              <MenuItem id="right" text={say('往右移', 'Move right')} icon="right" onAction={() => at < order.length - 1 && move(view, at + 1)} />
            </Menu>
          }
        >
          <p className="t2 gallery-rows">{names[view]}</p>
        </ViewTabs>
      </Shelf>
      <Shelf of="SelectionBar" column>
        <SelectionBar text={say('选了 3 单', '3 selected')} clearText={say('取消选择', 'Clear')} onClear={() => undefined}>
          <Button look="quiet" icon="assign" chord="A">
            {say('指派', 'Assign')}
          </Button>
          <Button look="quiet" icon="calendar" chord="D">
            {say('下一步', 'Next action')}
          </Button>
          <Button look="quiet" icon="check" disabledReason={say('种类不同，不能一起结', 'Of different kinds: close them one by one')}>
            {say('结单', 'Close')}
          </Button>
        </SelectionBar>
      </Shelf>
    </>
  );
}
