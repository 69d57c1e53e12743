import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteDto } from '../../../../shared/contract/site.contract.ts';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { useToast } from '../../../ui/feedback/toast.tsx';

/** The site as an administrator sees it, and a way to change it. */
export const useSite = () => {
  const { site: calls } = useClient();
  const { t } = useTranslation();
  const { show } = useToast();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);
  const { data, error } = useQuery({ queryKey: ['site'], queryFn: () => answered(calls.get({})) });
  const change = async (part: Partial<SiteDto>): Promise<boolean> => {
    setBusy(true);
    const reply = await calls.change(part);
    setBusy(false);
    setFailure(reply.ok ? null : reply.error);
    if (reply.ok) {
      await queries.invalidateQueries({ queryKey: ['site'] });
      show({ text: t('site.saved') });
    }
    return reply.ok;
  };
  return { site: data, failure: failure ?? error?.error ?? null, busy, change };
};

/** What is typed and not saved yet. A change that comes from elsewhere replaces it only while nothing was typed. */
export const useDraft = <T>(saved: T | undefined) => {
  const [draft, setDraft] = useState<T | undefined>(undefined);
  const value = draft ?? saved;
  return { value, isChanged: draft !== undefined && JSON.stringify(draft) !== JSON.stringify(saved), set: setDraft, discard: () => setDraft(undefined) };
};
