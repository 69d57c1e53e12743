import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManualForm } from '../../../../shared/core/manual-order/manual-form.ts';
import type { ReadMessageDto as ReadMessage } from '../../../../shared/contract/manual.contract.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { Select } from '../../../ui/field/select.tsx';
import { TextArea, TextField } from '../../../ui/field/text-field.tsx';
import { useChoices, usePools } from '../api/use-manual.ts';
import { choicesOf, looked } from '../model/reading.ts';
import { UnsureField } from './unsure-field.tsx';

interface FieldsProps {
  readonly form: ManualForm;
  readonly reading: ReadMessage | null;
  /** Field names of the last refusal, with what is wrong. */
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (next: (form: ManualForm) => ManualForm) => void;
  readonly onLooked: (name: string) => void;
  /** The goods stand between who and how. */
  readonly children: ReactNode;
}

const PLACE_PARTS = ['province', 'city', 'district', 'town'] as const;

/** The fields of an order, in the order in which an order is said: whose, which number, who, where, what, and by whom it goes. */
export function Fields({ form, reading, faults, onChange, onLooked, children }: FieldsProps) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const names = useNames();
  const { data: choices } = useChoices();
  const { data: pools } = usePools();
  const { recipient } = form;
  const named = ({ code, nameZh, nameEn }: { readonly code: string; readonly nameZh: string; readonly nameEn: string }) =>
    (language === 'en' ? nameEn || nameZh : nameZh || nameEn) || code;
  const plain = (name: 'merchant' | 'platform' | 'platformOrderNo' | 'carrier' | 'note', value: string) =>
    onChange((before) => looked({ ...before, [name]: value }, name));
  const personal = (field: keyof ManualForm['recipient'], value: string, name: string) =>
    onChange((before) => looked({ ...before, recipient: { ...before.recipient, [field]: value } }, name));
  const leftAt = (carrier: string) => pools?.pools.find((pool) => pool.carrier === carrier)?.free ?? 0;
  const wrap = (name: string, element: (unsure: boolean) => ReactNode) => {
    const choosable = reading === null ? null : choicesOf(name, reading);
    return (
      <UnsureField
        name={name}
        unsure={form.unsure.includes(name)}
        choosable={choosable}
        onChoose={(at) => {
          if (choosable !== null) onChange((before) => choosable.choose(at, before));
          onLooked(name);
        }}
      >
        {element(form.unsure.includes(name))}
      </UnsureField>
    );
  };
  return (
    <>
      <div className="manual-grid is-three">
        {wrap('merchant', (unsure) => (
          <Select
            label={t('manual.merchant')}
            value={form.merchant === '' ? null : form.merchant}
            choices={(choices?.merchants ?? []).map((merchant) => ({ id: merchant.code, text: named(merchant) }))}
            placeholder={t('manual.choose')}
            unsure={unsure}
            error={faults.get('merchant')}
            onChange={(code) => plain('merchant', code)}
          />
        ))}
        {wrap('platform', (unsure) => (
          <Select
            label={t('manual.platform')}
            value={form.platform}
            choices={[{ id: '', text: t('manual.platform.none') }, ...(choices?.platforms ?? []).map((code) => ({ id: code, text: names.platform(code) }))]}
            unsure={unsure}
            error={faults.get('platform')}
            onChange={(code) => plain('platform', code)}
          />
        ))}
        {wrap('platformOrderNo', (unsure) => (
          <TextField
            label={t('manual.platformOrderNo')}
            code
            value={form.platformOrderNo}
            unsure={unsure}
            maxLength={80}
            onChange={(value) => plain('platformOrderNo', value)}
          />
        ))}
      </div>
      <div className="manual-grid is-three">
        {wrap('name', (unsure) => (
          <TextField
            label={t('manual.name')}
            value={recipient.name}
            unsure={unsure}
            error={faults.get('name')}
            maxLength={200}
            onChange={(value) => personal('name', value, 'name')}
          />
        ))}
        {wrap('phone', (unsure) => (
          <TextField
            label={t('manual.phone')}
            code
            inputMode="tel"
            value={recipient.phone}
            unsure={unsure}
            maxLength={80}
            onChange={(value) => personal('phone', value, 'phone')}
          />
        ))}
        <div className="manual-grid is-country">
          <TextField
            label={t('manual.country')}
            code
            value={recipient.country}
            maxLength={60}
            onChange={(value) => personal('country', value.toUpperCase(), 'place')}
          />
          <TextField label={t('manual.postcode')} code value={recipient.postcode} maxLength={40} onChange={(value) => personal('postcode', value, 'place')} />
        </div>
      </div>
      {wrap('place', (unsure) => (
        <>
          <div className="manual-grid is-four">
            {PLACE_PARTS.map((part) => (
              <TextField
                key={part}
                label={t(`manual.${part}`)}
                value={recipient[part]}
                unsure={unsure}
                maxLength={200}
                onChange={(value) => personal(part, value, 'place')}
              />
            ))}
          </div>
          <TextField
            label={t('manual.detail')}
            value={recipient.detail}
            unsure={unsure}
            error={faults.get('detail')}
            maxLength={1000}
            onChange={(value) => personal('detail', value, 'place')}
          />
        </>
      ))}
      {children}
      <div className="manual-grid is-note">
        <Select
          label={t('manual.carrier')}
          value={form.carrier === '' ? null : form.carrier}
          choices={(choices?.carriers ?? []).map((carrier) => ({
            id: carrier.code,
            text: named(carrier),
            detail: t('manual.pool.left', { count: leftAt(carrier.code) }),
          }))}
          placeholder={t('manual.choose')}
          hint={form.carrier === '' ? undefined : t('manual.pool.left', { count: leftAt(form.carrier) })}
          onChange={(code) => plain('carrier', code)}
        />
        {wrap('note', (unsure) => (
          <TextArea label={t('manual.note')} rows={2} value={form.note} unsure={unsure} maxLength={4000} onChange={(value) => plain('note', value)} />
        ))}
      </div>
    </>
  );
}
