import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useFormat } from '../../i18n/use-format.ts';
import { usePreferences } from '../../lib/session/use-preferences.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { Counter } from '../../ui/status/pill.tsx';
import { groupNotices } from './group-notices.ts';
import { NoticeKind } from './notice-kind.tsx';
import { useNotices } from './use-notices.ts';
import './notices.css';

/** Asked for by its key, the newest notice is one Enter away. */
const enterFirst = (list: HTMLElement | null): void => list?.querySelector('a')?.focus();

/** The bell: how many notices were not seen, and behind it all of them by kind. Opened by the person alone. */
export function NoticeCentre({ open, onOpen }: { readonly open: boolean; readonly onOpen: (open: boolean) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const showAll = useCallback(() => onOpen(true), [onOpen]);
  const notices = useNotices(showAll);
  const { preferences, change } = usePreferences();
  // Of these kinds all are shown.
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  // While it is open the new ones stay marked; they are seen when it closes.
  const [seenAt, setSeenAt] = useState<number | null>(null);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    setSeenAt(open ? preferences.noticesSeenAt : null);
    setWhole(new Set());
  }
  const groups = groupNotices(notices, seenAt ?? preferences.noticesSeenAt, whole);
  const unseen = notices.filter(({ at }) => at > preferences.noticesSeenAt).length;
  const newest = notices[0]?.at ?? 0;
  // Whichever way it was opened: by a press, its key or a notice. What the host refused is not told it again and again.
  const told = useRef(0);
  useEffect(() => {
    if (!open || newest <= preferences.noticesSeenAt || told.current === newest) return;
    told.current = newest;
    change({ noticesSeenAt: newest });
  }, [open, newest, preferences.noticesSeenAt, change]);
  return (
    <DialogTrigger isOpen={open} onOpenChange={onOpen}>
      <AriaButton className="bell" aria-label={unseen === 0 ? t('notices.title') : t('notices.unseen', { count: unseen })}>
        <Icon name="bell" size={16} />
        {unseen > 0 && <Counter value={format.number(unseen)} />}
      </AriaButton>
      <Popover className="popover notices" placement="bottom end" offset={4}>
        <Dialog className="dialog" aria-label={t('notices.title')}>
          <h2 className="notices-title">{t('notices.title')}</h2>
          {groups.length === 0 && <p className="t2 notices-none">{t('notices.none')}</p>}
          <div ref={enterFirst}>
            {groups.map((group) => (
              <NoticeKind key={group.code} group={group} onGo={() => onOpen(false)} onWhole={() => setWhole((before) => new Set([...before, group.code]))} />
            ))}
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
