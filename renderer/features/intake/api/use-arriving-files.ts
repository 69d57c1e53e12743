import { useEffect, useRef } from 'react';
import { subscribeDroppedFiles, takeDroppedFiles } from '../../../lib/dropped-files.ts';
import { pastedTable } from '../model/pasted-table.ts';

/** Files that come by themselves: dropped anywhere on the window, or pasted, also as a piece of a spreadsheet. */
export const useArrivingFiles = (take: (files: readonly File[]) => void, pastedName: string): void => {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const takeDropped = () => {
      const files = takeDroppedFiles();
      if (files.length > 0) latest.current(files);
    };
    takeDropped();
    return subscribeDroppedFiles(takeDropped);
  }, []);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable], [role=dialog]') !== null) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const table = pastedTable(event.clipboardData?.getData('text/plain') ?? '', pastedName);
      latest.current(files.length > 0 ? files : table === null ? [] : [table]);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [pastedName]);
};
