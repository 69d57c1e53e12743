import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCountry } from '../../../../shared/core/import/country-names.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Panel, Section } from '../../../ui/layout/panel.tsx';
import { type Choice, Select } from '../../../ui/field/select.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import type { ImportOptions, IntakeVocabulary } from '../api/use-file-preview.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';

const BY_HEADERS = '-';

interface PreviewOptionsProps {
  readonly options: ImportOptions;
  readonly presets: IntakeVocabulary['presets'];
  readonly onOptions: (options: ImportOptions) => void;
  /** The button that begins; at the top, where no message ever covers it. */
  readonly start: ReactNode;
}

/** What the files do not say themselves. */
export function PreviewOptions({ options, presets, onOptions, start }: PreviewOptionsProps) {
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
  const textOption = (name: 'merchant' | 'platform') => (
    <TextField
      label={t(`intake.option.${name}`)}
      hint={t(`intake.option.${name}.hint`)}
      value={options[name] ?? ''}
      maxLength={60}
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
