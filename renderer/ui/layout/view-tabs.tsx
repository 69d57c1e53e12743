import { type DragEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { Counter } from '../status/pill.tsx';
import './layout.css';

export interface View<T extends string> {
  readonly id: T;
  readonly name: string;
  readonly icon?: IconName;
  readonly count?: string | undefined;
  readonly countTone?: 'plain' | 'stop' | 'warn';
  /** The saved view was changed and not saved. */
  readonly changed?: boolean;
}

interface ViewTabsProps<T extends string> {
  readonly label: string;
  readonly views: readonly View<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /**
   * Given, tabs are put in order by dragging and by Ctrl+Shift+arrows; offer the same in a menu, because not everybody can drag.
   * `to` is the place the view should have.
   */
  readonly onMove?: (id: T, to: number) => void;
  /** Said of a dot on a tab whose view was changed. */
  readonly changedText?: string;
  /** Save and Discard, shown while the chosen view is changed. */
  readonly changedActions?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** Saved views as tabs: name and count. All views share one panel of content. */
export function ViewTabs<T extends string>({ label, views, value, onChange, onMove, changedText, changedActions, aside, children }: ViewTabsProps<T>) {
  const [dragged, setDragged] = useState<T | null>(null);
  const shown = views.find((view) => view.id === value);
  const moveByKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (onMove === undefined || by === 0 || !(event.ctrlKey && event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    const to = views.findIndex((view) => view.id === value) + by;
    if (to >= 0 && to < views.length) onMove(value, to);
  };
  const drag = (id: T, at: number) =>
    onMove !== undefined && {
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', id);
        setDragged(id);
      },
      onDragEnd: () => setDragged(null),
      onDragOver: (event: DragEvent) => {
        if (dragged !== null && dragged !== id) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragged !== null && dragged !== id) onMove(dragged, at);
        setDragged(null);
      },
    };
  const frame = useRef<HTMLDivElement>(null);
  // react-aria keeps the id a panel had first, and the tab of another view would then name a panel that is not there. The panel stays,
  // with what its content remembers, and takes the name it is called by.
  useLayoutEffect(() => {
    const called = frame.current?.querySelector('.view-tab[aria-selected=true]')?.getAttribute('aria-controls');
    const panel = frame.current?.querySelector(':scope > .view-panel');
    if (panel != null && called != null) panel.id = called;
  }, [value]);
  return (
    <Tabs
      ref={frame}
      className="view-tabs"
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = views.find((view) => view.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <div className="view-tab-bar" onKeyDownCapture={moveByKey}>
        <TabList className="view-tab-list" aria-label={label}>
          {views.map((view, at) => (
            <Tab key={view.id} id={view.id} className="view-tab">
              <span className="view-grip" {...drag(view.id, at)}>
                {view.icon !== undefined && <Icon name={view.icon} size={14} />}
                <span className="view-name" data-name={view.name}>
                  {view.name}
                </span>
                {view.changed === true && (
                  <span className="view-changed">
                    <span className="visually-hidden">{changedText}</span>
                  </span>
                )}
                {view.count !== undefined && <Counter value={view.count} tone={view.countTone ?? 'plain'} />}
              </span>
            </Tab>
          ))}
        </TabList>
        {shown?.changed === true && changedActions}
        {aside}
      </div>
      <TabPanel id={value} className="view-panel">
        {children}
      </TabPanel>
    </Tabs>
  );
}
