import { useTranslation } from 'react-i18next';
import { hasText } from '../../../i18n/i18n.ts';

/** Certificates that are not what they should be come under many names. */
const CERTIFICATE = /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY|altnames|certificate/u;
const NOBODY = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EDNS/u;
const SILENCE = /timeout|ETIMEDOUT/iu;
const PASSWORD = /EAUTH|\b535\b|Invalid login/u;

/** Why a message did not go, in words where the reason is known; what the other side said itself stands as it came. */
export const useSendError = (): ((error: string) => string) => {
  const { t } = useTranslation();
  return (error) => {
    if (hasText(`sendError.${error}`)) return t(`sendError.${error}`);
    const kind = CERTIFICATE.test(error)
      ? 'certificate'
      : NOBODY.test(error)
        ? 'nobody'
        : PASSWORD.test(error)
          ? 'password'
          : SILENCE.test(error)
            ? 'silence'
            : null;
    return kind === null ? error : t('sendError.known', { what: t(`sendError.${kind}`), detail: error });
  };
};
