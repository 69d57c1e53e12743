import { useSyncExternalStore } from 'react';
import { type Appearance, getAppearance, subscribeAppearance } from './appearance.ts';

export const useAppearance = (): Appearance => useSyncExternalStore(subscribeAppearance, getAppearance);
