import type { Division, RenamedDivision } from '../divisions/division.ts';
import type { Mend } from '../divisions/mend-name.ts';
import type { NameKind } from '../divisions/name-index.ts';

/** What an address says of one level, read and not improved. */
export interface LevelClaim {
  /** As written, with its place in the text. */
  readonly text: string;
  readonly at: number;
  readonly kind: NameKind | 'mended' | 'unknown';
  /** Divisions that bear the written name and fit the levels above it; if none fits, all bearers anywhere. Of a name of the past: its successors. */
  readonly bearers: readonly Division[];
  /** The name is one of the past. */
  readonly renamed: readonly RenamedDivision[];
  /** The name is mistyped, and this is how the bearers were found. */
  readonly mend: Mend | null;
}

export interface LevelClaims {
  readonly province: LevelClaim | null;
  readonly city: LevelClaim | null;
  readonly district: LevelClaim | null;
  readonly town: LevelClaim | null;
}

export const claim = (text: string, at: number, bearers: readonly Division[], more: Partial<LevelClaim> = {}): LevelClaim => ({
  text,
  at,
  kind: bearers.length > 0 ? 'full' : 'unknown',
  bearers,
  renamed: [],
  mend: null,
  ...more,
});
