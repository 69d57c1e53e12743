import { type ComponentType, lazy } from 'react';
import type { Right } from '../../../shared/core/user/roles.ts';
import type { IconName } from '../../ui/icon/icon-paths.ts';

export interface SettingsSection {
  /** Part of the address, and of the message key `settings.part.<id>`. */
  readonly id: string;
  readonly icon: IconName;
  /** Who may open it; nobody in particular where it is missing. */
  readonly right?: Right;
  readonly Component: ComponentType;
}

/** The person's own first, then what an administrator looks after. */
export const SECTIONS: readonly SettingsSection[] = [
  { id: 'look', icon: 'sun', Component: lazy(async () => ({ default: (await import('./mine/look.tsx')).Look })) },
  { id: 'keys', icon: 'keyboard', Component: lazy(async () => ({ default: (await import('./mine/own-keys-page.tsx')).OwnKeys })) },
  { id: 'scanner', icon: 'scan', Component: lazy(async () => ({ default: (await import('./scanner/scanner-page.tsx')).ScannerPage })) },
  { id: 'devices', icon: 'scale', Component: lazy(async () => ({ default: (await import('./devices/devices-page.tsx')).DevicesPage })) },
  { id: 'secret', icon: 'lock', Component: lazy(async () => ({ default: (await import('./mine/secrets.tsx')).Secrets })) },
  { id: 'people', icon: 'user', right: 'administer', Component: lazy(async () => ({ default: (await import('./people/people-view.tsx')).PeopleView })) },
  { id: 'connector', icon: 'plug', Component: lazy(async () => ({ default: (await import('./connector-promise.tsx')).ConnectorPromise })) },
  { id: 'hours', icon: 'calendar', right: 'administer', Component: lazy(async () => ({ default: (await import('./site/hours-page.tsx')).HoursPage })) },
  { id: 'clocks', icon: 'clock', right: 'administer', Component: lazy(async () => ({ default: (await import('./site/clocks-page.tsx')).ClocksPage })) },
  { id: 'rules', icon: 'shield', right: 'administer', Component: lazy(async () => ({ default: (await import('./site/rules-page.tsx')).RulesPage })) },
  {
    id: 'carriers',
    icon: 'dispatch',
    right: 'administer',
    Component: lazy(async () => ({ default: (await import('./site/carriers-page.tsx')).CarriersPage })),
  },
  {
    id: 'benches',
    icon: 'scale',
    right: 'administer',
    Component: lazy(async () => ({ default: (await import('./site/benches-page.tsx')).BenchesPage })),
  },
  { id: 'stock', icon: 'stock', right: 'administer', Component: lazy(async () => ({ default: (await import('./stock/stock-page.tsx')).StockPage })) },
  { id: 'terms', icon: 'request', right: 'administer', Component: lazy(async () => ({ default: (await import('./channels/terms-page.tsx')).TermsPage })) },
  {
    id: 'channels',
    icon: 'mail',
    right: 'administer',
    Component: lazy(async () => ({ default: (await import('./channels/channels-page.tsx')).ChannelsPage })),
  },
  { id: 'messages', icon: 'message', right: 'decide', Component: lazy(async () => ({ default: (await import('./channels/messages-page.tsx')).MessagesPage })) },
  {
    id: 'templates',
    icon: 'edit',
    right: 'administer',
    Component: lazy(async () => ({ default: (await import('./templates/templates-page.tsx')).TemplatesPage })),
  },
  {
    id: 'suggestions',
    icon: 'check',
    right: 'administer',
    Component: lazy(async () => ({ default: (await import('./suggestions/suggestions-page.tsx')).SuggestionsPage })),
  },
  { id: 'codes', icon: 'tag', Component: lazy(async () => ({ default: (await import('./codes/codes-page.tsx')).CodesPage })) },
  { id: 'layouts', icon: 'file', right: 'administer', Component: lazy(async () => ({ default: (await import('./data/layouts-page.tsx')).LayoutsPage })) },
  { id: 'backup', icon: 'download', right: 'administer', Component: lazy(async () => ({ default: (await import('./data/backup-page.tsx')).BackupPage })) },
  { id: 'about', icon: 'help', Component: lazy(async () => ({ default: (await import('./data/about-page.tsx')).AboutPage })) },
];
