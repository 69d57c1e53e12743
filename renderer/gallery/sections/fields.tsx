import { useState } from 'react';
import { NumberField } from '../../ui/field/number-field.tsx';
import { ComboBox, Select } from '../../ui/field/select.tsx';
import { TextArea, TextField } from '../../ui/field/text-field.tsx';
import { Readings } from '../../ui/question/readings.tsx';
import { Forced } from '../forced.tsx';
import { Shelf } from '../shelf.tsx';
import { useWords } from '../words.ts';

type District = 'a' | 'b' | 'c';

export function Fields() {
  const { say, name } = useWords();
  const [chosen, setChosen] = useState<District>('a');
  const [detail, setDetail] = useState(() => name('漕宝路 86 号 5 楼'));
  const [readings] = useState(() => [name('漕宝路 86 号 5 楼'), name('漕宝路 86 弄 5 号'), name('漕宝路 865 楼')]);
  const [districts] = useState(() =>
    (['a', 'b', 'c'] as const).map((id, index) => ({
      id,
      text: name(['西湖区', '余杭区', '拱墅区'][index] ?? '', ['西湖区', '余杭区', '拱墅区'][index] ?? ''),
      detail: ['330106', '330110', '330105'][index],
      lang: 'zh-CN',
    })),
  );
  const blocked = say('订单已出库', 'The order has left');
  return (
    <>
      <Shelf of="TextField">
        <div className="gallery-form">
          <TextField label={say('姓名', 'Name')} defaultValue={name('王丽')} contentLang="zh-CN" />
          <Forced state="focus-visible">
            <TextField label={say('姓名，有焦点', 'Name, focused')} defaultValue={name('王丽')} contentLang="zh-CN" />
          </Forced>
          <TextField label={say('备注', 'Remark')} placeholder={say('客户说了什么', 'What was said')} hint={say('会写进记录', 'Goes into the log')} />
          <TextField
            label={say('电话', 'Phone')}
            defaultValue="1385710284"
            code
            error={say('电话只有 10 位，要 11 位。', 'The phone number has 10 digits, 11 are needed.')}
          />
          <TextField label={say('运单号', 'Waybill')} defaultValue="SF14288530" code disabledReason={blocked} />
          <TextField label={say('旁边的标签', 'Label beside')} beside defaultValue="https://wms.example/api" code />
        </div>
      </Shelf>
      <Shelf of="unsure, with Readings" column>
        <TextField unsure label={say('地址', 'Address')} value={detail} onChange={setDetail} contentLang="zh-CN" />
        <Readings label={say('别的读法', 'Other readings')} readings={readings} chosen={detail} onChoose={setDetail} lang="zh-CN" />
      </Shelf>
      <Shelf of="NumberField, Select, ComboBox">
        <div className="gallery-form">
          <NumberField label={say('数量', 'Quantity')} defaultValue={12} minValue={0} />
          <NumberField label={say('数量，不能改', 'Quantity, fixed')} defaultValue={12} disabledReason={blocked} />
          <Select label={say('区', 'District')} choices={districts} value={chosen} onChange={setChosen} />
          <Select label={say('区，没有选', 'District, none')} choices={districts} value={null} onChange={setChosen} placeholder={say('选一个', 'Choose one')} />
          <Select
            label={say('区，不对', 'District, wrong')}
            choices={districts}
            value={chosen}
            onChange={setChosen}
            error={say('蒋村街道不在这个区。', 'Jiangcun is not in it.')}
          />
          <Select label={say('区，不能改', 'District, fixed')} choices={districts} value={chosen} onChange={setChosen} disabledReason={blocked} />
          <Select label={say('区，存疑', 'District, unsure')} unsure choices={districts} value={chosen} onChange={setChosen} />
          <ComboBox label={say('区，可打字', 'District, typed')} choices={districts} value={chosen} onChange={(value) => value !== null && setChosen(value)} />
        </div>
      </Shelf>
      <Shelf of="TextArea" column>
        <TextArea label={say('备注', 'Note')} rows={2} placeholder={say('客户说了什么', 'What was said')} />
        <TextArea label={say('备注，不能改', 'Note, fixed')} rows={2} defaultValue={name('放前台', 'Leave at reception')} disabledReason={blocked} />
      </Shelf>
    </>
  );
}
