import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BenchDto, PackVerdictDto } from '../../../shared/contract/pack.contract.ts';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useNames } from '../../lib/names/use-names.ts';
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
  readonly supervisors: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
  readonly onClosed: (bench: BenchDto | null, verdict: PackVerdictDto) => void;
  readonly onLearned: (code: string) => void;
}

/** A supervisor comes to the bench: closes the parcel on their word, or says what an unknown barcode is. Nobody is signed out for it. */
export function SupervisorDialog({ bench, unknownCode, supervisors, onClose, onClosed, onLearned }: SupervisorDialogProps) {
  const { t } = useTranslation();
  const client = useClient();
  const names = useNames();
  const { can, userId } = useSession();
  const nameOf = useGoodsName();
  const errorText = useErrorText();
  const [who, setWho] = useState(can('override') ? userId : (supervisors[0]?.id ?? ''));
  const [pin, setPin] = useState('');
  const [reason, setReason] = useState('');
  const [sku, setSku] = useState(bench.lines.find(({ left }) => left > 0)?.sku ?? bench.lines[0]?.sku ?? '');
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
  const text = failure === null ? null : errorText(failure);
  const learns = unknownCode !== null;
  return (
    <Dialog
      title={learns ? t('pack.supervisor.learn') : t('pack.supervisor.close')}
      open
      wide
      onClose={onClose}
      foot={
        <>
          <Button large chord="Escape" onPress={onClose}>
            {t('pack.back')}
          </Button>
          {learns ? (
            <Button
              large
              look="primary"
              busy={busy}
              onPress={() => void learn()}
              disabledReason={wordless || count === 0 ? t('pack.supervisor.missing') : undefined}
            >
              {t('pack.supervisor.learn.do')}
            </Button>
          ) : (
            <Button
              large
              look="danger"
              busy={busy}
              onPress={() => void closeAnyway()}
              disabledReason={wordless || reason.trim() === '' ? t('pack.supervisor.missing') : undefined}
            >
              {t('pack.supervisor.close.do')}
            </Button>
          )}
        </>
      }
    >
      <div className="pack-form">
        {text !== null && (
          <Note tone="stop" role="alert" title={text.what}>
            {text.rest}
          </Note>
        )}
        {learns ? (
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
          <TextField label={t('pack.supervisor.reason')} value={reason} onChange={setReason} maxLength={500} autoFocus />
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
