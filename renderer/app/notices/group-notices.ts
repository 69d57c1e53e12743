export interface Notice {
  readonly id: string;
  readonly at: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
export interface NoticeGroup {
  readonly code: string;
  /** Newest first, and never more than a glance takes in. */
  readonly shown: readonly Notice[];
  readonly more: number;
  readonly unseen: number;
}

const SHOWN_OF_A_KIND = 3;

/** Notices of one kind stand together, the kind with the newest first: forty imports are one group, not forty interruptions. */
export const groupNotices = (notices: readonly Notice[], seenAt: number): readonly NoticeGroup[] => {
  const newestFirst = notices.toSorted((a, b) => b.at - a.at);
  return [...Map.groupBy(newestFirst, ({ code }) => code)].map(([code, all]) => ({
    code,
    shown: all.slice(0, SHOWN_OF_A_KIND),
    more: Math.max(0, all.length - SHOWN_OF_A_KIND),
    unseen: all.filter(({ at }) => at > seenAt).length,
  }));
};
