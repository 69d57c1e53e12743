import { useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components/ComboBox';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { fieldClass, FieldLabel } from '../../../ui/field/field-shell.tsx';
import { type ManualProductDto, useProducts } from '../api/use-manual.ts';
import '../../../ui/overlay/overlay.css';

/** A SKU by code, barcode or name; what is found shows how much of it is free. Anything may be typed: the checks say what is wrong with it. */
export function SkuField({
  label,
  merchant,
  value,
  unsure,
  onChange,
  onChoose,
}: {
  readonly label: string;
  readonly merchant: string;
  readonly value: string;
  readonly unsure: boolean;
  readonly onChange: (sku: string) => void;
  readonly onChoose: (product: ManualProductDto) => void;
}) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const [query, setQuery] = useState('');
  const { data } = useProducts(merchant, query, []);
  const found = query === '' ? [] : (data?.products ?? []);
  const look = { label, labelHidden: true, unsure };
  return (
    <ComboBox
      className={fieldClass(look)}
      allowsCustomValue
      allowsEmptyCollection={false}
      inputValue={value}
      items={found}
      selectedKey={null}
      onInputChange={(text) => {
        if (text === value) return;
        setQuery(text);
        onChange(text);
      }}
      onSelectionChange={(key) => {
        const product = found.find(({ sku }) => sku === key);
        if (product === undefined) return;
        setQuery('');
        onChoose(product);
      }}
    >
      <FieldLabel {...look} />
      <div className="field-column">
        <div className="input-box">
          <Input className="input code" autoComplete="off" spellCheck={false} />
        </div>
      </div>
      <Popover className="popover" offset={4}>
        <ListBox<ManualProductDto> className="list-box">
          {({ sku, name, nameEn, free }) => (
            <ListBoxItem id={sku} textValue={sku} className="list-option">
              <span className="code">{sku}</span>
              <span className="ellipsis">{language === 'en' && nameEn !== '' ? nameEn : name}</span>
              <span className="meta">{free === null ? t('manual.stock.unknown') : t('manual.stock.free', { count: free })}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
