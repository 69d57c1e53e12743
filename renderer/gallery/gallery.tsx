import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OutageTape } from '../app/shell/outage-tape.tsx';
import { Button, IconButton } from '../ui/button/button.tsx';
import { Hint, KeyCap } from '../ui/button/key-cap.tsx';
import { Checkbox } from '../ui/choice/checkbox.tsx';
import { RadioGroup } from '../ui/choice/radio.tsx';
import { Segmented } from '../ui/choice/segmented.tsx';
import { Switch } from '../ui/choice/switch.tsx';
import { EmptyState } from '../ui/feedback/empty-state.tsx';
import { Meter } from '../ui/feedback/meter.tsx';
import { Note } from '../ui/feedback/note.tsx';
import { Progress } from '../ui/feedback/progress.tsx';
import { Skeleton } from '../ui/feedback/skeleton.tsx';
import { useToast } from '../ui/feedback/toast.tsx';
import { NumberField } from '../ui/field/number-field.tsx';
import { ComboBox, Select } from '../ui/field/select.tsx';
import { TextArea, TextField } from '../ui/field/text-field.tsx';
import { Icon } from '../ui/icon/icon.tsx';
import { ICON_PATHS, type IconName } from '../ui/icon/icon-paths.ts';
import { StatusIcon, TONES } from '../ui/icon/status-icon.tsx';
import { Card, Facts } from '../ui/layout/panel.tsx';
import { ViewTabs } from '../ui/layout/view-tabs.tsx';
import { Dialog } from '../ui/overlay/dialog.tsx';
import { Menu, MenuItem } from '../ui/overlay/menu.tsx';
import { PinPad } from '../ui/pin-pad/pin-pad.tsx';
import { Chip, ChipButton } from '../ui/status/chip.tsx';
import { ClockRing } from '../ui/status/clock-ring.tsx';
import { PersonDisc } from '../ui/status/person-disc.tsx';
import { Counter, Pill } from '../ui/status/pill.tsx';
import './gallery.css';

const CHOICES = [
  { id: 'a', text: '西湖区', detail: '330106', lang: 'zh-CN' },
  { id: 'b', text: '余杭区', detail: '330110', lang: 'zh-CN' },
  { id: 'c', text: '拱墅区', detail: '330105', lang: 'zh-CN' },
] as const;
type ChoiceId = (typeof CHOICES)[number]['id'];
const text = (value: string) => value;

/** Every component in its states, to be looked at and photographed. Its words are samples and stay as they are. */
export function Gallery() {
  const { t } = useTranslation();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ChoiceId>('a');
  const [view, setView] = useState<'all' | 'mine'>('all');
  return (
    <main className="gallery">
      <Card title={text('Button')}>
        <div className="row wrap">
          <Button look="primary" chord="Enter">
            {text('Accept')}
          </Button>
          <Button chord="E">{text('Edit')}</Button>
          <Button look="quiet" chord="X">
            {text('Dismiss')}
          </Button>
          <Button look="danger" chord="V">
            {text('Void 3 labels')}
          </Button>
          <Button large icon="print">
            {text('Large')}
          </Button>
          <Button busy busyLabel={text('Saving…')} look="primary">
            {text('Save all')}
          </Button>
          <Button disabledReason={text('Only a supervisor may lift this')}>{text('Lift hold')}</Button>
          <IconButton icon="columns" label={text('Columns')} />
          <Hint chord="Ctrl+K">{text('Find')}</Hint>
          <KeyCap chord="ArrowDown" />
        </div>
      </Card>
      <Card title={text('Pill, counter, clock')}>
        <div className="row wrap">
          {TONES.map((tone) => (
            <Pill key={tone} tone={tone}>
              {tone}
            </Pill>
          ))}
          <Pill tone="accent" icon="edit">
            {text('Working')}
          </Pill>
          <Pill tone="plain">{text('closed')}</Pill>
          <Counter value="18" />
          <Counter value="9" tone="stop" />
          <Counter value="33" tone="warn" />
          <Counter value="2" tone="doubt" />
          <PersonDisc name="张敏" id="u1" />
          <PersonDisc name="李伟" id="u2" />
          <PersonDisc name="周凯" id="u3" />
          <PersonDisc name="孙强" id="u4" />
          <PersonDisc name={null} />
        </div>
        <div className="row wrap gallery-gap">
          <ClockRing look="running" left={0.8}>
            {text('1h 12m')}
          </ClockRing>
          <ClockRing look="running" left={0.4}>
            {text('48m')}
          </ClockRing>
          <ClockRing look="soon" left={0.2}>
            {text('24m')}
          </ClockRing>
          <ClockRing look="over">{text('38m over')}</ClockRing>
          <ClockRing look="paused">{text('on merchant')}</ClockRing>
          <ClockRing look="met">{text('met')}</ClockRing>
          <ClockRing look="doubted">{text('clock changed')}</ClockRing>
        </div>
      </Card>
      <Card title={text('Fields')}>
        <div className="gallery-form">
          <TextField label={text('Name')} defaultValue="王丽" contentLang="zh-CN" />
          <TextField label={text('Phone')} defaultValue="1385710284" code error={text('The phone number has 10 digits, 11 are needed.')} />
          <TextField label={text('Read unsurely')} unsure defaultValue="M-007-0020-7" hint={text('Press 1, 2 or 3 for another reading')} />
          <NumberField label={text('Quantity')} defaultValue={12} minValue={0} />
          <Select label={text('District')} choices={CHOICES} value={chosen} onChange={setChosen} />
          <ComboBox label={text('District, typed')} choices={CHOICES} value={chosen} onChange={(value) => value !== null && setChosen(value)} />
          <TextArea label={text('Note')} rows={2} placeholder={text('What was said')} />
          <TextField label={text('Beside')} beside defaultValue="https://" />
        </div>
      </Card>
      <Card title={text('Choices')}>
        <div className="row wrap">
          <Checkbox>{text('Off')}</Checkbox>
          <Checkbox defaultSelected>{text('On')}</Checkbox>
          <Checkbox isIndeterminate>{text('Some')}</Checkbox>
          <Switch>{text('Off')}</Switch>
          <Switch defaultSelected>{text('On')}</Switch>
          <Segmented
            label={text('Language')}
            value={view}
            onChange={setView}
            choices={[
              { id: 'all', text: text('All') },
              { id: 'mine', text: text('Mine') },
            ]}
          />
        </div>
        <RadioGroup
          label={text('Which side')}
          value={chosen}
          onChange={setChosen}
          choices={[
            { id: 'a', text: text('Ours'), detail: text('Zhang Min, 10:52'), chord: '1' },
            { id: 'b', text: text('WMS'), detail: text('10:49'), chord: '2' },
          ]}
        />
      </Card>
      <Card title={text('Note')}>
        <div className="col">
          <Note
            tone="stop"
            title={text('Printer ZT411-03 is out of paper; the label was not printed.')}
            actions={
              <Button look="primary" chord="R">
                {text('Print again')}
              </Button>
            }
          >
            {text('Waybill SF14288530 is kept and the order is safe. Load paper, then press R: the same number is printed.')}
          </Note>
          <Note tone="offline" title={text('Cut off from the WMS for 6 min.')}>
            {text('14 changes are on disk and will be sent in order.')}
          </Note>
          <Note tone="warn">{text('The computer clock was moved by 4 min.')}</Note>
          <Note tone="doubt">{text('The shipment was sent, the answer never came.')}</Note>
          <Note tone="info">{text('In the call at 10:52 the customer said “leave at reception”.')}</Note>
          <Note tone="ok">{text('Data on this machine is intact, last backup 02:00.')}</Note>
        </div>
      </Card>
      <Card title={text('Progress, meter, skeleton, empty')}>
        <Progress label={text('Importing orders-1112.xlsx')} done={3104} all={5000} doneText={text('3,104 / 5,000')} leftText={text('about 8 s left')} />
        <div className="row gallery-gap">
          <span className="gallery-meter">
            <Meter label={text('Confidence')} value={0.96} valueText="96%" />
          </span>
          <span className="gallery-meter">
            <Meter label={text('Age')} value={4} max={5} limit={4.5} tone="warn" valueText="4 min" />
          </span>
        </div>
        <Skeleton label={t('shell.loading')} rows={3} columns={[60, 90, 200]} />
        <EmptyState title={text('The queue is empty')} actions={<Button chord="G+C">{text('Show closed')}</Button>}>
          {text('All 127 cases of today are done. Known 9 s ago; new ones appear here.')}
        </EmptyState>
      </Card>
      <Card title={text('Views, chips, facts')}>
        <ViewTabs
          label={text('Views')}
          value={view}
          onChange={setView}
          views={[
            { id: 'all', name: text('All open'), count: '127', changed: true },
            { id: 'mine', name: text('Mine'), icon: 'user', count: '18', countTone: 'warn' },
          ]}
        >
          <div className="row wrap gallery-gap">
            <Chip name={text('State is not')} value={text('closed')} removeLabel={text('Drop the filter State')} onRemove={() => undefined} />
            <ChipButton icon="filter" chord="F">
              {text('Filter')}
            </ChipButton>
            <ChipButton look="bare">{text('Clock')}</ChipButton>
          </div>
          <Facts
            facts={[
              { name: text('Order'), value: <span className="code">TB-4415913377420</span> },
              { name: text('Paid'), value: text('09:22') },
            ]}
          />
        </ViewTabs>
      </Card>
      <Card title={text('Floating')}>
        <div className="row wrap">
          <Button onPress={() => setOpen(true)}>{text('Dialog')}</Button>
          <Button onPress={() => toast.show({ text: text('3 orders assigned to Wang Lei'), undo: () => undefined })}>{text('Toast')}</Button>
          <Menu trigger={<Button icon="more">{text('Menu')}</Button>} label={text('More')}>
            <MenuItem id="a" text={text('Assign')} icon="assign" chord="A" />
            <MenuItem id="n" text={text('Note')} icon="note" chord="N" />
          </Menu>
        </div>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          role="alertdialog"
          title={text('Void 3 labels?')}
          foot={
            <>
              <Button look="danger" chord="V">
                {text('Void 3 labels')}
              </Button>
              <Button autoFocus chord="Escape" onPress={() => setOpen(false)}>
                {text('Keep')}
              </Button>
            </>
          }
        >
          {text('The carrier will refuse these numbers; stuck-on labels must come off. Orders and addresses stay.')}
        </Dialog>
      </Card>
      <Card title={text('Outage tape')}>
        <OutageTape drill={false} title={text('Outage OT-3')} actions={<Button>{text('End outage')}</Button>}>
          <span>{text('1h 25m · Li Wei')}</span>
        </OutageTape>
      </Card>
      <Card title={text('Pin pad')}>
        <div className="gallery-pin">
          <PinPad label={text('PIN')} attempt={0} onComplete={() => undefined} />
        </div>
      </Card>
      <Card title={text('Icons')}>
        <div className="row wrap">
          {(Object.keys(ICON_PATHS) as IconName[]).map((name) => (
            <span key={name} className="gallery-icon">
              <Icon name={name} />
              <span className="meta">{name}</span>
            </span>
          ))}
          {TONES.map((tone) => (
            <span key={tone} className="gallery-icon">
              <StatusIcon tone={tone} />
              <span className="meta">{tone}</span>
            </span>
          ))}
        </div>
      </Card>
    </main>
  );
}
