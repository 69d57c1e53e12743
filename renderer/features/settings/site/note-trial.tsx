import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { TextArea } from '../../../ui/field/text-field.tsx';
import { SettingsPart } from '../setting-parts.tsx';

/** A note somebody really wrote, read with the phrases as they stand: what would be found, how strongly, and where it comes back. */
export function NoteTrial() {
  const { t } = useTranslation();
  const { requests } = useClient();
  const [note, setNote] = useState('');
  const asked = useDeferredValue(note.trim());
  const { data } = useQuery({
    // Below `site`, so that a changed phrase reads it anew.
    queryKey: ['site', 'note', asked],
    queryFn: () => answered(requests.tryNote({ note: asked })),
    enabled: asked !== '',
    placeholderData: (before) => before,
  });
  return (
    <SettingsPart title={t('site.try')} hint={t('site.try.hint')} wide>
      <TextArea label={t('site.try.note')} value={note} onChange={setNote} maxLength={20_000} rows={2} />
      <div role="status">
        {asked !== '' && data?.found.length === 0 && <p className="t2">{t('site.try.nothing')}</p>}
        {asked !== '' &&
          data?.found.map(({ code, words, strength }) => (
            <div key={code + words} className="phrase-row">
              <b>{words}</b>
              <span>{code === 'request.unread_note' ? t('site.try.unread') : t(code)}</span>
              <span className="t2">{t(`strength.${strength}`)}</span>
            </div>
          ))}
        {asked !== '' && data !== undefined && data.gates.length > 0 && <p className="meta">{t('site.try.gates')}</p>}
      </div>
    </SettingsPart>
  );
}
