import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { usePreferences } from '../../lib/session/use-preferences.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { Counter } from '../../ui/status/pill.tsx';
import { groupNotices } from './group-notices.ts';
import { useNotices } from './use-notices.ts';
import './notices.css';

/** The bell: how many notices were not seen, and behind it all of them by kind. Opened by the person alone. */
export function NoticeCentre({ open, onOpen }: { readonly open: boolean; readonly onOpen: (open: boolean) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const notices = useNotices();
  const { preferences, change } = usePreferences();
  // While it is open the new ones stay marked; they are seen when it closes.
  const [seenAt, setSeenAt] = useState<number | null>(null);
  const groups = groupNotices(notices, seenAt ?? preferences.noticesSeenAt);
  const unseen = notices.filter(({ at }) => at > preferences.noticesSeenAt).length;
  const toggle = (next: boolean) => {
    if (next) setSeenAt(preferences.noticesSeenAt);
    else setSeenAt(null);
    const newest = notices[0]?.at ?? 0;
    if (next && newest > preferences.noticesSeenAt) change({ noticesSeenAt: newest });
    onOpen(next);
  };
  return (
    <DialogTrigger isOpen={open} onOpenChange={toggle}>
      <AriaButton className="bell" aria-label={unseen === 0 ? t('notices.title') : t('notices.unseen', { count: unseen })}>
        <Icon name="bell" size={16} />
        {unseen > 0 && <Counter value={format.number(unseen)} />}
      </AriaButton>
      <Popover className="popover notices" placement="bottom end" offset={4}>
        <Dialog className="dialog" aria-label={t('notices.title')}>
          <h2 className="notices-title">{t('notices.title')}</h2>
          {groups.length === 0 && <p className="t2 notices-none">{t('notices.none')}</p>}
          {groups.map(({ code, shown, more, unseen: fresh }) => (
            <section key={code} className="notices-kind" aria-label={t(`notices.kind.${code}`)}>
              <h3>
                {t(`notices.kind.${code}`)}
                {fresh > 0 && <span className="meta">{t('notices.fresh', { count: fresh })}</span>}
              </h3>
              <ul>
                {shown.map((notice) => (
                  <li key={notice.id}>
                    <span>{t(notice.code, notice.params)}</span>
                    <time className="meta nowrap" dateTime={new Date(notice.at).toISOString()} title={format.exact(notice.at)}>
                      {format.ago(Math.max(0, now - notice.at))}
                    </time>
                  </li>
                ))}
              </ul>
              {more > 0 && <p className="meta">{t('notices.more', { count: more })}</p>}
            </section>
          ))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
