import { useRef, useState } from 'react';
import type { CaseDto, FindingDto, LogEntryDto } from '../../../shared/contract/dto.ts';
import { MINUTE_MS } from '../../../shared/kernel/durations.ts';
import { numberFindings } from '../../features/queue/model/fault-marks.ts';
import { FaultSentences, MarkedValue } from '../../features/queue/panel/marked-value.tsx';
import { LadderSection } from '../../features/queue/panel/ladder-section.tsx';
import { type Suggestion, SuggestionSection } from '../../features/queue/panel/suggestion-section.tsx';
import '../../features/queue/panel/case-panel.css';
import '../../features/queue/panel/work-and-log.css';
import { Card, Facts } from '../../ui/layout/panel.tsx';
import { Log } from '../../ui/work/log.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords, type Words } from '../words.ts';

const nothing = (): void => undefined;
const finding = (change: Partial<FindingDto>): FindingDto => ({
  kind: 'bad_address',
  code: 'address.contradiction',
  field: 'recipient.district',
  span: null,
  params: {},
  severity: 'stop',
  suggestions: [],
  ...change,
});

const faultsIn = ({ name }: Words) => {
  const district = name('余杭区');
  return {
    district,
    detail: name('文二西路738号西溪乐谷3幢'),
    phone: name('138 5710 284'),
    findings: numberFindings([
      finding({ code: 'address.town_elsewhere', params: { town: name('蒋村街道'), district, elsewhere: name('西湖区') } }),
      finding({ code: 'address.name_mistyped', field: 'recipient.detail', span: [0, 4], params: { written: name('文二西路'), name: name('文一西路') } }),
      finding({ code: 'address.phone_masked', field: 'recipient.phone', severity: 'hint' }),
    ]),
  };
};

const suggestionsIn = ({ name }: Words): readonly Suggestion[] => [
  {
    rule: 'address.town',
    changes: [
      { field: 'recipient.district', from: name('余杭区'), to: name('西湖区') },
      { field: 'recipient.town', from: '', to: name('蒋村街道') },
    ],
    confidence: 0.96,
    reason: 'address.town_only_in',
    params: { town: name('蒋村街道'), path: name('浙江省 杭州市 西湖区') },
  },
  {
    rule: 'phone.digit',
    changes: [{ field: 'recipient.phone', from: '1385710284', to: '13857102846' }],
    confidence: 0.4,
    reason: 'barcode.length',
    params: {},
  },
];

/** Long ago, so that no picture depends on the day it is taken. */
const OPENED_AT = Date.UTC(2020, 10, 12, 2, 30);
const calledCase: CaseDto = {
  id: 'case-1',
  orderId: 'order-1',
  kind: 'bad_address',
  cause: '',
  strength: null,
  state: 'open',
  owner: null,
  ownerName: null,
  nextAction: null,
  waitingFor: null,
  incident: null,
  reporter: 'program',
  reports: 1,
  reopened: 0,
  outcome: null,
  openedAt: OPENED_AT,
  resolvedAt: null,
  findings: [],
  clocks: [],
};
const calls: readonly LogEntryDto[] = [
  {
    seq: 1,
    at: OPENED_AT + 4 * MINUTE_MS,
    who: '张敏',
    whoId: 'u1',
    whoKind: 'person',
    type: 'case.contacted',
    caseId: 'case-1',
    params: { channel: 'call', to: 'customer', result: 'no_answer' },
    text: '',
    changes: [],
    photos: [],
    erased: false,
    sync: null,
  },
];

/** What the work on one order is made of: the queue's own parts, as its panel draws them, and the log that several places share. */
export function Work() {
  const words = useWords();
  const { say, name } = words;
  const accept = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const [{ district, detail, phone, findings }] = useState(() => faultsIn(words));
  const [suggestions] = useState(() => suggestionsIn(words));
  const onAccept = () => setBusy((before) => !before);
  const suggestion = { acceptRef: accept, onAccept, onEdit: nothing, onDismiss: nothing };
  return (
    <>
      <Shelf of="MarkedValue" column>
        <div className="row wrap">
          <MarkedValue value={district} field="recipient.district" findings={findings} lang="zh-CN" />
          <MarkedValue value={detail} field="recipient.detail" findings={findings} lang="zh-CN" />
          <MarkedValue value={phone} field="recipient.phone" findings={findings} code />
        </div>
        <FaultSentences findings={findings} />
      </Shelf>
      <Shelf of="Suggestion" column>
        <Card>
          <SuggestionSection {...suggestion} suggestions={suggestions} voidsLabel={name('SF1428831190077')} refusal={undefined} busy={busy} />
        </Card>
        <Card>
          <SuggestionSection
            {...suggestion}
            suggestions={suggestions.slice(1)}
            voidsLabel={null}
            refusal={say('只读：别人在处理', 'Read only: somebody else works on it')}
            busy={false}
          />
        </Card>
      </Shelf>
      <Shelf of="ContactLadder" column>
        <LadderSection one={calledCase} log={calls} refusal={undefined} onAnswer={nothing} onContact={nothing} />
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
