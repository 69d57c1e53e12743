import { StatusIcon, TONES, type Tone } from '../../ui/icon/status-icon.tsx';
import { Chip, ChipButton } from '../../ui/status/chip.tsx';
import { ClockRing } from '../../ui/status/clock-ring.tsx';
import { PersonDisc } from '../../ui/status/person-disc.tsx';
import { Counter, Pill } from '../../ui/status/pill.tsx';
import { OrderNumber } from '../../ui/code/order-number.tsx';
import { Forced } from '../forced.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords } from '../words.ts';

const PEOPLE = ['张敏', '李伟', '周凯', '孙强'] as const;

export function Status() {
  const { say, name } = useWords();
  const toneWords: Readonly<Record<Tone, string>> = {
    ok: say('已确认', 'Acknowledged'),
    warn: say('快到期', 'Due soon'),
    stop: say('超时', 'Overdue'),
    held: say('挂起', 'Held'),
    wait: say('等客户', 'On customer'),
    doubt: say('存疑', 'In doubt'),
    conflict: say('冲突', 'Conflict'),
    offline: say('离线', 'Offline'),
    info: say('新', 'New'),
  };
  return (
    <>
      <Shelf of="Pill">
        {TONES.map((tone) => (
          <Pill key={tone} tone={tone}>
            {toneWords[tone]}
          </Pill>
        ))}
        <Pill tone="accent" icon="edit">
          {say('处理中', 'Working')}
        </Pill>
        <Pill tone="plain">{say('已关闭', 'Closed')}</Pill>
      </Shelf>
      <Shelf of="Clock">
        <ClockRing look="running" left={0.8}>
          {say('1 时 12 分', '1h 12m')}
        </ClockRing>
        <ClockRing look="running" left={0.4}>
          {say('48 分', '48m')}
        </ClockRing>
        <ClockRing look="soon" left={0.2}>
          {say('24 分', '24m')}
        </ClockRing>
        <ClockRing look="over">{say('超 38 分', '38m over')}</ClockRing>
        <ClockRing look="paused">{say('等货主', 'On merchant')}</ClockRing>
        <ClockRing look="met">{say('已达成', 'Met')}</ClockRing>
        <ClockRing look="doubted">{say('钟改过', 'Clock changed')}</ClockRing>
      </Shelf>
      <Shelf of="Counter, PersonDisc">
        <Counter value="18" />
        <Counter value="9" tone="stop" label={say('9 单超时', '9 overdue')} />
        <Counter value="33" tone="warn" />
        <Counter value="2" tone="doubt" />
        {PEOPLE.map((person, index) => (
          <PersonDisc key={person} name={name(person)} id={`u${index + 1}`} />
        ))}
        <PersonDisc name={null} />
        <PersonDisc name={name('张敏')} id="u1" size={36} />
      </Shelf>
      <Shelf of="Chip">
        <Chip
          name={say('状态不是', 'State is not')}
          value={name('已关闭', 'closed')}
          removeLabel={say('去掉', 'Drop')}
          onRemove={() => undefined}
          onEdit={() => undefined}
        />
        <Forced state="hovered">
          <Chip name={say('区域', 'Zone')} value="A, B" removeLabel={say('去掉', 'Drop')} onRemove={() => undefined} onEdit={() => undefined} />
        </Forced>
        <Forced state="focus-visible">
          <Chip name={say('区域', 'Zone')} value="A, B" removeLabel={say('去掉', 'Drop')} onRemove={() => undefined} onEdit={() => undefined} />
        </Forced>
        <ChipButton icon="filter" chord="F">
          {say('筛选', 'Filter')}
        </ChipButton>
        <ChipButton look="bare">{say('按时限', 'By clock')}</ChipButton>
      </Shelf>
      <Shelf of="OrderNumber, shapes">
        <OrderNumber text={name('TB-4415913377420')} />
        <OrderNumber text={name('DM-PDD-261123-000000000000000009')} />
        {TONES.map((tone) => (
          <StatusIcon key={tone} tone={tone} label={toneWords[tone]} />
        ))}
      </Shelf>
    </>
  );
}
