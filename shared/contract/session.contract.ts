import { z } from 'zod';
import { RIGHTS, ROLES } from '../core/user/roles.ts';
import { LANGUAGES } from '../core/user/user.ts';
import { command, query } from './define-contract.ts';

const id = z.string().min(1).max(64);
/** A bound against abuse only; the rules of a good secret are the host's and answer with their own texts. */
const typed = z.string().max(1_000);
const nothing = z.object({});

const person = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  initials: z.string(),
  roles: z.array(z.enum(ROLES)).readonly(),
});

export const sessionStatusSchema = z.object({
  state: z.enum(['needs_first_administrator', 'signed_out', 'signed_in', 'locked']),
  /** Who may sign in here. `spelling`: how the name may be typed, in pinyin and its initials. `needsPassword`: a PIN would not do just now. */
  people: z.array(person.extend({ spelling: z.string(), needsPassword: z.boolean(), waitUntilAt: z.number().nullable() })).readonly(),
  /** Who is signed in, or whose session is locked. */
  me: person.extend({ rights: z.array(z.enum(RIGHTS)).readonly(), language: z.enum(LANGUAGES), hasPin: z.boolean(), hasPassword: z.boolean() }).nullable(),
  siteName: z.object({ zh: z.string(), en: z.string() }),
  sample: z.boolean(),
  /** The session ends then, whatever is done. */
  expiresAt: z.number().nullable(),
  /** Without a touch for this long the window locks. */
  idleLockMs: z.number(),
});
export type SessionStatusDto = z.infer<typeof sessionStatusSchema>;

export const sessionContract = {
  status: query({
    access: 'public',
    summary: 'Says who is signed in at this window and who may sign in.',
    input: nothing,
    output: sessionStatusSchema,
  }),
  signIn: command({
    access: 'public',
    summary: 'Signs in with the password and opens the shift.',
    input: z.object({ userId: id, password: typed }),
    output: sessionStatusSchema,
  }),
  signInPin: command({
    access: 'public',
    summary: 'Signs in or unlocks with the PIN, within a shift opened by password.',
    input: z.object({ userId: id, pin: typed }),
    output: sessionStatusSchema,
  }),
  switchUser: command({
    access: 'public',
    summary: 'Hands this window to somebody else by PIN; the one before is signed out here.',
    input: z.object({ userId: id, pin: typed }),
    output: sessionStatusSchema,
  }),
  signOut: command({
    access: 'public',
    summary: 'Signs out and ends the shift; the next sign-in asks for the password.',
    input: nothing,
    output: sessionStatusSchema,
  }),
  lock: command({
    access: 'public',
    summary: 'Covers the screen until a PIN or password opens it.',
    input: nothing,
    output: sessionStatusSchema,
  }),
  touch: command({
    access: 'signed-in',
    summary: 'Tells that somebody is at the window, so that it does not lock.',
    input: nothing,
    output: z.object({}),
  }),
  setOwnPin: command({
    access: 'signed-in',
    summary: 'Changes your own PIN; the present password (or, without one, the present PIN) proves that it is you.',
    input: z.object({ present: typed, pin: typed }),
    output: z.object({}),
  }),
  setOwnPassword: command({
    access: 'signed-in',
    summary: 'Changes your own password; the present one (or, without one, the PIN) proves that it is you.',
    input: z.object({ present: typed, password: typed }),
    output: z.object({}),
  }),
  createFirstAdministrator: command({
    access: 'public',
    summary: 'Sets up the first administrator of a new station, once.',
    input: z.object({
      name: z.string().max(100),
      nameEn: z.string().max(100).default(''),
      language: z.enum(LANGUAGES).default('zh-CN'),
      password: typed,
      pin: typed.nullable().default(null),
    }),
    output: sessionStatusSchema,
  }),
} as const;
