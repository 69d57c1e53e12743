import { createContext, type ReactNode, useContext } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import './overlay.css';

/** True while something covers the desk: its dialogs step aside, and are there again afterwards. */
export const OverlaysHidden = createContext(false);

/** Menus and lists are closed by what covers the desk; they hold nothing unfinished. */
export const closePopovers = (): void => {
  for (const popover of document.querySelectorAll('.popover')) popover.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
};

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the safe one with autoFocus. */
  readonly foot?: ReactNode;
  /** 480 px, or 720 px for a form with two columns. */
  readonly wide?: boolean;
  /** `alertdialog` for what cannot be undone. */
  readonly role?: 'dialog' | 'alertdialog';
}

/** Words longer than the window is high are scrolled by keyboard too, also where nothing among them can be pressed. */
const reachable = (body: HTMLElement | null): (() => void) => {
  if (body === null || typeof ResizeObserver !== 'function') return () => undefined;
  const watch = new ResizeObserver(() => {
    if (body.scrollHeight > body.clientHeight) body.tabIndex = 0;
    else body.removeAttribute('tabindex');
  });
  watch.observe(body);
  return () => watch.disconnect();
};

/** Only for what cannot be undone, and for short forms; never over another dialog. Escape and a press outside close it. */
export function Dialog({ title, open, onClose, children, foot, wide = false, role = 'dialog' }: DialogProps) {
  const hidden = useContext(OverlaysHidden);
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open && !hidden}
      isDismissable={role === 'dialog'}
      onOpenChange={(isOpen) => {
        if (!isOpen && !hidden) onClose();
      }}
    >
      <Modal className={wide ? 'dialog-box dialog-wide' : 'dialog-box'}>
        <AriaDialog className="dialog" role={role}>
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          <div ref={reachable} className="dialog-body">
            {children}
          </div>
          {foot !== undefined && <div className="dialog-foot">{foot}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
