import type { StillsDrawn, StillsWanted } from './stills-message.ts';

/*
 * Draws and codes stills beside the page: a camera's picture is two million points, and whoever packs would wait for them.
 */
const draw = async ({ frame, widthsPx, quality }: StillsWanted): Promise<readonly Blob[]> => {
  try {
    const drawn = widthsPx.map((widthPx) => {
      const width = Math.min(widthPx, frame.displayWidth);
      const canvas = new OffscreenCanvas(width, Math.round((frame.displayHeight * width) / frame.displayWidth));
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('nothing to draw on');
      context.drawImage(frame, 0, 0, canvas.width, canvas.height);
      return canvas;
    });
    return await Promise.all(drawn.map((canvas) => canvas.convertToBlob({ type: 'image/jpeg', quality })));
  } finally {
    frame.close();
  }
};

self.addEventListener('message', ({ data }: MessageEvent<StillsWanted>) => {
  const answer = (blobs: readonly Blob[] | null): void => self.postMessage({ n: data.n, blobs } satisfies StillsDrawn);
  draw(data).then(answer, () => answer(null));
});
