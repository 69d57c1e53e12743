import { Button } from '../../ui/button/button.tsx';
import { ChartFrame, type ChartSeries } from '../../ui/chart/chart-frame.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords } from '../words.ts';

const DAYS = [
  ['周五', 'Fri', 12, 11],
  ['周六', 'Sat', 14, 10],
  ['周日', 'Sun', 11, 9],
  ['周一', 'Mon', 13, 14],
  ['周二', 'Tue', 22, 16],
  ['周三', 'Wed', 58, 31],
  ['周四', 'Thu', 49, 24],
] as const;
const WIDTH = 560;
const HEIGHT = 160;
const TOP = 100;

export function Charts() {
  const { say } = useWords();
  const series: readonly ChartSeries[] = [
    { id: 'stock', name: say('缺货', 'Stock-out'), colour: 1 },
    { id: 'address', name: say('地址', 'Address'), colour: 2 },
  ];
  const bar = (HEIGHT - 24) / TOP;
  return (
    <Shelf of="ChartFrame" column>
      <ChartFrame
        title={say('每天的异常', 'Cases per day')}
        series={series}
        asTable={say('看表格', 'As table')}
        definition={{ text: say('怎么算的', 'Definition'), href: '#definition' }}
        exports={<Button look="quiet">CSV</Button>}
        note={say('周三多：新货没有条码。', 'Wednesday stands out: new goods without a barcode.')}
        chart={
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={say('每天的异常，柱图', 'Cases per day as bars')}>
            {DAYS.map(([zh, en, stock, address], index) => (
              <g key={en} transform={`translate(${index * 80 + 10} 0)`}>
                <rect className="chart-bar-1" y={HEIGHT - 20 - stock * bar} width={40} height={stock * bar - 1} />
                <rect className="chart-bar-2" y={HEIGHT - 20 - (stock + address) * bar} width={40} height={address * bar - 1} />
                <text className="chart-text" x={20} y={HEIGHT - 5} textAnchor="middle">
                  {say(zh, en)}
                </text>
              </g>
            ))}
          </svg>
        }
        table={
          <table>
            <tbody>
              {DAYS.map(([zh, en, stock, address]) => (
                <tr key={en}>
                  <th scope="row">{say(zh, en)}</th>
                  <td>{stock}</td>
                  <td>{address}</td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
    </Shelf>
  );
}
