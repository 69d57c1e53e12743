import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import type { LoadDto, LoadViewDto } from '../../../shared/contract/loads.contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { useSession } from '../../lib/session/session.ts';
import { uploadFiles } from '../../lib/upload.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { RadioGroup } from '../../ui/choice/radio.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { FormDialog } from '../../ui/overlay/form-dialog.tsx';
import { SignaturePad, type SignaturePadHandle } from './signature-pad.tsx';

/** The driver counts and signs. What is missing is named; it stays behind only on a supervisor's word. */
export function CloseDialog({
  view,
  supervisors,
  onClose,
  onClosed,
}: {
  readonly view: LoadViewDto;
  readonly supervisors: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
  readonly onClosed: (load: LoadDto) => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const names = useNames();
  const errorText = useErrorText();
  const { can, userId } = useSession();
  const pad = useRef<SignaturePadHandle>(null);
  const [isSigned, setSigned] = useState(false);
  const [driver, setDriver] = useState('');
  const [count, setCount] = useState('');
  const [reason, setReason] = useState('');
  const [who, setWho] = useState(can('override') ? userId : (supervisors[0]?.id ?? ''));
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const { load, missing } = view;
  const needsWord = missing.length > 0;
  const isSelf = can('override') && who === userId;
  const isWhole = driver.trim() !== '' && /^\d{1,5}$/u.test(count.trim()) && isSigned && (!needsWord || (reason.trim() !== '' && (isSelf || pin !== '')));
  const submit = async () => {
    setBusy(true);
    const file = await pad.current?.toFile();
    const sent = file == null ? null : await uploadFiles(client, [file]);
    const [signatureUpload] = sent?.ok === true ? sent.value : [];
    if (signatureUpload === undefined) {
      setBusy(false);
      return setFailure(sent?.ok === false ? sent.error : { code: 'upload_missing' });
    }
    const override = needsWord ? { override: { reason: reason.trim(), ...(!isSelf && { approval: { userId: who, pin } }) } } : {};
    const reply = await client.loads.close({ loadId: load.id, driver: driver.trim(), driverCount: Number(count), signatureUpload, ...override });
    setBusy(false);
    if (reply.ok) return onClosed(reply.value);
    setFailure(reply.error);
    setPin('');
  };
  return (
    <FormDialog
      className="cage-form"
      title={t('loads.closeDialog', { carrier: names.carrier(load.carrier), vehicle: load.vehicle })}
      submit={t('loads.closeDialog.do', { count: load.caged })}
      look={needsWord ? 'danger' : 'primary'}
      missing={isWhole ? undefined : t('loads.closeDialog.missing')}
      busy={busy}
      failed={failure === null ? null : errorText(failure)}
      onSubmit={() => void submit()}
      onClose={onClose}
      wide
    >
      {needsWord && (
        <Note tone="warn" title={t('loads.closeDialog.left', { count: missing.length })}>
          <ul className="cage-missing">
            {missing.map(({ orderId, waybill }) => (
              <li key={orderId} className="code">
                {waybill}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <TextField label={t('loads.closeDialog.driver')} value={driver} onChange={setDriver} maxLength={80} autoFocus autoComplete="off" />
      <TextField label={t('loads.closeDialog.count')} value={count} onChange={setCount} inputMode="numeric" autoComplete="off" />
      <div className="cage-sign">
        <span className="field-label">{t('loads.closeDialog.signature')}</span>
        <SignaturePad ref={pad} label={t('loads.closeDialog.signature')} onInk={setSigned} />
        <div className="row">
          <Button onPress={() => pad.current?.clear()}>{t('loads.closeDialog.clear')}</Button>
          <Button onPress={() => pad.current?.write(driver)}>{t('loads.closeDialog.typed')}</Button>
        </div>
      </div>
      {needsWord && (
        <>
          <TextField label={t('loads.closeDialog.reason')} value={reason} onChange={setReason} maxLength={500} />
          {!can('override') && (
            <>
              <RadioGroup
                label={t('loads.closeDialog.who')}
                value={who}
                onChange={setWho}
                choices={supervisors.map(({ id, name }) => ({ id, text: names.person(id, name) }))}
              />
              <TextField label={t('loads.closeDialog.pin')} type="password" value={pin} onChange={setPin} inputMode="numeric" autoComplete="off" />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
