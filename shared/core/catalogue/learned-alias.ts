import type { CodeAlias } from './catalogue.ts';
import { DAY_MS } from '../../kernel/durations.ts';
import { looseSkuKey } from './normalise-sku.ts';

/** A wrong code that people settled, with where that comes from. It counts once somebody who may approve said so, and until it expires. */
export interface LearnedAlias extends CodeAlias {
  readonly learnedAt: number;
  readonly learnedBy: string;
  /** The decision that taught it: taken back, it taught nothing. */
  readonly decision: string;
  /** One of the orders it was settled on, by its number at the platform, and how many there were. */
  readonly orderNo: string;
  readonly orders: number;
  readonly approvedAt: number | null;
  readonly approvedBy: string | null;
  readonly expiresAt: number;
}
export interface AliasBook {
  readonly aliases: readonly LearnedAlias[];
}
export const NO_ALIASES: AliasBook = { aliases: [] };

/** A season of goods: a code that is still typed after that is asked about once more. */
export const ALIAS_LIFE_MS = 180 * DAY_MS;
/** Old ones make room: a book of settings is read whole. */
export const MOST_ALIASES = 5000;

const isSame = (a: Pick<CodeAlias, 'merchant' | 'code'>, b: Pick<CodeAlias, 'merchant' | 'code'>): boolean =>
  a.merchant === b.merchant && looseSkuKey(a.code) === looseSkuKey(b.code);
export type AliasKey = Pick<CodeAlias, 'merchant' | 'code'>;

export const aliasOf = ({ aliases }: AliasBook, key: AliasKey): LearnedAlias | undefined => aliases.find((one) => isSame(one, key));

/** The same code taught anew replaces what was known of it, unless that stands approved and says the same. */
export function withAlias(book: AliasBook, alias: LearnedAlias): AliasBook {
  const known = aliasOf(book, alias);
  if (known?.sku === alias.sku && known.approvedAt !== null && known.expiresAt > alias.learnedAt) return book;
  return { aliases: [alias, ...book.aliases.filter((one) => !isSame(one, alias))].slice(0, MOST_ALIASES) };
}

export const withoutAlias = ({ aliases }: AliasBook, key: AliasKey): AliasBook => ({ aliases: aliases.filter((one) => !isSame(one, key)) });
export const withoutDecision = ({ aliases }: AliasBook, decision: string): AliasBook => ({ aliases: aliases.filter((one) => one.decision !== decision) });

export const withApproval = ({ aliases }: AliasBook, key: AliasKey, by: string, at: number): AliasBook => ({
  aliases: aliases.map((one) => (isSame(one, key) ? { ...one, approvedAt: at, approvedBy: by, expiresAt: at + ALIAS_LIFE_MS } : one)),
});

export const isStanding = ({ approvedAt, expiresAt }: LearnedAlias, nowAt: number): boolean => approvedAt !== null && nowAt < expiresAt;
