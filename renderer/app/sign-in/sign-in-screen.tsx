import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { systemContract } from '../../../shared/contract/system.contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { hasText } from '../../i18n/i18n.ts';
import { LANGUAGE_NAMES } from '../../i18n/language-names.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { LANGUAGES, setAppearance } from '../../lib/appearance/appearance.ts';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { useNow } from '../../lib/use-now.ts';
import { Segmented } from '../../ui/choice/segmented.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Mark } from '../shell/mark.tsx';
import { useSystemInfo } from '../../lib/use-system-info.ts';
import { useSiteName } from '../shell/title-bar.tsx';
import './sign-in.css';

/** The left half says where one is and what state the data is in; the right half asks who is here. */
export function SignInScreen({ title, hint, children }: { readonly title: string; readonly hint?: ReactNode; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  return (
    <div className="sign-in">
      <SiteSide />
      <main className="sign-in-who">
        <div className="sign-in-head">
          <h1>{title}</h1>
          <Segmented
            label={t('settings.language')}
            value={language}
            onChange={(value) => setAppearance({ language: value })}
            choices={LANGUAGES.map((id) => ({ id, text: LANGUAGE_NAMES[id], lang: id }))}
          />
        </div>
        {hint !== undefined && <p className="sign-in-hint">{hint}</p>}
        {children}
      </main>
    </div>
  );
}

type SystemInfo = z.output<(typeof systemContract)['info']['output']>;
type Notice = SystemInfo['notices'][number];

/** What the last start had to say. Instants among its parameters (`…At`) are told as times of the site. */
const useNoticeText = (): ((notice: Notice) => string) => {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ code, params }) => {
    if (!hasText(`notice.${code}`)) return t('notice.unknown', { code });
    const instant = (name: string) => (typeof params[name] === 'number' ? format.exact(params[name]) : format.missing);
    return t(`notice.${code}`, { ...params, from: instant('missingFromAt'), until: instant('missingUntilAt') });
  };
};

function SiteSide() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  const errorText = useErrorText();
  const noticeText = useNoticeText();
  const { data: info, error } = useSystemInfo();
  const site = useSiteName();
  return (
    <section className="sign-in-site" aria-label={t('signIn.site')}>
      <div className="row sign-in-brand">
        <Mark size={40} />
        <div>
          <b className="sign-in-product">{t('shell.product')}</b>
          {info !== undefined && <p className="t2">{t('signIn.siteStation', { site, station: info.station })}</p>}
        </div>
      </div>
      <div>
        <p className="sign-in-time">{format.time(now)}</p>
        <p className="sign-in-date">{t('signIn.date', { date: format.dateLong(now), zone: format.zone })}</p>
      </div>
      <div className="col sign-in-notes">
        {error !== null && (
          <Note tone="stop" title={errorText(error.error).what} role="alert">
            {errorText(error.error).rest}
          </Note>
        )}
        {info?.sample === true && <Note tone="info">{t('signIn.sample')}</Note>}
        {info?.notices.map((notice) => (
          <Note key={notice.code} tone="warn">
            {noticeText(notice)}
          </Note>
        ))}
      </div>
    </section>
  );
}
