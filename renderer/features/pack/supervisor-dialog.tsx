import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BenchDto, PackVerdictDto } from '../../../shared/contract/pack.contract.ts';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSession } from '../../lib/session/session.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { RadioGroup } from '../../ui/choice/radio.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { useGoodsName } from './goods.tsx';

interface SupervisorDialogProps {
  readonly bench: BenchDto;
  readonly unknownCode: string | null;
  /** The goods its number says it is a case of; null where it says nothing. */
  readonly caseOf: string | null;
  /** A unit whose serial left before and that was just refused; null where none was. */
  readonly leftBefore: { readonly sku: string; readonly serial: string } | null;
  readonly supervisors: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
  readonly onClosed: (bench: BenchDto | null, verdict: PackVerdictDto) => void;
  readonly onLearned: (code: string) => void;
  readonly onSerialBack: (serial: string) => void;
}

/** A supervisor comes to the bench: closes the parcel on their word, says what an unknown barcode is, or lets a unit go again that came back. Nobody is signed out for it. */
export function SupervisorDialog({ bench, unknownCode, caseOf, leftBefore, supervisors, onClose, onClosed, onLearned, onSerialBack }: SupervisorDialogProps) {
  const { t } = useTranslation();
  const client = useClient();
  const names = useNames();
  const { can, userId } = useSession();
  const nameOf = useGoodsName();
  const errorText = useErrorText();
  const [who, setWho] = useState(can('override') ? userId : (supervisors[0]?.id ?? ''));
  const [pin, setPin] = useState('');
  const [reason, setReason] = useState('');
  const [sku, setSku] = useState(caseOf ?? bench.lines.find(({ left }) => left > 0)?.sku ?? bench.lines[0]?.sku ?? '');
  const [units, setUnits] = useState('1');
  const [failure, setFailure] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);
  const isSelf = can('override') && who === userId;
  const approval = isSelf ? {} : { approval: { userId: who, pin } };
  const wordless = !isSelf && pin === '';
  const count = /^[1-9]\d{0,3}$/u.test(units.trim()) ? Number(units.trim()) : 0;

  const failed = (error: CallError) => {
    setFailure(error);
    setPin('');
  };
  const closeAnyway = async () => {
    setBusy(true);
    const reply = await client.pack.override({ orderId: bench.orderId, reason: reason.trim(), ...approval });
    setBusy(false);
    if (reply.ok) onClosed(reply.value.bench, reply.value.verdict);
    else failed(reply.error);
  };
  const learn = async () => {
    if (unknownCode === null) return;
    setBusy(true);
    const reply = await client.pack.learnCode({ orderId: bench.orderId, barcode: unknownCode, sku, units: count, ...approval });
    setBusy(false);
    if (reply.ok) onLearned(unknownCode);
    else failed(reply.error);
  };
  const letGo = async () => {
    if (leftBefore === null) return;
    setBusy(true);
    const reply = await client.pack.serialBack({ orderId: bench.orderId, ...leftBefore, reason: reason.trim(), ...approval });
    setBusy(false);
    if (reply.ok) onSerialBack(leftBefore.serial);
    else failed(reply.error);
  };
  const text = failure === null ? null : errorText(failure);
  const about = unknownCode !== null ? 'learn' : leftBefore !== null ? 'serial' : 'close';
  const decide = { learn, serial: letGo, close: closeAnyway }[about];
  const isMissing = wordless || (about === 'learn' ? count === 0 : reason.trim() === '');
  const send = () => {
    if (!isMissing && !busy) void decide();
  };
  useKeys('everywhere', { confirm: send });
  return (
    <Dialog
      title={t(`pack.supervisor.${about}`)}
      open
      wide
      onClose={onClose}
      foot={
        <>
          <Button large chord="Escape" onPress={onClose}>
            {t('pack.back')}
          </Button>
          <Button
            large
            look={about === 'close' ? 'danger' : 'primary'}
            chord="Ctrl+Enter"
            busy={busy}
            onPress={send}
            disabledReason={isMissing ? t('pack.supervisor.missing') : undefined}
          >
            {t(`pack.supervisor.${about}.do`)}
          </Button>
        </>
      }
    >
      <div className="pack-form">
        {text !== null && (
          <Note tone="stop" role="alert" title={text.what}>
            {text.rest}
          </Note>
        )}
        {about === 'serial' && leftBefore !== null && (
          <p className="pack-code">
            {t('pack.supervisor.serial.of')} <span className="code">{leftBefore.serial}</span>
          </p>
        )}
        {about === 'learn' ? (
          <>
            <p className="pack-code">
              {t('pack.supervisor.code')} <span className="code">{unknownCode}</span>
            </p>
            <RadioGroup
              label={t('pack.supervisor.goods')}
              value={sku}
              onChange={setSku}
              autoFocus
              choices={bench.lines.map((line) => ({ id: line.sku, text: nameOf(line), detail: line.sku }))}
            />
            <TextField label={t('pack.supervisor.units')} hint={t('pack.supervisor.units.hint')} value={units} onChange={setUnits} inputMode="numeric" />
          </>
        ) : (
          <TextField
            label={t(about === 'serial' ? 'pack.supervisor.serial.reason' : 'pack.supervisor.reason')}
            value={reason}
            onChange={setReason}
            maxLength={500}
            autoFocus
          />
        )}
        {!can('override') && (
          <>
            <RadioGroup
              label={t('pack.supervisor.who')}
              value={who}
              onChange={setWho}
              choices={supervisors.map(({ id, name }) => ({ id, text: names.person(id, name) }))}
            />
            <TextField label={t('pack.supervisor.pin')} type="password" value={pin} onChange={setPin} inputMode="numeric" autoComplete="off" />
          </>
        )}
      </div>
    </Dialog>
  );
}
