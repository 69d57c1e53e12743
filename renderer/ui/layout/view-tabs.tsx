import { type DragEvent, type KeyboardEvent, type ReactNode, type WheelEvent, memo, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { Tab, TabList, Tabs } from 'react-aria-components/Tabs';
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

/**
 * The panel stays, with what its content remembers, and takes the names of the tab that is chosen. react-aria's own panel would look for something
 * to focus in all of its content whenever anything in it changes: with a list that scrolls, in each frame.
 */
const namePanel = (frame: HTMLElement | null): void => {
  const tab = frame?.querySelector('.view-tab[aria-selected=true]');
  const panel = frame?.querySelector(':scope > .view-panel');
  const called = tab?.getAttribute('aria-controls');
  if (tab == null || panel == null || called == null) return;
  panel.id = called;
  panel.setAttribute('aria-labelledby', tab.id);
};

/** There is no bar to drag under the tabs: the wheel of a mouse moves them. */
const scrollAside = ({ currentTarget, deltaX, deltaY }: WheelEvent<HTMLElement>): void => {
  if (deltaX === 0) currentTarget.scrollLeft += deltaY;
};

type TabBarProps<T extends string> = Omit<ViewTabsProps<T>, 'children'> & { readonly onTab: () => void };

function TabBar<T extends string>({ label, views, value, onChange, onMove, changedText, changedActions, aside, onTab }: TabBarProps<T>) {
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
  return (
    <Tabs
      className="view-tabs-only"
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = views.find((view) => view.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <div className="view-tab-bar" onKeyDownCapture={moveByKey}>
        <TabList className="view-tab-list" aria-label={label} onWheel={scrollAside}>
          {views.map((view, at) => (
            <Tab ref={onTab} key={view.id} id={view.id} className="view-tab">
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
    </Tabs>
  );
}

/** A bar of tabs costs more to draw than the forty rows below it: it is drawn anew when one of them changed, and not with every row. */
const SteadyTabBar = memo(TabBar) as typeof TabBar;

/** Saved views as tabs: name and count. All views share one panel of content. */
export function ViewTabs<T extends string>({ children, ...bar }: ViewTabsProps<T>) {
  const { value } = bar;
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    namePanel(frame.current);
    // A key may have led to a tab beyond the edge.
    frame.current?.querySelector('.view-tab[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [value]);
  // The tabs come a moment after the frame.
  const onTab = useCallback(() => namePanel(frame.current), []);
  return (
    <div ref={frame} className="view-tabs">
      <SteadyTabBar {...bar} onTab={onTab} />
      <div role="tabpanel" className="view-panel">
        {children}
      </div>
    </div>
  );
}
