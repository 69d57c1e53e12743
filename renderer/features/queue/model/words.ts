import { useTranslation } from 'react-i18next';
import { hasText } from '../../../i18n/i18n.ts';

export const useReasonText = (): ((reason: string, params: Readonly<Record<string, string | number>>) => string) => {
  const { t } = useTranslation();
  return (reason, params) => (hasText(`reason.${reason}`) ? t(`reason.${reason}`, params) : t('case.reason.unknown', { reason }));
};

/** `lines.3.sku` and `recipient.phone` in words. */
export const useFieldName = (): ((field: string) => string) => {
  const { t } = useTranslation();
  return (field) => {
    const line = /^lines\.(\d+)\.(sku|quantity)$/.exec(field);
    if (line !== null) return t(line[2] === 'sku' ? 'field.line.sku' : 'field.line.quantity', { line: line[1] });
    return hasText(`field.${field}`) ? t(`field.${field}`) : field;
  };
};

/** A code of an open set in words, or as it is. */
export const useCodeText = (): ((prefix: string, code: string) => string) => {
  const { t } = useTranslation();
  return (prefix, code) => (hasText(`${prefix}.${code}`) ? t(`${prefix}.${code}`) : code);
};
