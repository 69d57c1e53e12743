import type { TFunction } from 'i18next';
import { hasText } from '../../i18n/i18n.ts';

/** A platform's name in the reader's language; its code where the program knows none. */
export const platformName = (t: TFunction, code: string): string => (hasText(`platform.${code}`) ? t(`platform.${code}`) : code);
