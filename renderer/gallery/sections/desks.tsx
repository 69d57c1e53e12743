import { useState } from 'react';
import { MemoryRouter } from 'react-router';
import { Bench, BenchCommand, VerdictBlock, type VerdictLook } from '../../ui/bench/bench.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Barcode } from '../../ui/code/barcode.tsx';
import { DeskGroup, DeskList, DeskRow } from '../../ui/desk/desk-list.tsx';
import { DeskTable } from '../../ui/desk/desk-table.tsx';
import { PlaceTabs } from '../../ui/layout/place-tabs.tsx';
import { Pill } from '../../ui/status/pill.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords } from '../words.ts';

const nothing = (): void => undefined;
const LOOKS: readonly VerdictLook[] = ['ok', 'warn', 'doubt', 'wait', 'calm'];

/** What the desks stand on: lists and tables at their side, the tabs of a place, and the bench that is read from a metre away. */
export function Desks() {
  const { say, name } = useWords();
  const [at, setAt] = useState('desk-2');
  const [rows] = useState(() => [
    { id: 'desk-1', order: name('TB-4415913377421'), what: say('发货', 'Shipped') },
    { id: 'desk-2', order: name('TB-4415913377422'), what: say('改地址', 'Address changed') },
    { id: 'desk-3', order: name('DM-PDD-261123-0009'), what: say('留住', 'Held') },
  ]);
  const [shown] = useState(() => ({ goods: name('保温杯 500 ml 白', 'Flask 500 ml, white'), sku: 'MD-CUP-500-WHT', order: name('TB-4415913377421') }));
  const verdictWord: Readonly<Record<VerdictLook, string>> = {
    ok: say('对', 'Right'),
    stop: say('不对', 'Wrong'),
    warn: say('再看一眼', 'Look again'),
    doubt: say('说不准', 'In doubt'),
    wait: say('等一下', 'Wait'),
    calm: say('可以扫了', 'Ready'),
  };
  const row = ({ id, order, what }: (typeof rows)[number]) => (
    <DeskRow key={id} id={id} isCursor={id === at} className="gallery-desk-row" onChoose={() => setAt(id)}>
      <span className="code ellipsis">{order}</span>
      <span className="t2">{what}</span>
    </DeskRow>
  );
  return (
    <>
      <Shelf of="PlaceTabs" column>
        <MemoryRouter>
          <PlaceTabs
            label={say('样品管的几页', 'Parts of the place')}
            tabs={[
              { path: '/', text: say('正在做', 'Now'), count: '3' },
              { path: '/papers', text: say('单据', 'Papers') },
              { path: '/drill', text: say('演练', 'Drill') },
            ]}
            chords={['Ctrl+Left', 'Ctrl+Right']}
          />
        </MemoryRouter>
      </Shelf>
      <Shelf of="DeskList" column>
        <div className="gallery-box">
          <DeskList label={say('要做的', 'To do')} activeId={at}>
            <DeskGroup name={say('要您看', 'For you to look at')} count="1" tone="stop">
              {rows.slice(0, 1).map(row)}
            </DeskGroup>
            <DeskGroup name={say('在等', 'Waiting')} count="2" tone="wait">
              {rows.slice(1).map(row)}
            </DeskGroup>
          </DeskList>
        </div>
      </Shelf>
      <Shelf of="DeskTable" column>
        <DeskTable aria-label={say('包裹', 'Parcels')}>
          <thead>
            <tr>
              <th scope="col">{say('订单', 'Order')}</th>
              <th scope="col">{say('做了什么', 'Done')}</th>
              <th scope="col" className="is-number">
                {say('件数', 'Units')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, order, what }, index) => (
              <tr key={id} className={id === at ? 'is-cursor' : undefined}>
                <th scope="row" className="gallery-wraps">
                  <span className="code">{order}</span>
                </th>
                <td>
                  <Pill tone={index === 0 ? 'stop' : 'wait'}>{what}</Pill>
                </td>
                <td className="is-number">{index + 1}</td>
              </tr>
            ))}
          </tbody>
        </DeskTable>
      </Shelf>
      <Shelf of="Barcode">
        <Barcode text="SB*CLOSE" className="gallery-bars" />
        <Barcode text="SF1428831190077" className="gallery-bars" />
      </Shelf>
      <Shelf of="Bench" column>
        <div className="gallery-box gallery-bench">
          <Bench
            label={say('打包', 'Pack')}
            strip={
              <>
                <span className="bench-number code ellipsis">{shown.order}</span>
                <span className="spring" />
                <Button look="quiet" icon="photo" chord="F7" aria-label={say('拍照', 'Photo')} />
              </>
            }
            left={<p className="gallery-bench-left">{say('还剩 2 件', '2 units left')}</p>}
            verdict={
              <VerdictBlock look="stop" word={verdictWord.stop} said={1} todo={say('放回去，拿对的', 'Put it back, take the right one')}>
                <dl>
                  <dt>{say('扫到', 'Scanned')}</dt>
                  <dd>
                    <b>{shown.goods}</b>
                    <span className="code">{shown.sku}</span>
                  </dd>
                </dl>
              </VerdictBlock>
            }
            commands={
              <>
                <BenchCommand code="SB*UNDO" chord="F8" word={say('撤销', 'Undo')} onPress={nothing} />
                <BenchCommand code="SB*PARK" chord="F9" word={say('放一边', 'Set aside')} onPress={nothing} />
                <BenchCommand code="SB*CLOSE" chord="F10" word={say('封箱', 'Close')} onPress={nothing} />
              </>
            }
          />
        </div>
      </Shelf>
      <Shelf of="VerdictBlock" column>
        {LOOKS.map((look) => (
          <div key={look} className="gallery-verdict">
            <VerdictBlock look={look} word={verdictWord[look]} said={0} />
          </div>
        ))}
      </Shelf>
    </>
  );
}
