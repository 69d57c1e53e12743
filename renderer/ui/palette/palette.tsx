import type { ReactNode } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Input, TextField } from 'react-aria-components/TextField';
import { KeyCap } from '../button/key-cap.tsx';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import '../overlay/overlay.css';
import './palette.css';

export interface PaletteItem {
  readonly id: string;
  /** What it is, for screen readers and for the eye if `shown` is not given. */
  readonly text: string;
  /** The same with what matched marked. */
  readonly shown?: ReactNode;
  readonly icon: IconName;
  readonly detail?: string | undefined;
  readonly aside?: ReactNode;
  readonly chord?: string | undefined;
}
export interface PaletteSection {
  readonly id: string;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly items: readonly PaletteItem[];
}

interface PaletteListProps {
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly placeholder: string;
  /** A word beside the field: what it understands. */
  readonly hint?: ReactNode;
  /** Already found and in order: nothing is filtered here. */
  readonly sections: readonly PaletteSection[];
  readonly onPick: (itemId: string) => void;
  /** What is said when nothing was found. */
  readonly nothing: ReactNode;
  readonly foot?: ReactNode;
}

/** The field keeps the focus and the text; arrow keys walk the list, Enter takes. Half-composed words pick nothing. */
export function PaletteList({ label, query, onQuery, placeholder, hint, sections, onPick, nothing, foot }: PaletteListProps) {
  return (
    <div className="palette">
      <Autocomplete inputValue={query} onInputChange={onQuery}>
        <div className="palette-head">
          <Icon name="search" size={18} />
          <TextField aria-label={label} className="palette-field" autoFocus>
            <Input className="palette-input" placeholder={placeholder} />
          </TextField>
          {hint !== undefined && <span className="t2">{hint}</span>}
          <KeyCap chord="Escape" />
        </div>
        <ListBox
          className="palette-list"
          aria-label={label}
          selectionMode="none"
          onAction={(key) => onPick(String(key))}
          renderEmptyState={() => <p className="palette-nothing t2">{nothing}</p>}
        >
          {sections.map(({ id, title, aside, items }) => (
            <ListBoxSection key={id} id={id}>
              <Header className="palette-section">
                {title}
                <span className="spring" />
                {aside}
              </Header>
              {items.map((item) => (
                <ListBoxItem key={item.id} id={item.id} textValue={item.text} className="palette-item">
                  <Icon name={item.icon} />
                  <span className="palette-words">
                    {item.shown ?? item.text}
                    {item.detail !== undefined && <span className="t2 palette-detail">{item.detail}</span>}
                  </span>
                  {item.aside}
                  {item.chord !== undefined && <KeyCap chord={item.chord} />}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Autocomplete>
      {foot !== undefined && <div className="palette-foot">{foot}</div>}
    </div>
  );
}

/** The same over the desk: 720 px, one third from the top, closed by Escape or a press beside it. */
export function Palette({ open, onClose, ...list }: PaletteListProps & { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <ModalOverlay className="scrim palette-scrim" isOpen={open} isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="palette-box">
        <AriaDialog className="dialog" aria-label={list.label}>
          <PaletteList {...list} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
