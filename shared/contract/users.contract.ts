import { z } from 'zod';
import { ROLES } from '../core/user/roles.ts';
import { LANGUAGES } from '../core/user/user.ts';
import { command, query } from './define-contract.ts';

const id = z.string().min(1).max(64);
const typed = z.string().max(1_000);
const fields = {
  name: z.string().max(100),
  nameEn: z.string().max(100).default(''),
  roles: z.array(z.enum(ROLES)).max(ROLES.length),
  language: z.enum(LANGUAGES).default('zh-CN'),
};

export const usersContract = {
  list: query({
    access: 'administer',
    summary: 'Lists everybody who works or worked here, with roles and what they can sign in with.',
    input: z.object({}),
    output: z.object({
      users: z
        .array(
          z.object({
            id: z.string(),
            name: z.string(),
            nameEn: z.string(),
            roles: z.array(z.enum(ROLES)).readonly(),
            active: z.boolean(),
            hasPassword: z.boolean(),
            hasPin: z.boolean(),
            language: z.enum(LANGUAGES),
            /** Wrong PINs and passwords since the last right one. */
            wrongTries: z.number().int(),
          }),
        )
        .readonly(),
    }),
  }),
  create: command({
    access: 'administer',
    summary: 'Adds a person; the password is given with it or later.',
    input: z.object({ ...fields, password: typed.nullable().default(null), pin: typed.nullable().default(null) }),
    output: z.object({ userId: z.string() }),
  }),
  update: command({
    access: 'administer',
    summary: "Changes a person's name, roles or language.",
    input: z.object({ userId: id, ...fields }),
    output: z.object({}),
  }),
  setPassword: command({
    access: 'administer',
    summary: 'Gives a person a new password and signs that person out everywhere.',
    input: z.object({ userId: id, password: typed }),
    output: z.object({}),
  }),
  setPin: command({
    access: 'administer',
    summary: 'Gives a person a new PIN.',
    input: z.object({ userId: id, pin: typed }),
    output: z.object({}),
  }),
  deactivate: command({
    access: 'administer',
    summary: 'Takes away the right to sign in; the person stays named in the journal.',
    input: z.object({ userId: id }),
    output: z.object({}),
  }),
  reactivate: command({
    access: 'administer',
    summary: 'Lets a person sign in again.',
    input: z.object({ userId: id }),
    output: z.object({}),
  }),
  resetTries: command({
    access: 'signed-in',
    summary: 'Lets somebody try again after too many wrong PINs; a supervisor or administrator beside them does it.',
    input: z.object({ userId: id }),
    output: z.object({}),
  }),
} as const;
