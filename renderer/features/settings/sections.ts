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
  { id: 'keys', icon: 'keyboard', Component: lazy(async () => ({ default: (await import('./mine/own-keys.tsx')).OwnKeys })) },
  { id: 'secret', icon: 'lock', Component: lazy(async () => ({ default: (await import('./mine/secrets.tsx')).Secrets })) },
  { id: 'people', icon: 'user', right: 'administer', Component: lazy(async () => ({ default: (await import('./people/people-view.tsx')).PeopleView })) },
  { id: 'connector', icon: 'plug', Component: lazy(async () => ({ default: (await import('./connector-promise.tsx')).ConnectorPromise })) },
];
