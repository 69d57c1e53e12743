import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../../ui/button/button.tsx';
import type { NoticeGroup } from './group-notices.ts';
import { noticeText } from './notice-text.ts';
import { placeOf } from './notice-place.ts';

interface NoticeKindProps {
  readonly group: NoticeGroup;
  /** A notice was followed. */
  readonly onGo: () => void;
  readonly onWhole: () => void;
}

/** The notices of one kind, each a way to what it tells of. */
export function NoticeKind({ group: { code, shown, more, unseen }, onGo, onWhole }: NoticeKindProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <section className="notices-kind" aria-label={t(`notices.kind.${code}`)}>
      <h3>
        {t(`notices.kind.${code}`)}
        {unseen > 0 && <span className="meta">{t('notices.fresh', { count: unseen })}</span>}
      </h3>
      <ul>
        {shown.map((notice) => {
          const place = placeOf(notice);
          const text = noticeText(t, notice);
          return (
            <li key={notice.id}>
              {place === null ? (
                <span>{text}</span>
              ) : (
                <Link to={place} onClick={onGo}>
                  {text}
                </Link>
              )}
              <time className="meta nowrap" dateTime={new Date(notice.at).toISOString()} title={format.exact(notice.at)}>
                {format.ago(Math.max(0, now - notice.at))}
              </time>
            </li>
          );
        })}
      </ul>
      {more > 0 && (
        <Button look="quiet" onPress={onWhole}>
          {t('notices.more', { count: more })}
        </Button>
      )}
    </section>
  );
}
