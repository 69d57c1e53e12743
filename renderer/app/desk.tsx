import { useCallback, useState } from 'react';
import { createHashRouter, Navigate, RouterProvider } from 'react-router';
import type { SessionState } from './session/session-gateway.ts';
import { SignedIn, useForgetAll, useSessionGateway } from './session/session-provider.tsx';
import { PLACES } from './places.ts';
import { Shell } from './shell/shell.tsx';
import { ShellActions, useShellActions } from './shell/shell-actions.ts';
import { WhoIsHere } from './sign-in/who-is-here.tsx';

function RoutedShell() {
  return <Shell {...useShellActions()} />;
}

const router = createHashRouter([
  {
    element: <RoutedShell />,
    children: [
      ...PLACES.map(({ path, Component }) => ({ path: `${path}/*`, element: <Component /> })),
      { path: '*', element: <Navigate to="/queue" replace /> },
    ],
  },
]);

/** Somebody is signed in: the shell, or for the moment of changing over the sign-in screen with a way back. */
export function Desk({ session }: { readonly session: Extract<SessionState, { readonly state: 'signed_in' }> }) {
  const gateway = useSessionGateway();
  const forgetAll = useForgetAll();
  const [switching, setSwitching] = useState(false);
  const onSwitchUser = useCallback(() => setSwitching(true), []);
  const onBack = useCallback(() => setSwitching(false), []);
  const onSignOut = useCallback(() => {
    void gateway.signOut().then(forgetAll);
  }, [gateway, forgetAll]);

  if (switching) return <WhoIsHere people={session.people.filter((person) => person.id !== session.person.id)} onBack={onBack} onDone={onBack} />;
  return (
    <SignedIn person={session.person}>
      <ShellActions value={{ onSwitchUser, onSignOut }}>
        <RouterProvider router={router} />
      </ShellActions>
    </SignedIn>
  );
}
