import { useState } from 'react';
import { Checkbox } from '../../ui/choice/checkbox.tsx';
import { RadioGroup } from '../../ui/choice/radio.tsx';
import { Segmented } from '../../ui/choice/segmented.tsx';
import { Switch } from '../../ui/choice/switch.tsx';
import { Tick } from '../../ui/choice/tick.tsx';
import { Forced } from '../forced.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords } from '../words.ts';

type Side = 'ours' | 'theirs';

export function Choices() {
  const { say, name } = useWords();
  const [side, setSide] = useState<Side>('ours');
  const reason = say('由管理员设定', 'Set by the administrator');
  const sides = [
    { id: 'ours', text: say('我们的', 'Ours'), detail: name('张敏，10:52', 'Zhang Min, 10:52'), chord: '1' },
    { id: 'theirs', text: say('WMS 的', 'Theirs'), detail: name('10:49'), chord: '2' },
  ] as const;
  return (
    <>
      <Shelf of="Checkbox">
        <Checkbox>{say('易碎', 'Fragile')}</Checkbox>
        <Checkbox defaultSelected>{say('礼品', 'Gift')}</Checkbox>
        <Checkbox isIndeterminate>{say('部分', 'Some')}</Checkbox>
        <Forced state="hovered">
          <Checkbox>{say('悬停', 'Hovered')}</Checkbox>
        </Forced>
        <Forced state="focus-visible">
          <Checkbox defaultSelected>{say('焦点', 'Focused')}</Checkbox>
        </Forced>
        <Checkbox defaultSelected disabledReason={reason}>
          {say('保价', 'Insured')}
        </Checkbox>
      </Shelf>
      <Shelf of="Tick">
        {([false, 'mixed', true] as const).map((ticked) => (
          <Tick key={String(ticked)} ticked={ticked} label={say('选这一行', 'Choose this row')} onTick={() => undefined} />
        ))}
      </Shelf>
      <Shelf of="Switch">
        <Switch>{say('声音', 'Sound')}</Switch>
        <Switch defaultSelected>{say('声音', 'Sound')}</Switch>
        <Forced state="focus-visible">
          <Switch defaultSelected>{say('焦点', 'Focused')}</Switch>
        </Forced>
        <Switch defaultSelected disabledReason={reason}>
          {say('上传前先问人', 'Ask before uploading')}
        </Switch>
      </Shelf>
      <Shelf of="RadioGroup">
        <div className="gallery-form">
          <RadioGroup label={say('取哪一边', 'Which side')} value={side} onChange={setSide} choices={sides} />
          <RadioGroup label={say('不能选', 'Fixed')} value={side} onChange={setSide} choices={sides} disabledReason={reason} />
        </div>
      </Shelf>
      <Shelf of="Segmented">
        <Segmented
          label={say('来源', 'Source')}
          value={side}
          onChange={setSide}
          choices={[
            { id: 'ours', text: say('粘贴', 'Paste') },
            { id: 'theirs', text: say('手工', 'By hand') },
          ]}
        />
      </Shelf>
    </>
  );
}
