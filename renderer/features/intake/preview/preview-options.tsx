import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCountry } from '../../../../shared/core/import/country-names.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { useSystemInfo } from '../../../lib/use-system-info.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Panel, Section } from '../../../ui/layout/panel.tsx';
import { type Choice, Select } from '../../../ui/field/select.tsx';
import { TextField, type TextFieldProps } from '../../../ui/field/text-field.tsx';
import type { ImportOptions, IntakeVocabulary } from '../api/use-file-preview.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';

const BY_HEADERS = '-';
/** Codes of merchants that are told below their field: a warehouse of many knows them. */
const CODES_SHOWN = 6;

interface PreviewOptionsProps {
  readonly options: ImportOptions;
  readonly presets: IntakeVocabulary['presets'];
  readonly onOptions: (options: ImportOptions) => void;
  /** Enter in a field: what is typed there needs no way back to the button. */
  readonly onEnter: () => void;
  /** The button that begins; at the top, where no message ever covers it. */
  readonly start: ReactNode;
}

/** What the files do not say themselves. */
export function PreviewOptions({ options, presets, onOptions, onEnter, start }: PreviewOptionsProps) {
  const { t } = useTranslation();
  const texts = useIntakeTexts();
  const { language } = useAppearance();
  const [country, setCountry] = useState(options.country ?? '');
  const read = readCountry(country);
  const countryName = read === null ? undefined : new Intl.DisplayNames(language, { type: 'region' }).of(read.code);
  const choices: readonly Choice<string>[] = [
    { id: BY_HEADERS, text: t('intake.preset.auto') },
    ...presets.map(({ id, joins }) => ({ id, text: texts.presetName(id), ...(joins && { detail: t('intake.preset.joins') }) })),
  ];
  const format = useFormat();
  const { data: info } = useSystemInfo();
  const codes = (info?.merchants ?? []).slice(0, CODES_SHOWN).map(({ code }) => code);
  const hintOf = (name: 'merchant' | 'platform'): string =>
    name === 'merchant' && codes.length > 0 ? t('intake.option.merchant.known', { codes: format.list(codes) }) : t(`intake.option.${name}.hint`);
  const begin: NonNullable<TextFieldProps['onKeyDown']> = ({ key, nativeEvent }) => {
    if (key === 'Enter' && !nativeEvent.isComposing && !nativeEvent.ctrlKey && !nativeEvent.metaKey) onEnter();
  };
  const textOption = (name: 'merchant' | 'platform') => (
    <TextField
      label={t(`intake.option.${name}`)}
      hint={hintOf(name)}
      value={options[name] ?? ''}
      maxLength={60}
      onKeyDown={begin}
      onChange={(value) => onOptions({ ...options, [name]: value.trim() === '' ? null : value })}
    />
  );
  return (
    <Panel label={t('intake.options')} head={<div className="preview-start">{start}</div>}>
      <Section title={t('intake.options')}>
        <div className="intake-form">
          <Select
            label={t('intake.option.preset')}
            hint={t('intake.option.preset.hint')}
            choices={choices}
            value={options.preset ?? BY_HEADERS}
            onChange={(preset) => onOptions({ ...options, preset: preset === BY_HEADERS ? null : preset })}
          />
          {textOption('merchant')}
          {textOption('platform')}
          <TextField
            label={t('intake.option.country')}
            hint={countryName ?? t('intake.option.country.hint')}
            error={country.trim() !== '' && read === null ? t('intake.option.country.unknown') : undefined}
            value={country}
            onKeyDown={begin}
            onChange={(value) => {
              setCountry(value);
              onOptions({ ...options, country: readCountry(value)?.code ?? null });
            }}
          />
          {options.mapping !== null && (
            <Button icon="undo" onPress={() => onOptions({ ...options, mapping: null })}>
              {t('intake.preview.unmapAll')}
            </Button>
          )}
        </div>
      </Section>
      <Section>
        <p className="read t2">{t('intake.preview.promise')}</p>
      </Section>
    </Panel>
  );
}
