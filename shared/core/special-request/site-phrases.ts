import type { RequestStrength } from '../finding/finding.ts';
import type { RequestType, SpecialRequestData } from './request-rules.ts';

/** Words this site reads as a request, beside those that come with the program. */
export interface OwnPhrase {
  readonly words: string;
  readonly type: RequestType;
  readonly strength: RequestStrength;
}

/** The program's phrases without those a site switched off, and with its own. A site's own words are plain: no patterns, nothing to go wrong. */
export const withSitePhrases = (data: SpecialRequestData, own: readonly OwnPhrase[], off: readonly string[]): SpecialRequestData => ({
  ...data,
  phrases: [
    ...data.phrases.filter(({ id }) => !off.includes(id)),
    ...own.map(({ words, type, strength }, index) => ({ id: `site-${index + 1}`, match: 'contains' as const, pattern: words, type, strength, params: {} })),
  ],
});
