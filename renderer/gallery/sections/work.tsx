import { useRef, useState } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { Card, Facts } from '../../ui/layout/panel.tsx';
import { FaultMark, FaultSentences } from '../../ui/mark/fault-mark.tsx';
import { Difference } from '../../ui/text/difference.tsx';
import { Ladder } from '../../ui/work/ladder.tsx';
import { Log } from '../../ui/work/log.tsx';
import { Suggestion } from '../../ui/work/suggestion.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords } from '../words.ts';

export function Work() {
  const { say, name } = useWords();
  const accept = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const suggestion = {
    title: say('建议', 'Suggestion'),
    confidence: { value: 0.96, text: '96%', label: say('把握', 'Confidence') },
    reason: say(
      '区划表里蒋村只在西湖区；这里改过 17 次一样的，没有一单退回。',
      'Jiangcun is only under Xihu; 17 like corrections accepted here, none came back.',
    ),
    edit: { text: say('编辑', 'Edit'), chord: 'E', onPress: () => undefined },
    dismiss: { text: say('不用', 'Dismiss'), chord: 'X', onPress: () => undefined },
  };
  const acceptAction = { text: say('采纳', 'Accept'), chord: 'Enter', onPress: () => setBusy((before) => !before) };
  return (
    <>
      <Shelf of="FaultMark" column>
        <div className="row wrap">
          <FaultMark group="gallery" number={1} label={say('区', 'District')} lang="zh-CN">
            {name('余杭区')}
          </FaultMark>
          <FaultMark group="gallery" number={2} tone="warn" label={say('电话', 'Phone')}>
            <span className="code">{name('138 5710 284')}</span>
          </FaultMark>
          <FaultMark group="gallery" number={3} tone="doubt" label={say('详细', 'Detail')} lang="zh-CN">
            {name('漕宝路86号5楼')}
          </FaultMark>
        </div>
        <FaultSentences
          group="gallery"
          faults={[
            { number: 1, sentence: say('蒋村街道属于西湖区，不属于余杭区。', 'Jiangcun town belongs to Xihu district, not Yuhang.') },
            { number: 2, tone: 'warn', sentence: say('电话只有 10 位，要 11 位。', 'The phone number has 10 digits, 11 are needed.') },
            { number: 3, tone: 'doubt', sentence: say('「号」或「弄」，读不清。', 'Number or lane, it cannot be told.') },
          ]}
        />
      </Shelf>
      <Shelf of="Suggestion" column>
        <Card>
          <Suggestion
            {...suggestion}
            accept={acceptAction}
            acceptRef={accept}
            busy={busy}
            busyLabel={say('保存中', 'Saving')}
            sideEffect={
              <>
                <Icon name="print" size={13} /> {say('采纳会作废已打的面单 SF1428831190077。', 'Accepting voids label SF1428831190077, already printed.')}
              </>
            }
          >
            <Difference from={name('浙江省 杭州市 余杭区 蒋村街道 文二西路738号')} to={name('浙江省 杭州市 西湖区 蒋村街道 文二西路738号')} lang="zh-CN" />
          </Suggestion>
        </Card>
        <Card>
          <Suggestion {...suggestion} accept={acceptAction} disabledReason={say('只读：别人在处理', 'Read only: somebody else works on it')}>
            <Difference from={name('1385710284')} to={name('13857102846')} />
          </Suggestion>
        </Card>
      </Shelf>
      <Shelf of="ContactLadder" column>
        <Ladder
          label={say('联系', 'Contact ladder')}
          stateNames={{ done: say('已做', 'Done'), now: say('现在', 'Now'), later: say('以后', 'Later') }}
          action={<Button chord="C">{say('联系', 'Contact')}</Button>}
          rungs={[
            { id: 'call', state: 'done', icon: 'phone', name: say('电话', 'Call'), when: '10:12', outcome: say('没人接', 'no answer') },
            { id: 'text', state: 'now', icon: 'message', name: say('短信', 'Text'), when: '10:14', outcome: name('已送达，等回复', 'delivered, waiting') },
            { id: 'merchant', state: 'later', icon: 'mail', name: say('货主', 'Merchant'), when: say('11:14 起', 'from 11:14') },
          ]}
        />
      </Shelf>
      <Shelf of="Log" column>
        <Log
          label={say('记录', 'Log')}
          lines={[
            { id: 3, time: '10:14', icon: 'message', sentence: name('张敏发了短信，已送达', 'Zhang Min sent a text, delivered') },
            {
              id: 2,
              time: '10:12',
              icon: 'edit',
              sentence: say('张敏改了地址', 'Zhang Min changed the address'),
              changes: [{ name: say('区', 'District'), from: name('余杭区'), to: name('西湖区') }],
            },
            { id: 1, time: '09:22', icon: 'intake', sentence: say('文件里进来的', 'Came in with a file') },
          ]}
        />
        <Facts
          facts={[
            { name: say('订单', 'Order'), value: <span className="code">{name('TB-4415913377420')}</span> },
            { name: say('收件人', 'Recipient'), value: name('周雨晴') },
          ]}
        />
      </Shelf>
    </>
  );
}
