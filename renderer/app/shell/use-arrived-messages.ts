import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasText } from '../../i18n/i18n.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { useToast } from '../../ui/feedback/toast.tsx';

/** Words that wait for this person (an import has ended), shown once as they arrive and never over the work. What came before sign-in stays quiet. */
export function useArrivedMessages(): void {
  const client = useClient();
  const { t } = useTranslation();
  const { show } = useToast();
  const newest = useRef<string | null | undefined>(undefined);
  const { data } = useQuery({
    queryKey: ['messages', 'newest'],
    queryFn: async () => (await answered(client.system.messages({ limit: 1 }))).messages[0] ?? null,
  });

  useEffect(() => {
    if (data === undefined) return;
    const known = newest.current;
    newest.current = data?.id ?? null;
    if (known === undefined || data === null || data.id === known || !hasText(data.code)) return;
    show({ text: t(data.code, data.params) });
  }, [data, show, t]);
}
