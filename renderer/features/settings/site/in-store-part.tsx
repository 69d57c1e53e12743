import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IN_STORE_VALUES, type InStoreLayout, layoutFault, readInStoreCode } from '../../../../shared/core/barcode/in-store-code.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { SettingsPart } from '../setting-parts.tsx';

/** As a grocer's scale leaves the factory: five digits of article, five of weight in grams. */
const EXAMPLE = '21IIIIIVVVVVC';
const MOST_LAYOUTS = 20;

interface InStorePartProps {
  readonly layouts: readonly InStoreLayout[];
  readonly onChange: (layouts: readonly InStoreLayout[]) => void;
}

/** How the numbers of the house are made, with a code of the house to try them on. */
export function InStorePart({ layouts, onChange }: InStorePartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [tried, setTried] = useState('');
  const add = () => (layouts.length < MOST_LAYOUTS ? onChange([...layouts, { picture: '', value: 'grams' }]) : false);
  useKeys('upkeep', { add });
  const values = IN_STORE_VALUES.map((id) => ({ id, text: t(`site.inStore.value.${id}`) }));
  const wrongOf = ({ picture }: InStoreLayout): string | undefined => {
    if (picture === '') return undefined;
    const fault = layoutFault({ picture, value: 'grams' }) ?? (layouts.filter((one) => one.picture === picture).length > 1 ? 'twice' : undefined);
    return fault === undefined ? undefined : t(`site.inStore.wrong.${fault}`);
  };
  const say = (code: string): string => {
    const read = readInStoreCode(
      code.trim(),
      layouts.filter((layout) => layoutFault(layout) === undefined),
    );
    if (read === null) return t('site.inStore.says.nothing');
    if (!read.isValueRight) return t('site.inStore.says.wrongValue');
    const { item, value, measure } = read;
    return t(`site.inStore.says.${measure}`, { item, value: measure === 'price_cents' ? format.number(value / 100, 2) : format.number(value) });
  };
  return (
    <SettingsPart title={t('site.inStore')} hint={t('site.inStore.hint')} wide>
      {layouts.map((layout, at) => (
        <div key={at} className="settings-line settings-line-layout">
          <TextField
            label={t('site.inStore.picture')}
            labelHidden
            code
            value={layout.picture}
            placeholder={EXAMPLE}
            maxLength={13}
            autoFocus={layout.picture === '' && at === layouts.length - 1}
            error={wrongOf(layout)}
            onChange={(picture) => onChange(layouts.with(at, { ...layout, picture: picture.trim().toUpperCase() }))}
          />
          <Select
            label={t('site.inStore.value')}
            labelHidden
            choices={values}
            value={layout.value}
            onChange={(value) => onChange(layouts.with(at, { ...layout, value }))}
          />
          <Button
            look="quiet"
            icon="close"
            aria-label={t('site.inStore.remove', { picture: layout.picture })}
            onPress={() => onChange(layouts.toSpliced(at, 1))}
          />
        </div>
      ))}
      <Button icon="plus" className="settings-add" chord={chordOf('upkeep', 'add')} onPress={add}>
        {t('site.inStore.add')}
      </Button>
      {layouts.length > 0 && (
        <>
          <TextField label={t('site.inStore.try')} hint={t('site.inStore.try.hint')} code value={tried} maxLength={14} onChange={setTried} />
          <div role="status">{tried.trim() !== '' && <p className="t2">{say(tried)}</p>}</div>
        </>
      )}
    </SettingsPart>
  );
}
