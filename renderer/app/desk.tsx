import { useCallback, useEffect, useState } from 'react';
import { createHashRouter, Navigate } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import type { SessionStatusDto } from '../../shared/contract/session.contract.ts';
import { keyboard } from '../lib/keys/keyboard.ts';
import { useClient } from '../transport/console-context.ts';
import { BrokenPlace } from './broken-place.tsx';
import { PLACES } from './places.ts';
import { OwnKeysApplied } from './session/own-keys-applied.tsx';
import type { Me } from './session/session-people.ts';
import { SignedIn, useEnterSession } from './session/session-provider.tsx';
import { usePresence } from './session/use-presence.ts';
import { closePopovers, OverlaysHidden } from '../ui/overlay/dialog.tsx';
import { ShellActions } from './shell/shell-actions.ts';
import { Shell } from './shell/shell.tsx';
import { WhoIsHere } from './sign-in/who-is-here.tsx';

const router = createHashRouter([
  {
    element: <Shell />,
    children: [
      ...PLACES.map(({ path, Component }) => ({ path: `${path}/*`, element: <Component />, errorElement: <BrokenPlace /> })),
      { path: '*', element: <Navigate to="/queue" replace /> },
    ],
  },
]);

/**
 * The shell of whoever is signed in. Locked, or while somebody else is about to take over, it lies hidden and dumb under the
 * sign-in screen: what was unfinished is still there when the same person comes back, and gone when another one signs in.
 */
export function Desk({ me, status }: { readonly me: Me; readonly status: SessionStatusDto }) {
  const { session } = useClient();
  const enter = useEnterSession();
  const [switching, setSwitching] = useState<boolean | number>(false);
  usePresence(status.state === 'signed_in' ? status.idleLockMs : null);
  const onSwitchUser = useCallback((number?: number) => setSwitching(number ?? true), []);
  const onBack = useCallback(() => setSwitching(false), []);
  const leave = useCallback(
    (how: 'signOut' | 'lock') => {
      void session[how]({}).then((reply) => {
        if (reply.ok) enter(reply.value);
      });
    },
    [session, enter],
  );
  const onSignOut = useCallback(() => leave('signOut'), [leave]);
  const onLock = useCallback(() => leave('lock'), [leave]);

  const locked = status.state === 'locked';
  const covered = locked || switching !== false;
  const others = status.people.filter((person) => person.id !== me.id);
  useEffect(() => {
    if (!covered) return undefined;
    closePopovers();
    return keyboard.suspend();
  }, [covered]);
  if (locked && switching !== false) setSwitching(false);

  return (
    <>
      {covered && (
        <WhoIsHere
          key={locked ? 'locked' : 'switching'}
          people={locked ? status.people : others}
          {...(locked ? { lockedFor: me.id } : { onBack, firstId: typeof switching === 'number' ? others[switching - 1]?.id : undefined })}
        />
      )}
      <div className="desk" hidden={covered}>
        <SignedIn me={me}>
          <ShellActions value={{ onSwitchUser, onSignOut, onLock }}>
            <OverlaysHidden value={covered}>
              <OwnKeysApplied>
                <RouterProvider router={router} />
              </OwnKeysApplied>
            </OverlaysHidden>
          </ShellActions>
        </SignedIn>
      </div>
    </>
  );
}
