import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { checkPassword, checkPin, PASSWORD_ADVISED, PASSWORD_MIN, PIN_DIGITS } from '../../../../shared/core/user/secret-rules.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';

/** Everybody's own PIN or password, proved by the present one. */
export function OwnSecret({ kind }: { readonly kind: 'pin' | 'password' }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { session } = useClient();
  const { name, nameEn } = useSession();
  const toast = useToast();
  const [present, setPresent] = useState('');
  const [wanted, setWanted] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const check = kind === 'pin' ? checkPin(wanted) : checkPassword(wanted, [name, nameEn]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || present === '' || !check.ok) return;
    setBusy(true);
    const reply = kind === 'pin' ? await session.setOwnPin({ present, pin: wanted }) : await session.setOwnPassword({ present, password: wanted });
    setBusy(false);
    setFailure(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    setPresent('');
    setWanted('');
    setTried(false);
    toast.show({ text: t(`settings.${kind}.saved`) });
  };

  return (
    <form className="settings-secret" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t('settings.present')}
        beside
        type="password"
        autoComplete="current-password"
        value={present}
        onChange={setPresent}
        error={tried && present === '' ? t('settings.present.missing') : undefined}
      />
      <TextField
        label={t(`settings.${kind}.wanted`)}
        beside
        type="password"
        autoComplete="new-password"
        {...(kind === 'pin' && { inputMode: 'numeric' as const, maxLength: PIN_DIGITS })}
        value={wanted}
        onChange={setWanted}
        hint={kind === 'pin' ? t('first.pin.hint') : t('first.password.hint', { min: PASSWORD_MIN, advised: PASSWORD_ADVISED })}
        error={tried && !check.ok ? errorText(check.error).what : undefined}
      />
      {failure !== null && (
        <Note tone="stop" role="alert" title={errorText(failure).what}>
          {errorText(failure).rest}
        </Note>
      )}
      <Button type="submit" busy={busy} busyLabel={t('settings.saving')}>
        {t(`settings.${kind}.save`)}
      </Button>
    </form>
  );
}
