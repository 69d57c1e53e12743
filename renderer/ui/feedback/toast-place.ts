/** Window coordinates, px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Between a toast and what it gives way to, px. */
const GAP = 8;

const meets = (a: Box, b: Box, lift: number): boolean =>
  b.left < a.right + GAP && b.right > a.left - GAP && b.top < a.bottom - lift + GAP && b.bottom > a.top - lift - GAP;

/**
 * How many px a toast has to rise so that it covers nothing that is pressed. Where that would lead above `highest` it stays at its place:
 * in a list that is full of buttons one is as good as another.
 */
export const liftOver = (toast: Box, pressed: readonly Box[], highest: number): number => {
  let lift = 0;
  for (;;) {
    const covered = pressed.filter((box) => meets(toast, box, lift));
    if (covered.length === 0) return lift;
    lift = toast.bottom - Math.min(...covered.map(({ top }) => top)) + GAP;
    if (toast.top - lift < highest) return 0;
  }
};
