import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasText } from '../../../i18n/i18n.ts';
import { LANGUAGE_NAMES } from '../../../i18n/language-names.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { TemplateEditor } from './template-editor.tsx';
import './templates.css';

const LOCALES = ['zh-CN', 'en'] as const;

/** The words messages begin with: chosen by what they are for, rewritten beside a real order they are filled with. */
export function TemplatesPage() {
  const { t, i18n } = useTranslation();
  const { templates } = useClient();
  const { data } = useQuery({ queryKey: ['templates'], queryFn: () => answered(templates.list({})) });
  const [id, setId] = useState('address_customer_sms');
  const [locale, setLocale] = useState<(typeof LOCALES)[number]>(i18n.language === 'en' ? 'en' : 'zh-CN');
  if (data === undefined) return null;
  const ofLocale = data.templates.filter((template) => template.locale === locale);
  const template = ofLocale.find((one) => one.id === id) ?? ofLocale[0];
  const nameOf = (one: string): string => (hasText(`template.name.${one}`) ? t(`template.name.${one}`) : one);
  return (
    <>
      <SettingsPart title={t('templates.title')} hint={t('templates.hint')} wide>
        <div className="template-choice">
          <Select
            label={t('templates.which')}
            value={template?.id ?? null}
            onChange={setId}
            choices={ofLocale.map((one) => ({
              id: one.id,
              text: nameOf(one.id),
              detail: one.versions.length > 0 ? t('templates.own') : t(`templates.way.${one.channel}`),
            }))}
          />
          <Segmented
            label={t('templates.language')}
            value={locale}
            onChange={setLocale}
            choices={LOCALES.map((one) => ({ id: one, text: LANGUAGE_NAMES[one] }))}
          />
        </div>
      </SettingsPart>
      {template !== undefined && <TemplateEditor key={`${template.id} ${locale}`} template={template} places={data.places} />}
    </>
  );
}
