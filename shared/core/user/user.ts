import type { Brand } from '../../kernel/brand.ts';
import type { Role } from './roles.ts';

export type UserId = Brand<string, 'UserId'>;

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Somebody who works here. Never deleted: the journal names people by id for ever; who left is not active. */
export interface User {
  readonly id: UserId;
  readonly name: string;
  /** Latin spelling for the English interface and for typing; may be empty. */
  readonly nameEn: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly hasPassword: boolean;
  readonly hasPin: boolean;
  readonly language: Language;
}

export const isAdministrator = (user: User): boolean => user.active && user.roles.includes('administrator');

/** One or two letters beside the name: the family name of a Han name, first and last initial of a Latin one. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/[\s·]+/u);
  const first = Array.from(words[0] ?? '')[0] ?? '';
  if (/\p{Script=Han}/u.test(first) || words.length < 2) return first.toUpperCase();
  return (first + (Array.from(words.at(-1) ?? '')[0] ?? '')).toUpperCase();
};
