import { useState } from 'react';
import { MergeTable, type MergeRow } from '../../ui/merge/merge-table.tsx';
import { PrintQuestion } from '../../ui/question/print-question.tsx';
import { Steps } from '../../ui/steps/steps.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords } from '../words.ts';

const nothing = (): void => undefined;

export function Questions() {
  const { say, name } = useWords();
  const [chosen, setChosen] = useState<string>();
  const [rows] = useState<readonly MergeRow[]>(() => [
    { id: 'district', name: say('区', 'District'), base: name('余杭区'), ours: name('西湖区'), theirs: null, lang: 'zh-CN' },
    {
      id: 'detail',
      name: say('详细', 'Detail'),
      base: name('文二西路738号西溪乐谷3幢1102室'),
      ours: name('文二西路738号西溪乐谷3幢1102室，放前台'),
      theirs: name('文二西路738号西溪乐谷5幢1102室'),
      lang: 'zh-CN',
    },
    { id: 'phone', name: say('电话', 'Phone'), base: '1385710284', ours: '13857102846', theirs: '13857102846' },
    { id: 'promise', name: say('承诺', 'Promise'), base: '11-13', ours: null, theirs: '11-14' },
    { id: 'lines', name: say('明细', 'Lines'), base: say('3 行 9 件', '3 lines, 9 units'), ours: null, theirs: null },
  ]);
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
          label={say('两边都改了', 'Changed on both sides')}
          rows={rows.map((row) => (row.id === 'detail' ? { ...row, chosen } : row))}
          words={{
            field: say('字段', 'Field'),
            base: say('原来', 'Base'),
            ours: say('我们', 'Ours'),
            theirs: say('WMS', 'WMS'),
            merged: say('合并后', 'Merged'),
            unchanged: say('没改', 'unchanged'),
            same: say('两边一样', 'same on both'),
            choose: say('选 1 或 2，或按 E 自己写', 'choose 1 or 2, or E to write'),
            takeOurs: say('取我们的', 'Take ours'),
            takeTheirs: say('取 WMS 的', 'Take the WMS’s'),
            write: say('自己写', 'Write'),
          }}
          onChoose={(_, value) => setChosen(value)}
          onWrite={nothing}
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
