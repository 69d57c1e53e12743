import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

interface Words {
  readonly id: string;
  readonly locale: 'zh-CN' | 'en';
  readonly subject: string;
  readonly body: string;
}

/** The words as they are typed, filled by the host with a real order: the newest that fits, or one that is named. */
export const useTemplatePreview = (words: Words) => {
  const { templates } = useClient();
  const [orderNo, setOrderNo] = useState('');
  const asked = useDeferredValue({ ...words, platformOrderNo: orderNo.trim() });
  const { data, error } = useQuery({
    queryKey: ['templates', 'preview', asked.id, asked.locale, asked.subject, asked.body, asked.platformOrderNo],
    queryFn: () => answered(templates.preview(asked)),
    placeholderData: (before) => before,
    retry: false,
  });
  return { preview: error === null ? data : undefined, notFound: error !== null, orderNo, setOrderNo };
};
export type ShownPreview = ReturnType<typeof useTemplatePreview>;
