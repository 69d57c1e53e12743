import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import { PinPad } from '../../../ui/pin-pad/pin-pad.tsx';
import { useDeed } from '../api/use-deed.ts';

/** The signature: the supervisor's own PIN, or the password of whoever has none. Then the certificate is locked and shown. */
export function SignDialog({ no, onClose }: { readonly no: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const { outage } = useClient();
  const deed = useDeed();
  const [attempt, setAttempt] = useState(0);
  const [kind, setKind] = useState<'pin' | 'password'>('pin');
  const [password, setPassword] = useState('');
  const sign = async (secret: string) => {
    const done = await deed.send(outage.close({ kind, secret }), () => t('outage.sign.done', { no }));
    if (!done) return setAttempt((before) => before + 1);
    onClose();
    await navigate(`/outage/certificate/${no}`);
  };
  const failed = deed.failure === null ? null : errorText(deed.failure);
  return (
    <Dialog
      title={t('outage.sign.title', { no })}
      open
      onClose={onClose}
      role="alertdialog"
      foot={
        <>
          <Button chord="Escape" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <span className="spring" />
          <Button look="quiet" onPress={() => setKind(kind === 'pin' ? 'password' : 'pin')}>
            {t(kind === 'pin' ? 'outage.sign.withPassword' : 'outage.sign.withPin')}
          </Button>
          {kind === 'password' && (
            <Button look="primary" busy={deed.busy} disabledReason={password === '' ? t('outage.sign.missing') : undefined} onPress={() => void sign(password)}>
              {t('outage.sign')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('outage.sign.words')}</p>
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      {kind === 'pin' ? (
        <div className="outage-pin">
          <PinPad label={t('outage.sign.pin')} busy={deed.busy} attempt={attempt} onComplete={(pin) => void sign(pin)} />
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (password !== '') void sign(password);
          }}
        >
          <TextField label={t('outage.sign.password')} type="password" value={password} onChange={setPassword} autoFocus />
        </form>
      )}
    </Dialog>
  );
}
