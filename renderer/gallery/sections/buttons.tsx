import { Button, IconButton } from '../../ui/button/button.tsx';
import { Hint, KeyCap } from '../../ui/button/key-cap.tsx';
import { Forced } from '../forced.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords } from '../words.ts';

const LOOKS = ['primary', 'plain', 'quiet', 'danger'] as const;

export function Buttons() {
  const { say } = useWords();
  const words = {
    primary: [say('采纳', 'Accept'), 'Enter'],
    plain: [say('编辑', 'Edit'), 'E'],
    quiet: [say('不用', 'Dismiss'), 'X'],
    danger: [say('作废 3 张面单', 'Void 3 labels'), 'V'],
  } as const;
  return (
    <>
      {LOOKS.map((look) => (
        <Shelf key={look} of={look}>
          <Button look={look} chord={words[look][1]}>
            {words[look][0]}
          </Button>
          {(['hovered', 'pressed', 'focus-visible'] as const).map((state) => (
            <Forced key={state} state={state}>
              <Button look={look}>{words[look][0]}</Button>
            </Forced>
          ))}
          <Button look={look} busy busyLabel={say('保存中', 'Saving')}>
            {say('全部保存', 'Save all of them')}
          </Button>
          <Button look={look} disabledReason={say('只有主管能放行', 'Only a supervisor may lift this')}>
            {say('放行', 'Lift hold')}
          </Button>
        </Shelf>
      ))}
      <Shelf of="large, with icon, icon alone">
        <Button large icon="print" look="primary" chord="Ctrl+P">
          {say('打印', 'Print')}
        </Button>
        <Button large icon="retry">
          {say('再试一次', 'Try again')}
        </Button>
        <Button icon="download">{say('导出', 'Export')}</Button>
        <IconButton icon="columns" label={say('列', 'Columns')} />
        <Forced state="focus-visible">
          <IconButton icon="close" label={say('关闭', 'Close')} />
        </Forced>
      </Shelf>
      <Shelf of="KeyCap, Hint">
        <KeyCap chord="Ctrl+K" />
        <KeyCap chord="ArrowDown" />
        <KeyCap chord="Escape" />
        <Hint chord="Ctrl+Enter">{say('整单确认', 'Confirm the whole')}</Hint>
        <Hint chord="J">{say('下一单', 'Next')}</Hint>
      </Shelf>
    </>
  );
}
