import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

/** A search begins when typing rests this long. */
const REST_MS = 140;
export const FOUND_AT_MOST = 12;

/** Orders for what is typed. While an input method composes, `text` must not change: half a syllable is no question. */
export const useOrderSearch = (text: string) => {
  const client = useClient();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const search = useQuery({
    queryKey: ['order', 'search', asked],
    queryFn: () => answered(client.orders.search({ text: asked, limit: FOUND_AT_MOST })),
    enabled: asked !== '',
    staleTime: 10_000,
    gcTime: 30_000,
  });
  return { ...search, asked };
};
