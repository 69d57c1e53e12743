import { describe, expect, it } from 'vitest';
import { loadCatalogues } from '../../renderer/i18n/catalogues.ts';
import { startI18n } from '../../renderer/i18n/i18n.ts';
import { LANGUAGES } from '../../renderer/lib/appearance/appearance.ts';
import { findingText } from '../../renderer/lib/names/finding-text.ts';
import { REQUEST_TYPES } from '../../shared/core/special-request/request-rules.ts';

const texts = await loadCatalogues();

describe.each(LANGUAGES)('what a customer asked for, in %s', (language) => {
  const { t } = startI18n(texts, language);

  it.each(REQUEST_TYPES)('is said without the words of the note, where they were erased or are hidden: %s', (type) => {
    const said = (params: Readonly<Record<string, string>>) => findingText(t, { code: `request.${type}`, params: { carrier: 'SF', ...params } });
    expect(said({})).toContain('…');
    expect(said({ words: 'as a gift' })).toContain('as a gift');
  });
});
