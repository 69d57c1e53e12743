import { useEffect, useRef } from 'react';

interface Arriving {
  readonly onText: (text: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

const isOurs = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable], [role=dialog]') !== null;

/** A message pasted anywhere but in a field is read; a picture pasted or dropped anywhere is a slip. */
export function useArriving(active: boolean, arriving: Arriving): void {
  const latest = useRef(arriving);
  useEffect(() => {
    latest.current = arriving;
  });
  useEffect(() => {
    if (!active) return undefined;
    const images = (files: FileList | undefined) => [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
    const onPaste = (event: ClipboardEvent) => {
      const files = images(event.clipboardData?.files);
      if (files.length > 0) {
        event.preventDefault();
        return latest.current.onFiles(files);
      }
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isOurs(event.target) || text.trim() === '') return;
      event.preventDefault();
      latest.current.onText(text);
    };
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      const files = images(event.dataTransfer?.files);
      if (files.length === 0) return;
      event.preventDefault();
      latest.current.onFiles(files);
    };
    // On the document: the window's own listener, which takes files to the intake, comes after and leaves alone what was taken.
    document.addEventListener('paste', onPaste);
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('drop', onDrop);
    };
  }, [active]);
}
