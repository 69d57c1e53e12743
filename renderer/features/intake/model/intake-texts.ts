import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { type ErrorText, useErrorText } from '../../../i18n/error-text.ts';
import { hasText } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';

type Params = Readonly<Record<string, string | number>>;

/** Words for codes that come from the reader; a code newer than this console is shown as it is. */
export const useIntakeTexts = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  // Sizes and counts come as numbers; order numbers and cells come as text and stay as they are.
  const fill = (params: Params): Params =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? format.number(value) : value]));
  const say = (key: string, fallback: string, params: Params = {}): string => (hasText(key) ? t(key, fill(params)) : fallback);
  return {
    presetName: (id: string): string => say(`intake.preset.${id}`, id),
    fieldName: (id: string): string => say(`intake.field.${id}`, id),
    reasonName: (code: string): string => say(`intake.reason.${code}`, code),
    reason: (code: string, params: Params): string => say(`setAside.${code}`, code, params),
    recognised: (code: string, n: number): string => say(`recognised.${code}`, code, { n }),
    /** A warning of the preview: its code carries the group. */
    warning: (code: string, params: Params): string => say(code, code, params),
    error: (error: CallError): ErrorText => {
      const { code, params = {} } = error;
      if (!code.startsWith('importError.')) return errorText(error);
      return { what: say(code, t('error.unknown', { code }), params), rest: t('intake.mend.refused.rest') };
    },
  };
};
