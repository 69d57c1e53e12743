import { useTranslation } from 'react-i18next';
import type { CallError } from '../../shared/contract/define-contract.ts';
import { hasText } from './i18n.ts';

/** What happened · what was kept · what to do next. */
export interface ErrorText {
  readonly what: string;
  readonly rest: string | undefined;
}

/**
 * `error.<code>` says what happened, `error.<code>.rest` what was kept and what to do next. A code newer than this console is
 * told as such, with the code, never as an empty box.
 */
export const useErrorText = (): ((error: CallError) => ErrorText) => {
  const { t } = useTranslation();
  return ({ code, params }) => {
    const known = hasText(`error.${code}`) ? code : 'unknown';
    const fill = { ...params, code };
    return { what: t(`error.${known}`, fill), rest: hasText(`error.${known}.rest`) ? t(`error.${known}.rest`, fill) : undefined };
  };
};
