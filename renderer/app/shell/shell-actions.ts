import { createContext, useContext } from 'react';

/** What the shell cannot do itself because it is taken down by it. */
export interface ShellActionsValue {
  /** To the person of that number on the screen that asks who is here, or to whoever is picked there. */
  readonly onSwitchUser: (number?: number) => void;
  readonly onSignOut: () => void;
  readonly onLock: () => void;
}

const nothing = () => undefined;
export const ShellActions = createContext<ShellActionsValue>({ onSwitchUser: nothing, onSignOut: nothing, onLock: nothing });
export const useShellActions = (): ShellActionsValue => useContext(ShellActions);
