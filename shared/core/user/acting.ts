import type { Actor } from '../journal/journal-entry.ts';
import type { Role } from './roles.ts';
import type { UserId } from './user.ts';

/** Who a call is made for, as the host's own session says: a person with the roles of this moment, or the command line. */
export type Acting = { readonly kind: 'person'; readonly userId: UserId; readonly roles: readonly Role[] } | { readonly kind: 'cli' };

/** For calls that ask for a right: those always have somebody, only a public call may have nobody, and the type cannot tell them apart. */
export const actingOf = (acting: Acting | null): Acting => acting ?? { kind: 'cli' };

export const actingToActor = (acting: Acting | null): Actor => (acting?.kind === 'person' ? { kind: 'person', userId: acting.userId } : { kind: 'cli' });
