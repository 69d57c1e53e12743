import type { Actor } from '../journal/journal-entry.ts';
import type { Role } from './roles.ts';
import type { UserId } from './user.ts';

/** Who a call is made for, as the host's own session says: a person with the roles of this moment, or the command line. */
export type Acting = { readonly kind: 'person'; readonly userId: UserId; readonly roles: readonly Role[] } | { readonly kind: 'cli' };

export const actingToActor = (acting: Acting): Actor => (acting.kind === 'cli' ? { kind: 'cli' } : { kind: 'person', userId: acting.userId });
