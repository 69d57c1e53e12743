import { compareTexts } from '../../../kernel/compare-texts.ts';
import { namePinyin } from '../../search/name-keys.ts';
import { RIGHTS, hasRight, type Right, type Role } from '../../user/roles.ts';
import { waitUntil } from '../../user/sign-in-policy.ts';
import { initialsOf, type Language, type User, type UserId } from '../../user/user.ts';
import { windowStanding } from './authorise.ts';
import { pinRefusal } from './sign-in.ts';
import type { UserDeps } from './user-deps.ts';

export interface PersonAtTheDoor {
  readonly id: UserId;
  readonly name: string;
  readonly nameEn: string;
  readonly initials: string;
  readonly roles: readonly Role[];
  /** How the name may be typed: in pinyin, and by its initials. */
  readonly spelling: string;
  /** A PIN would not do just now. */
  readonly needsPassword: boolean;
  /** Nobody may try for this person before then; null when they may. */
  readonly waitUntilAt: number | null;
}

export interface Me extends Pick<PersonAtTheDoor, 'id' | 'name' | 'nameEn' | 'initials' | 'roles'> {
  readonly rights: readonly Right[];
  readonly language: Language;
  readonly hasPin: boolean;
  readonly hasPassword: boolean;
}

export interface SessionStatus {
  readonly state: 'needs_first_administrator' | 'signed_out' | 'signed_in' | 'locked';
  readonly people: readonly PersonAtTheDoor[];
  /** Who is signed in, or whose session is locked. */
  readonly me: Me | null;
  readonly siteName: { readonly zh: string; readonly en: string };
  readonly sample: boolean;
  readonly expiresAt: number | null;
  readonly idleLockMs: number;
}

const spellingOf = (name: string): string => {
  const { full, initials } = namePinyin(name);
  return full === '' ? '' : `${full} ${initials}`;
};

/** By how a name is spelled in Latin letters, in pinyin where nobody said: one order for both languages, as the numbers beside the names are one. */
const spelled = ({ name, nameEn, spelling }: PersonAtTheDoor): string => (nameEn || spelling || name).toLowerCase();

const atTheDoor = (deps: UserDeps, user: User, at: number): PersonAtTheDoor => {
  const refusal = pinRefusal(deps, user, at);
  const wait = waitUntil(deps.users.tries(user.id, user.hasPassword ? 'password' : 'pin'));
  return {
    id: user.id,
    name: user.name,
    nameEn: user.nameEn,
    initials: initialsOf(user.name),
    roles: user.roles,
    spelling: spellingOf(user.name),
    needsPassword: refusal !== null && refusal.code !== 'sign_in_wait',
    waitUntilAt: at < wait ? wait : null,
  };
};

const meOf = (user: User): Me => ({
  id: user.id,
  name: user.name,
  nameEn: user.nameEn,
  initials: initialsOf(user.name),
  roles: user.roles,
  rights: RIGHTS.filter((right) => hasRight(user.roles, right)),
  language: user.language,
  hasPin: user.hasPin,
  hasPassword: user.hasPassword,
});

/** What the sign-in screen shows. Public: names and roles of who works here, nothing else. */
export const sessionStatus = (deps: UserDeps, windowId: string | null): SessionStatus => {
  const at = deps.clock.now();
  const all = deps.users.list();
  const { standing, session } = windowId === null ? { standing: 'signed_out' as const, session: null } : windowStanding(deps, windowId);
  const user = session === null || standing === 'expired' ? undefined : all.find(({ id, active }) => active && id === session.userId);
  const isIn = user !== undefined && (standing === 'signed_in' || standing === 'locked');
  return {
    state: all.length === 0 ? 'needs_first_administrator' : isIn ? standing : 'signed_out',
    people: all
      .filter(({ active }) => active)
      .map((person) => atTheDoor(deps, person, at))
      .toSorted((a, b) => compareTexts(spelled(a), spelled(b))),
    me: isIn ? meOf(user) : null,
    siteName: deps.site.siteName(),
    sample: deps.site.isSample(),
    expiresAt: isIn ? (session?.expiresAt ?? null) : null,
    idleLockMs: deps.site.idleLockMs(),
  };
};
