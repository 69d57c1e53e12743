import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../../../i18n/language-names.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { LANGUAGES, type Language } from '../../../lib/appearance/appearance.ts';
import { useNow } from '../../../lib/use-now.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { useDeed } from '../api/use-deed.ts';
import { DeedDialog } from './deed-dialog.tsx';

const WHO = ['department', 'merchants'] as const;

/** What merchants and departments are told, filled from the templates: a person adds how it goes and what is wanted, and sends. */
export function TellDialog({ no, onClose }: { readonly no: string | undefined; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { outage } = useClient();
  const deed = useDeed();
  const now = useNow(60_000);
  const [who, setWho] = useState<(typeof WHO)[number]>('merchants');
  const [language, setLanguage] = useState<Language>(i18n.language === 'en' ? 'en' : 'zh-CN');
  const [words, setWords] = useState({ progress: '', need: '', callback: '' });
  const about = no === undefined ? {} : { no };
  const { data } = useQuery({
    queryKey: ['outage', 'messages', no ?? '', language, words],
    queryFn: () => answered(outage.messages({ ...about, language, ...words })),
    placeholderData: (before) => before,
  });
  const messages = (data?.messages ?? []).filter(({ audience }) => (audience === 'department') === (who === 'department'));
  const missing = [...new Set(messages.flatMap((message) => message.missing))];
  const [first] = messages;
  const printed = messages.filter(({ way }) => way === 'print').length;
  const sent = messages.length - printed;
  const cannot = messages.length === 0 ? t('outage.tell.nobody') : missing.length > 0 ? t('outage.tell.missing', { places: format.list(missing) }) : undefined;
  const send = async () => {
    const texts = messages.map(({ audience, subject, body }) => ({ audience, subject, body }));
    if (await deed.send(outage.tell({ ...about, messages: texts }), ({ told }) => t('outage.tell.done', { count: told }))) onClose();
  };
  const set = (part: Partial<typeof words>) => setWords((before) => ({ ...before, ...part }));
  return (
    <DeedDialog
      title={t('outage.tell.title')}
      submit={t('outage.tell.send', { count: messages.length })}
      missing={cannot}
      deed={deed}
      wide
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <div className="row wrap">
        <Segmented label={t('outage.tell.who')} value={who} onChange={setWho} choices={WHO.map((id) => ({ id, text: t(`outage.tell.${id}`) }))} />
        <Segmented
          label={t('outage.tell.language')}
          value={language}
          onChange={setLanguage}
          choices={LANGUAGES.map((id) => ({ id, text: LANGUAGE_NAMES[id], lang: id }))}
        />
      </div>
      <div className="outage-tell-words">
        <TextField label={t('outage.tell.progress')} value={words.progress} onChange={(progress) => set({ progress })} maxLength={300} autoFocus />
        <TextField label={t('outage.tell.need')} value={words.need} onChange={(need) => set({ need })} maxLength={300} />
        {who === 'merchants' && (
          <TextField label={t('outage.tell.callback')} value={words.callback} onChange={(callback) => set({ callback })} maxLength={40} />
        )}
      </div>
      {first !== undefined && (
        <section className="outage-letter" aria-label={t('outage.tell.preview')}>
          <p className="meta">{t('outage.tell.to', { name: first.name, count: messages.length })}</p>
          {who === 'merchants' && (
            <p className="meta">
              {format.list([
                ...(sent > 0 ? [t('outage.tell.sent', { count: sent })] : []),
                ...(printed > 0 ? [t('outage.tell.printed', { count: printed })] : []),
              ])}
            </p>
          )}
          {first.subject !== '' && <b lang={language}>{first.subject}</b>}
          <p className="outage-letter-body" lang={language}>
            {first.body}
          </p>
        </section>
      )}
      {data !== undefined && <Note tone="info">{t('outage.tell.next', { at: format.near(data.nextAt, now) })}</Note>}
    </DeedDialog>
  );
}
