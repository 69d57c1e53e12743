import { useCallback, useState } from 'react';
import { createHashRouter, Navigate, RouterProvider } from 'react-router';
import type { SessionStatusDto } from '../../shared/contract/session.contract.ts';
import { PLACES } from './places.ts';
import type { Me } from './session/session-gateway.ts';
import { SignedIn, useEnterSession, useSessionGateway } from './session/session-provider.tsx';
import { usePresence } from './session/use-presence.ts';
import { ShellActions } from './shell/shell-actions.ts';
import { Shell } from './shell/shell.tsx';
import { WhoIsHere } from './sign-in/who-is-here.tsx';

const router = createHashRouter([
  {
    element: <Shell />,
    children: [
      ...PLACES.map(({ path, Component }) => ({ path: `${path}/*`, element: <Component /> })),
      { path: '*', element: <Navigate to="/queue" replace /> },
    ],
  },
]);

/** Somebody is signed in: the shell, or for the moment of changing over the sign-in screen with a way back. */
export function Desk({ me, status }: { readonly me: Me; readonly status: SessionStatusDto }) {
  const gateway = useSessionGateway();
  const enter = useEnterSession();
  const [switching, setSwitching] = useState(false);
  usePresence(status.idleLockMs);
  const onSwitchUser = useCallback(() => setSwitching(true), []);
  const onBack = useCallback(() => setSwitching(false), []);
  const leave = useCallback(
    (how: 'signOut' | 'lock') => {
      void gateway[how]({}).then((reply) => {
        if (reply.ok) enter(reply.value);
      });
    },
    [gateway, enter],
  );
  const onSignOut = useCallback(() => leave('signOut'), [leave]);
  const onLock = useCallback(() => leave('lock'), [leave]);

  if (switching) return <WhoIsHere people={status.people.filter((person) => person.id !== me.id)} onBack={onBack} />;
  return (
    <SignedIn me={me}>
      <ShellActions value={{ onSwitchUser, onSignOut, onLock }}>
        <RouterProvider router={router} />
      </ShellActions>
    </SignedIn>
  );
}
