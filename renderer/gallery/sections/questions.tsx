import { useState } from 'react';
import type { Difference } from '../../features/sync/entries.ts';
import { type Choices, MergeTable } from '../../features/sync/merge-table.tsx';
import '../../features/sync/sync.css';
import { PrintQuestion } from '../../ui/question/print-question.tsx';
import { Steps } from '../../ui/steps/steps.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords, type Words } from '../words.ts';

const nothing = (): void => undefined;

/** Long ago, so that no picture depends on the day it is taken. */
const CHANGED_AT = Date.UTC(2020, 10, 12, 2, 30);
const handHere = (name: Words['name']) => ({ by: name('张敏', 'Zhang Min'), kind: 'person', at: CHANGED_AT }) as const;
const differenceIn = ({ name }: Words): Difference => ({
  n: 1,
  kind: 'conflict',
  orderId: 'order-1',
  platformOrderNo: name('TB-4415913377420'),
  merchant: 'taomuji',
  merchantName: name('淘木集'),
  entryId: 'entry-1',
  foundAt: CHANGED_AT,
  ours: { by: name('张敏', 'Zhang Min'), at: CHANGED_AT },
  theirs: { ref: 'W-1', version: 16, at: CHANGED_AT },
  baseVersion: 14,
  fields: [
    {
      field: 'recipient.district',
      base: name('余杭区'),
      ours: name('西湖区'),
      theirs: name('余杭区'),
      verdict: 'ours',
      ourHand: handHere(name),
      theirHand: null,
    },
    {
      field: 'recipient.detail',
      base: name('文二西路738号西溪乐谷3幢1102室'),
      ours: name('文二西路738号西溪乐谷3幢1102室，放前台'),
      theirs: name('文二西路738号西溪乐谷5幢1102室'),
      verdict: 'both',
      ourHand: handHere(name),
      theirHand: { by: name('顾晓枫', 'Gu Xiaofeng'), kind: 'there', at: CHANGED_AT },
    },
    {
      field: 'carrier',
      base: 'YTO',
      ours: 'SF',
      theirs: 'EMS',
      verdict: 'both',
      ourHand: handHere(name),
      theirHand: { by: null, kind: 'there', at: CHANGED_AT },
    },
    { field: 'recipient.phone', base: '1385710284', ours: '13857102846', theirs: '13857102846', verdict: 'same', ourHand: handHere(name), theirHand: null },
    { field: 'buyerNote', base: '', ours: '', theirs: name('轻放', 'handle with care'), verdict: 'theirs', ourHand: null, theirHand: null },
  ],
});

export function Questions() {
  const words = useWords();
  const { say, name } = words;
  const [choices, setChoices] = useState<Choices>({});
  const [difference] = useState(() => differenceIn(words));
  return (
    <>
      <Shelf of="PrintQuestion" column>
        <PrintQuestion
          title={say('这张面单出来了吗？', 'Did this label come out?')}
          picture={
            <div className="row wrap">
              <b className="code">{name('SF14288521')}</b>
              <span className="spring" />
              <span>{name('陈佳 · 浦东新区')}</span>
            </div>
          }
          yes={{ text: say('出来了', 'Yes, it did'), onPress: nothing }}
          no={{ text: say('没有', 'No'), onPress: nothing }}
          damaged={{ text: say('坏了', 'Damaged'), onPress: nothing }}
        >
          {say(
            '10:54 发给 ZT411-03，程序在回答前重启。您说之前不会发第二个号。',
            'Sent to ZT411-03 at 10:54, the program restarted before an answer. Until you say, no second number is issued.',
          )}
        </PrintQuestion>
      </Shelf>
      <Shelf of="MergeTable" column>
        <MergeTable
          difference={difference}
          choices={choices}
          active="recipient.detail"
          disabled={false}
          personCalled={(called) => called}
          onChoose={(field, choice) => setChoices((before) => ({ ...before, [field]: choice }))}
        />
      </Shelf>
      <Shelf of="Steps" column>
        <Steps
          label={say('测试连接', 'Test connection')}
          stateNames={{
            waiting: say('还没开始', 'Not yet'),
            running: say('正在做', 'Running'),
            ok: say('好', 'Fine'),
            warn: say('注意', 'Look'),
            stop: say('不行', 'Failed'),
            info: say('知道一下', 'Note'),
            doubt: say('存疑', 'In doubt'),
          }}
          steps={[
            { id: 'found', state: 'ok', name: say('找到服务器', 'Server found'), result: name('wms.qingpu.lan → 10.20.4.11'), took: '6 ms' },
            {
              id: 'stock',
              state: 'warn',
              name: say('读库存', 'Read stock'),
              result: say('没有 B 区的权限', 'No right to zone B'),
              advice: say('请 WMS 管理员加上 stock.read:B', 'Ask the WMS administrator to add stock.read:B'),
              took: '190 ms',
            },
            {
              id: 'twice',
              state: 'info',
              name: say('同一改动发两次', 'Send one change twice'),
              result: say('第二次没认出来', 'the second was not recognised'),
              took: '604 ms',
            },
            { id: 'sign', state: 'stop', name: say('登录', 'Sign in'), result: say('密码不对', 'wrong password'), took: '88 ms' },
            { id: 'write', state: 'doubt', name: say('写一单', 'Write an order'), result: say('没有等到回答', 'no answer came') },
            { id: 'remove', state: 'running', name: say('删掉测试单', 'Remove the test order') },
            { id: 'clock', state: 'waiting', name: say('对钟', 'Compare clocks') },
          ]}
        />
      </Shelf>
    </>
  );
}
