import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateDto } from '../../../../shared/contract/templates.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useSend } from '../../../lib/use-send.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { TextArea, TextField } from '../../../ui/field/text-field.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { SaveBar } from '../site/save-bar.tsx';
import { useDraft } from '../site/use-site.ts';
import { TemplatePreview } from './template-preview.tsx';
import { useTemplatePreview } from './use-template-preview.ts';

interface TemplateEditorProps {
  readonly template: TemplateDto;
  readonly places: readonly { readonly name: string; readonly zh: string; readonly en: string }[];
}

/** Words on the left, what they become on the right, the places that can be filled below, and what they were before. */
export function TemplateEditor({ template, places }: TemplateEditorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const { templates } = useClient();
  const queries = useQueryClient();
  const { id, locale, channel, versions, shipped } = template;
  const { send, busy, failure } = useSend(() => queries.invalidateQueries({ queryKey: ['templates'] }));
  const draft = useDraft({ subject: template.subject, body: template.body });
  const words = draft.value ?? shipped;
  const box = useRef<HTMLDivElement>(null);
  const shown = useTemplatePreview({ id, locale, ...words });
  const [problem] = shown.preview?.problems ?? [];
  const save = async () => {
    if (await send(templates.save({ id, locale, ...words }), () => t('templates.saved'))) draft.discard();
  };
  /** Where the caret stood in the text, which keeps it while a button is pressed. */
  const insert = (name: string) => {
    const area = box.current?.querySelector('textarea');
    const at = area?.selectionStart ?? words.body.length;
    const to = area?.selectionEnd ?? at;
    draft.set({ ...words, body: `${words.body.slice(0, at)}{${name}}${words.body.slice(to)}` });
    area?.focus();
  };
  return (
    <>
      <SettingsPart title={t('templates.words')} wide>
        <div className="template-two">
          <div className="col" ref={box}>
            {channel === 'email' && (
              <TextField
                label={t('templates.subject')}
                value={words.subject}
                maxLength={400}
                contentLang={locale}
                onChange={(subject) => draft.set({ ...words, subject })}
              />
            )}
            <TextArea
              label={t('templates.body')}
              value={words.body}
              maxLength={5000}
              rows={channel === 'sms' ? 5 : 10}
              onChange={(body) => draft.set({ ...words, body })}
            />
          </div>
          <TemplatePreview {...shown} most={template.length} locale={locale} />
        </div>
        <h3>{t('templates.places')}</h3>
        <p className="t2">{t('templates.places.hint')}</p>
        <ul className="template-places">
          {places.map(({ name, zh, en }) => (
            <li key={name}>
              <Button look="quiet" onPress={() => insert(name)}>
                <span className="code">{`{${name}}`}</span> <span className="t2">{locale === 'en' ? en : zh}</span>
              </Button>
            </li>
          ))}
        </ul>
      </SettingsPart>
      <SettingsPart title={t('templates.versions')} wide>
        <ul className="template-versions">
          {versions.map(({ subject, body, savedAt, savedBy }, at) => (
            <li key={savedAt}>
              <span className="meta" title={format.exact(savedAt)}>
                {t('templates.version', { at: format.near(savedAt, now), who: savedBy })}
              </span>
              <span className="template-was" lang={locale}>
                {body}
              </span>
              {at === 0 ? (
                <span className="meta">{t('templates.counts')}</span>
              ) : (
                <Button onPress={() => draft.set({ subject, body })}>{t('templates.take')}</Button>
              )}
            </li>
          ))}
          <li>
            <span className="meta">{t('templates.shipped')}</span>
            <span className="template-was" lang={locale}>
              {shipped.body}
            </span>
            {versions.length === 0 ? (
              <span className="meta">{t('templates.counts')}</span>
            ) : (
              <Button onPress={() => draft.set({ subject: shipped.subject, body: shipped.body })}>{t('templates.take')}</Button>
            )}
          </li>
        </ul>
      </SettingsPart>
      <SaveBar
        isChanged={draft.isChanged}
        busy={busy}
        failure={failure}
        problem={problem === undefined ? undefined : t(`error.template_${problem.code}`, { what: problem.what })}
        onSave={() => void save()}
        onDiscard={draft.discard}
      />
    </>
  );
}
