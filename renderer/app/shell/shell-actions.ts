import { createContext, useContext } from 'react';

/** What the shell cannot do itself because it is taken down by it. */
export interface ShellActionsValue {
  readonly onSwitchUser: () => void;
  readonly onSignOut: () => void;
  readonly onLock: () => void;
}

const nothing = () => undefined;
export const ShellActions = createContext<ShellActionsValue>({ onSwitchUser: nothing, onSignOut: nothing, onLock: nothing });
export const useShellActions = (): ShellActionsValue => useContext(ShellActions);
