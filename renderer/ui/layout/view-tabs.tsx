import { type ReactNode, useLayoutEffect, useRef } from 'react';
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

/** Saved views as tabs: name and count. All views share one panel of content. */
export function ViewTabs<T extends string>({
  label,
  views,
  value,
  onChange,
  aside,
  children,
}: {
  readonly label: string;
  readonly views: readonly View<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
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
      <div className="view-tab-bar">
        <TabList className="view-tab-list" aria-label={label}>
          {views.map((view) => (
            <Tab key={view.id} id={view.id} className="view-tab">
              {view.icon !== undefined && <Icon name={view.icon} size={14} />}
              <span className="view-name" data-name={view.name}>
                {view.name}
              </span>
              {view.changed === true && <span className="view-changed" />}
              {view.count !== undefined && <Counter value={view.count} tone={view.countTone ?? 'plain'} />}
            </Tab>
          ))}
        </TabList>
        {aside}
      </div>
      <TabPanel id={value} className="view-panel">
        {children}
      </TabPanel>
    </Tabs>
  );
}
