import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import type { LoadDto } from '../../../shared/contract/loads.contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { useClient } from '../../transport/console-context.ts';
import { RadioGroup } from '../../ui/choice/radio.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { FormDialog } from '../../ui/overlay/form-dialog.tsx';

const NEW = '+';

/** Another load is taken up, or one is opened for a vehicle that has come. */
export function OpenDialog({
  open,
  carriers,
  onClose,
  onTake,
}: {
  readonly open: readonly LoadDto[];
  readonly carriers: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly waiting: number }[];
  readonly onClose: () => void;
  readonly onTake: (loadId: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const client = useClient();
  const errorText = useErrorText();
  const [which, setWhich] = useState<string>(open[0]?.id ?? NEW);
  const [carrier, setCarrier] = useState(carriers.toSorted((a, b) => b.waiting - a.waiting)[0]?.code ?? '');
  const [vehicle, setVehicle] = useState('');
  const [cage, setCage] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const isNew = which === NEW;
  const submit = async () => {
    if (!isNew) return onTake(which);
    setBusy(true);
    const reply = await client.loads.open({ carrier, vehicle, cage });
    setBusy(false);
    if (reply.ok) onTake(reply.value.loadId);
    else setFailure(reply.error);
  };
  return (
    <FormDialog
      className="cage-form"
      title={t('loads.openDialog')}
      submit={t(isNew ? 'loads.openDialog.open' : 'loads.openDialog.take')}
      missing={isNew && carrier === '' ? t('loads.openDialog.missing') : undefined}
      busy={busy}
      failed={failure === null ? null : errorText(failure)}
      onSubmit={() => void submit()}
      onClose={onClose}
      wide
    >
      <RadioGroup
        label={t('loads.open')}
        value={which}
        onChange={setWhich}
        autoFocus
        choices={[
          ...open.map((load) => ({
            id: load.id,
            text: t('loads.name', { carrier: names.carrier(load.carrier), vehicle: load.vehicle }),
            detail: t('loads.filled', { caged: load.caged, packed: load.packed }),
          })),
          { id: NEW, text: t('loads.openDialog.new') },
        ]}
      />
      {isNew && (
        <>
          <RadioGroup
            label={t('loads.openDialog.carrier')}
            value={carrier}
            onChange={setCarrier}
            choices={carriers.map(({ code, nameZh, nameEn, waiting }) => ({
              id: code,
              text: i18n.language === 'zh-CN' ? nameZh || code : nameEn || code,
              detail: t('loads.parcels', { count: waiting }),
            }))}
          />
          <TextField label={t('loads.openDialog.vehicle')} value={vehicle} onChange={setVehicle} maxLength={40} />
          <TextField label={t('loads.openDialog.cage')} value={cage} onChange={setCage} maxLength={40} />
        </>
      )}
    </FormDialog>
  );
}
