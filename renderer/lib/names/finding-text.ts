import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { MessageDto } from '../../../shared/contract/dto.ts';
import { findingKey } from '../../../shared/core/finding/finding-key.ts';
import { hasText } from '../../i18n/i18n.ts';

/** Stands between the quotation marks where a customer's words were erased, or are not for whoever looks. */
const NO_WORDS = '…';

/** The sentence of a finding. A code newer than this console is told as such, never as an empty cell. */
export const findingText = (t: TFunction, { code, params }: MessageDto): string => {
  const key = findingKey({ code, params });
  return hasText(key) ? t(key, { words: NO_WORDS, ...params }) : t('queue.finding.unknown', { code });
};
export const useFindingText = (): ((what: MessageDto) => string) => {
  const { t } = useTranslation();
  return (what) => findingText(t, what);
};
