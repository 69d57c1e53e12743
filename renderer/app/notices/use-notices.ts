import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { hasText } from '../../i18n/i18n.ts';
import { isInDialog } from '../../lib/keys/press-target.ts';
import { usePreferences } from '../../lib/session/use-preferences.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { useToast } from '../../ui/feedback/toast.tsx';
import { arrivedSince, type Notice } from './group-notices.ts';
import { noticeText } from './notice-text.ts';
import { placeOf } from './notice-place.ts';
import { tellOutside } from './tell-outside.ts';

const MOST_KEPT = 50;
const NONE: readonly Notice[] = [];

/**
 * Words that wait for this person (an import has ended, somebody named them). As they arrive they are shown once, several in one line, never over the work
 * and never with the focus; to the system only when the person asked for it and looks elsewhere. What came before sign-in stays quiet.
 */
export function useNotices(onShowAll: () => void): readonly Notice[] {
  const client = useClient();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { show } = useToast();
  const { preferences } = usePreferences();
  const newest = useRef<string | null | undefined>(undefined);
  const { data } = useQuery({ queryKey: ['messages'], queryFn: async () => (await answered(client.system.messages({ limit: MOST_KEPT }))).messages });

  useEffect(() => {
    if (data === undefined) return;
    const arrived = arrivedSince(data, newest.current).filter(({ code }) => hasText(code));
    newest.current = data[0]?.id ?? null;
    const [first] = arrived;
    if (first === undefined) return;
    const kinds = new Set(arrived.map(({ code }) => code));
    const place = arrived.length === 1 ? placeOf(first) : null;
    const text =
      arrived.length === 1
        ? noticeText(t, first)
        : kinds.size === 1
          ? t('notices.burst.kind', { count: arrived.length, kind: t(`notices.kind.${first.code}`) })
          : t('notices.burst', { count: arrived.length });
    const follow = () => {
      // A form that is being filled in stays: the bell has the notice too.
      if (!isInDialog())
        if (place === null) onShowAll();
        else void navigate(place);
    };
    // It may be good news or bad: neither a tick nor an alarm.
    show({ text, tone: 'info', follow: { text: place === null ? t('notices.showAll') : t('notices.open'), act: follow } });
    if (preferences.desktopNotices) tellOutside(arrived.length === 1 ? first.code : 'several', t('shell.product'), text, follow);
  }, [data, show, t, navigate, onShowAll, preferences.desktopNotices]);
  return data?.filter(({ code }) => hasText(code)) ?? NONE;
}
