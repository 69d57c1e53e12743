import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useAppearance } from '../appearance/use-appearance.ts';
import type { PaperDto } from '../../../shared/contract/printing.contract.ts';
import { LabelSheet } from './label-sheet.tsx';
import { PackSheet } from './pack-sheet.tsx';
import { PickSheet } from './pick-sheet.tsx';
import { SlipSheet } from './slip-sheet.tsx';
import './paper.css';

/**
 * The sheet the window prints: outside of everything else, seen by paper alone. It prints by itself once it is drawn with its own letters, once for
 * each time a paper is handed out, and never for a redraw.
 */
export function PaperSheet({ paper, outageNo }: { readonly paper: PaperDto; readonly outageNo: string }) {
  const { language } = useAppearance();
  useEffect(() => {
    let isGone = false;
    void document.fonts.ready.then(() => {
      if (!isGone) window.print();
    });
    return () => {
      isGone = true;
    };
  }, [paper]);
  const { kind } = paper.job;
  return createPortal(
    <div className={`paper-root is-${kind}`} data-theme="light" lang={language} aria-hidden>
      {outageNo !== '' && kind !== 'packing_slip' && <div className="paper-edge" />}
      {kind === 'pick_list' && <PickSheet paper={paper} outageNo={outageNo} />}
      {kind === 'pack_list' && <PackSheet paper={paper} outageNo={outageNo} />}
      {kind === 'packing_slip' && <SlipSheet paper={paper} />}
      {kind === 'label' && <LabelSheet paper={paper} />}
    </div>,
    document.body,
  );
}
