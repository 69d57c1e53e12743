/** A window that is not drawn at all, because it is covered or minimised, has no frames to wait for. */
const NO_FRAME_MS = 100;

/** Does something behind the next frame, so that what is looked at does not wait for it. The returned function takes that back. */
export function afterPaint(work: () => void): () => void {
  let behind: ReturnType<typeof setTimeout> | undefined;
  const go = (): void => {
    takeBack();
    work();
  };
  // This is called before the frame is drawn, and a timer set in it behind it.
  const frame = requestAnimationFrame(() => {
    behind = setTimeout(go);
  });
  const unseen = setTimeout(go, NO_FRAME_MS);
  const takeBack = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(behind);
    clearTimeout(unseen);
  };
  return takeBack;
}
