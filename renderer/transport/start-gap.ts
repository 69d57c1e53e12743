/** What a window asked before it listened, and whether anything was told between the two. */
export interface StartGap {
  /** Told of each question; the returned function of its answer and how many events there had been when the host took the question up. */
  readonly asked: () => (told: number) => void;
  /** The stream began after so many events: true when whatever was answered so far is still as it was answered. */
  readonly began: (told: number) => boolean;
  /** Where to say that an answer came which was older than the stream. */
  readonly onMissed: (missed: () => void) => void;
}

/** A start asks for every list while its stream is opened beside it; only where something happened in between are they asked for again. */
export function createStartGap(): StartGap {
  let listeningFrom: number | undefined;
  let answeredAt: number | undefined;
  let isWhole = true;
  let missed = (): void => {};
  return {
    asked: () => {
      if (listeningFrom !== undefined) return () => {};
      return (told) => {
        if (listeningFrom !== undefined) {
          if (told !== listeningFrom) missed();
          return;
        }
        answeredAt ??= told;
        if (told !== answeredAt) isWhole = false;
      };
    },
    began: (told) => {
      listeningFrom = told;
      return isWhole && (answeredAt === undefined || answeredAt === told);
    },
    onMissed: (next) => {
      missed = next;
    },
  };
}
