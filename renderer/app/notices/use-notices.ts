import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasText } from '../../i18n/i18n.ts';
import { usePreferences } from '../../lib/session/use-preferences.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { useToast } from '../../ui/feedback/toast.tsx';
import type { Notice } from './group-notices.ts';
import { tellOutside } from './tell-outside.ts';

const MOST_KEPT = 50;
const NONE: readonly Notice[] = [];

/**
 * Words that wait for this person (an import has ended). As they arrive they are shown once, never over the work and never with the
 * focus; to the system only when the person asked for it and looks elsewhere. What came before sign-in stays quiet.
 */
export function useNotices(): readonly Notice[] {
  const client = useClient();
  const { t } = useTranslation();
  const { show } = useToast();
  const { preferences } = usePreferences();
  const newest = useRef<string | null | undefined>(undefined);
  const { data } = useQuery({ queryKey: ['messages'], queryFn: async () => (await answered(client.system.messages({ limit: MOST_KEPT }))).messages });

  useEffect(() => {
    if (data === undefined) return;
    const known = newest.current;
    const first = data[0];
    newest.current = first?.id ?? null;
    if (known === undefined || first === undefined || first.id === known || !hasText(first.code)) return;
    const text = t(first.code, first.params);
    // It may be good news or bad: neither a tick nor an alarm.
    show({ text, tone: 'info' });
    if (preferences.desktopNotices) tellOutside(first.code, t('shell.product'), text);
  }, [data, show, t, preferences.desktopNotices]);
  return data?.filter(({ code }) => hasText(code)) ?? NONE;
}
