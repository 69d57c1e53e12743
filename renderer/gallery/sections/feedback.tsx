import { AgeOfKnowledge } from '../../ui/feedback/age-of-knowledge.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Meter } from '../../ui/feedback/meter.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Progress } from '../../ui/feedback/progress.tsx';
import { Readiness } from '../../ui/feedback/readiness.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords } from '../words.ts';

const METERS = [
  ['accent', 0.96],
  ['ok', 0.8],
  ['warn', 0.6],
  ['stop', 0.3],
  ['wait', 0.5],
] as const;

export function Notes() {
  const { say, name } = useWords();
  return (
    <Shelf of="Note, six tones" column>
      <Note
        tone="stop"
        title={say('打印机 ZT411-03 没有纸，面单没有打出来。', 'Printer ZT411-03 is out of paper; the label was not printed.')}
        actions={
          <>
            <Button look="primary" chord="R">
              {say('再打一次', 'Print again')}
            </Button>
            <Button chord="O">{say('换一台', 'Other printer')}</Button>
            <Button look="quiet" chord="I">
              {say('详情', 'Details')}
            </Button>
          </>
        }
      >
        {say(
          '运单号 SF14288530 已保留，订单没有丢。装纸后按 R，会用同一个号再打。',
          'Waybill SF14288530 is kept and the order is safe. Load paper, then press R: the same number is printed.',
        )}
      </Note>
      <Note tone="offline" title={say('和 WMS 断开 6 分钟。', 'Cut off from the WMS for 6 min.')}>
        {say('14 个改动在盘上，会按顺序发。', '14 changes are on disk and will be sent in order.')}
      </Note>
      <Note tone="warn">{say('电脑的钟被拨了 4 分钟。', 'The computer clock was moved by 4 min.')}</Note>
      <Note tone="doubt">{say('发货已发出，没有等到回答。', 'The shipment was sent, the answer never came.')}</Note>
      <Note tone="info">{name('10:52 电话里客户说放前台', 'In the call at 10:52 the customer said “leave at reception”')}</Note>
      <Note tone="ok">{say('这台机器上的数据完好，上次备份 02:00。', 'Data on this machine is intact, last backup 02:00.')}</Note>
    </Shelf>
  );
}

export function Figures() {
  const { say, name } = useWords();
  return (
    <>
      <Shelf of="Progress" column>
        <Progress
          label={name('正在导入 orders-1112.xlsx', 'Importing orders-1112.xlsx')}
          done={3104}
          all={5000}
          doneText="3,104 / 5,000"
          leftText={say('约 8 秒', 'about 8 s left')}
        >
          <p className="t2">{say('3,081 行进来了，23 行放进待修。', '3,081 came in; 23 rows went to the mending list and hold up nobody.')}</p>
          <div className="row wrap">
            <Button chord="Escape">{say('停在这里', 'Stop here')}</Button>
            <Button look="quiet">{say('放到后台', 'Go on in background')}</Button>
          </div>
        </Progress>
        <Progress label={say('数文件', 'Counting')} done={null} all={1} doneText={say('还不知道有多少', 'Nobody knows yet how many')} />
      </Shelf>
      <Shelf of="Meter">
        {METERS.map(([tone, value]) => (
          <span key={tone} className="row">
            <span className="gallery-meter">
              <Meter label={tone} value={value} tone={tone} valueText={`${value * 100}%`} size={12} limit={0.75} />
            </span>
            <b>{value * 100}%</b>
          </span>
        ))}
      </Shelf>
      <Shelf of="Readiness" column>
        <Readiness
          label={say('现在能发', 'Can be shipped now')}
          figure="412"
          of={say('共 438 单', 'of 438 open orders')}
          share="94%"
          parts={[
            { id: 'ready', tone: 'ok', count: 412, countText: '412', text: '' },
            {
              id: 'address',
              tone: 'warn',
              count: 12,
              countText: '12',
              icon: 'pin',
              text: say('地址没查', 'address not checked'),
              fix: { text: say('去处理', 'Fix'), href: '#a' },
            },
            {
              id: 'code',
              tone: 'wait',
              count: 9,
              countText: '9',
              icon: 'scan',
              text: say('没有条码', 'no barcode on file'),
              fix: { text: say('去处理', 'Fix'), href: '#b' },
            },
            {
              id: 'label',
              tone: 'doubt',
              count: 5,
              countText: '5',
              icon: 'print',
              text: say('没有面单', 'no way to a label'),
              fix: { text: say('去处理', 'Fix'), href: '#c' },
            },
          ]}
        />
      </Shelf>
      <Shelf of="AgeOfKnowledge" column>
        <AgeOfKnowledge
          sentence={say('12 秒前听到 WMS', 'The WMS was heard 12 s ago')}
          label={say('多久以前', 'Age')}
          ageMs={12_000}
          limitMs={300_000}
          valueText={say('12 秒', '12 s')}
          limitText={say('上限 5 分', 'limit 5m')}
        />
        <AgeOfKnowledge
          sentence={say('8 分钟没有听到 WMS，数字可能旧了', 'The WMS was heard 8 min ago, figures may be old')}
          label={say('多久以前', 'Age')}
          ageMs={480_000}
          limitMs={300_000}
          valueText={say('8 分', '8m')}
          limitText={say('上限 5 分', 'limit 5m')}
        />
      </Shelf>
    </>
  );
}
