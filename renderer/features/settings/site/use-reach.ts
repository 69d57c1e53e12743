import { useState } from 'react';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { useClient } from '../../../transport/console-context.ts';

export type PlaceReach = 'unserved' | 'remote';
export interface UnreadLine {
  readonly row: number;
  readonly text: string;
}
interface ReachRead {
  /** Codes, as they are kept. */
  readonly places: { readonly unserved: string[]; readonly remote: string[] };
  readonly names: { readonly unserved: readonly string[]; readonly remote: readonly string[] };
  readonly unread: readonly UnreadLine[];
}

/** Reads tables of places on the host, which knows the divisions; null when it could not be asked. */
export const useReachCalls = () => {
  const { site } = useClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const readAll = async (tables: ReadonlyArray<readonly [text: string, otherwise: PlaceReach]>): Promise<ReachRead | null> => {
    setBusy(true);
    const replies = await Promise.all(tables.map(([text, otherwise]) => site.readPlaces({ text, otherwise })));
    setBusy(false);
    const failed = replies.find((reply) => !reply.ok);
    setFailure(failed === undefined ? null : failed.error);
    const read = replies.flatMap((reply) => (reply.ok ? [reply.value] : []));
    if (failed !== undefined) return null;
    const all = read.flatMap(({ places }) => places);
    const of = (reach: PlaceReach, what: 'place' | 'name'): string[] => [...new Set(all.filter((one) => one.reach === reach).map((one) => one[what]))];
    return {
      places: { unserved: of('unserved', 'place'), remote: of('remote', 'place') },
      names: { unserved: of('unserved', 'name'), remote: of('remote', 'name') },
      unread: read.flatMap(({ unread }) => unread),
    };
  };
  return { readAll, busy, failure };
};

export const isCountryList = (text: string): boolean => /^(?:[A-Za-z]{2}(?:[\s,，]+|$))*$/u.test(text.trim());

/** What stands there and what came in, each line once. */
export const mergeLines = (before: string, more: readonly string[]): string =>
  [...new Set([...before.split('\n'), ...more])].filter((line) => line.trim() !== '').join('\n');
