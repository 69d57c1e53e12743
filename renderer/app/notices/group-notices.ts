export interface Notice {
  readonly id: string;
  readonly at: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly orderId: string | null;
}
export interface NoticeGroup {
  readonly code: string;
  /** Newest first, and never more than a glance takes in. */
  readonly shown: readonly Notice[];
  readonly more: number;
  readonly unseen: number;
}

const SHOWN_OF_A_KIND = 3;

/**
 * Notices of one kind stand together, the kind with the newest first: forty imports are one group, not forty interruptions. Of the kinds in `whole` all are
 * shown.
 */
export const groupNotices = (notices: readonly Notice[], seenAt: number, whole: ReadonlySet<string> = new Set()): readonly NoticeGroup[] => {
  const newestFirst = notices.toSorted((a, b) => b.at - a.at);
  return [...Map.groupBy(newestFirst, ({ code }) => code)].map(([code, all]) => ({
    code,
    shown: whole.has(code) ? all : all.slice(0, SHOWN_OF_A_KIND),
    more: whole.has(code) ? 0 : Math.max(0, all.length - SHOWN_OF_A_KIND),
    unseen: all.filter(({ at }) => at > seenAt).length,
  }));
};

/** What came since the newest one that was known, newest first; nothing at first, for what came before sign-in stays quiet. */
export const arrivedSince = (notices: readonly Notice[], known: string | null | undefined): readonly Notice[] => {
  if (known === undefined) return [];
  const at = notices.findIndex(({ id }) => id === known);
  return at < 0 ? notices : notices.slice(0, at);
};
