import { createContext, useContext } from 'react';

/** What the shell cannot do itself because it is taken down by it. */
export interface ShellActionsValue {
  readonly onSwitchUser: () => void;
  readonly onSignOut: () => void;
}

export const ShellActions = createContext<ShellActionsValue>({ onSwitchUser: () => undefined, onSignOut: () => undefined });
export const useShellActions = (): ShellActionsValue => useContext(ShellActions);
