import { DAY_MS } from '../../../shared/kernel/durations.ts';
import { PlaceNote } from '../../app/shell/place-notes.tsx';
import { Button } from '../../ui/button/button.tsx';
import { CameraSight } from '../../ui/camera/camera-dialog.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { NeedsRight } from '../../ui/feedback/needs-right.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Skeleton, WaitingContext } from '../../ui/feedback/skeleton.tsx';
import { Card } from '../../ui/layout/panel.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords } from '../words.ts';

const WAITING = { stop: () => undefined, again: () => undefined };

/** Before and instead of a picture. */
const CAMERA = ['asking', 'denied', 'none', 'busy'] as const;

/** The pattern of each state a place can be in. The real places in these states stand behind `?show=place`. */
export function States() {
  const { say } = useWords();
  return (
    <Shelf of="states of a place" column>
      <div className="gallery-cards">
        <Card title={say('空：做完了', 'Empty: done')}>
          <EmptyState title={say('队列是空的', 'The queue is empty')} actions={<Button chord="G+C">{say('看已关闭', 'Show closed')}</Button>}>
            {say('今天 127 件都做完了。9 秒前的情况；新的会出现在这里。', 'All 127 cases of today are done. Known 9 s ago; new ones appear here.')}
          </EmptyState>
        </Card>
        <Card title={say('空：没有符合的', 'Empty: no match')}>
          <EmptyState
            icon="filter"
            title={say('没有符合的', 'Nothing matches')}
            actions={
              <>
                <Button look="primary">{say('去掉「A 区」', 'Drop “Zone A”')}</Button>
                <Button chord="Shift+F">{say('全部清掉', 'Clear all')}</Button>
              </>
            }
          >
            {say('有 5 个筛选。不要「A 区」就有 14 单。', '5 filters are on. Without “Zone A” there are 14 orders.')}
          </EmptyState>
        </Card>
        <Card title={say('第一次', 'First run')}>
          <EmptyState icon="intake" title={say('还没有订单', 'No orders yet')} actions={<Button look="primary">{say('选文件', 'Choose a file')}</Button>}>
            {say('把平台导出的文件拖进来，或从样例开始。', 'Drop a platform’s export here, or begin with the sample.')}
          </EmptyState>
        </Card>
        <Card title={say('正在读', 'Loading')}>
          <Skeleton label={say('正在读', 'Loading')} rows={5} columns={[60, 80, 150]} sayAfterMs={DAY_MS} />
        </Card>
        <Card title={say('读得太久', 'Loading for long')}>
          <WaitingContext value={WAITING}>
            <Skeleton label={say('正在读', 'Loading')} rows={5} columns={[60, 80, 150]} sayAfterMs={0} />
          </WaitingContext>
        </Card>
        <Card title={say('写在一处之上', 'Over a place')}>
          <PlaceNote
            tone="offline"
            title={say('和 WMS 断开 6 分钟。', 'Cut off from the WMS for 6 min.')}
            actions={<Button>{say('看这 14 个', 'See the 14')}</Button>}
          >
            {say('14 个改动在盘上，会按顺序发。', '14 changes are on disk and will be sent in order.')}
          </PlaceNote>
          <PlaceNote tone="warn" title={say('上次收到消息是 8 分钟前。', 'Last heard 8 min ago.')}>
            {say('这之后的改动不在这里。', 'What changed since is not here.')}
          </PlaceNote>
          <PlaceNote tone="info" title={say('只能查看。', 'Only to look at.')}>
            {say('这里由主管处理。', 'Working here belongs to supervisors.')}
          </PlaceNote>
        </Card>
        <Card title={say('出错', 'Error')}>
          <Note tone="stop" title={say('这一页读不出来。', 'This page could not be read.')} actions={<Button chord="R">{say('再试', 'Try again')}</Button>}>
            {say('写的东西都还在。', 'What you typed is kept.')}
          </Note>
        </Card>
        <Card title={say('离线', 'Offline')}>
          <Note
            tone="offline"
            title={say('和 WMS 断开 6 分钟。', 'Cut off from the WMS for 6 min.')}
            actions={<Button chord="G+Y">{say('看这 14 个', 'See the 14')}</Button>}
          >
            {say('14 个改动在盘上，会按顺序发。', '14 changes are on disk and will be sent in order.')}
          </Note>
        </Card>
        <Card title={say('旧了', 'Stale')}>
          <Note tone="warn" title={say('数字是 8 分钟前的。', 'Figures are 8 min old.')}>
            {say('超过 5 分钟就不该再靠它。', 'Beyond 5 min nobody should rely on them.')}
          </Note>
        </Card>
        <Card title={say('没有权限', 'Permission denied')}>
          <NeedsRight
            title={say('放行要主管', 'Lifting this hold needs a supervisor')}
            actions={
              <>
                <Button look="primary" chord="Enter">
                  {say('请赵敏', 'Ask Zhao Min')}
                </Button>
                <Button>{say('主管扫工牌', 'Supervisor scans a badge')}</Button>
              </>
            }
          >
            {say('请求会带上照片和原因。不用等，先做下一单。', 'Your request carries the photos and reason. You need not wait; go on with the next.')}
          </NeedsRight>
        </Card>
        <Card title={say('只读', 'Read-only')}>
          <Note tone="info" title={say('只能看：李伟正在处理。', 'Read only: Li Wei works on it.')}>
            {say('他放下以后这里就能改。', 'It opens for you when he puts it down.')}
          </Note>
        </Card>
        <Card title={say('冲突', 'Conflict')}>
          <Note
            tone="stop"
            title={say('两边都改了地址。', 'The address was changed on both sides.')}
            actions={<Button chord="W">{say('并排看', 'Side by side')}</Button>}
          >
            {say('5 个字段里只有 1 个要您定。', 'Only 1 of 5 fields needs you.')}
          </Note>
        </Card>
        <Card title={say('存疑', 'In doubt')}>
          <Note
            tone="doubt"
            title={say('发货已发出，没有等到回答。', 'The shipment was sent, the answer never came.')}
            actions={<Button chord="Q">{say('再查一次', 'Look up again')}</Button>}
          >
            {say('11:12 以前不会再发。', 'Nothing is resent before 11:12.')}
          </Note>
        </Card>
        {CAMERA.map((state) => (
          <Card key={state} title={say('摄像头', 'Camera')}>
            <CameraSight state={state} onRetry={() => undefined} onChoose={() => undefined} />
          </Card>
        ))}
      </div>
    </Shelf>
  );
}
