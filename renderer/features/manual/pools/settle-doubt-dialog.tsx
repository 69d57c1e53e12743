import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useSend } from '../../../lib/use-send.ts';
import { useClient } from '../../../transport/console-context.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';

/** After the data was put back nobody here knows which numbers of a block are on parcels already: a person looks and says which was the last. */
export function SettleDoubtDialog({
  block,
  onClose,
  onDone,
}: {
  readonly block: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
  readonly onDone: () => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useClient();
  const { send, busy, failure } = useSend(onDone);
  const [lastUsed, setLastUsed] = useState('');
  const number = lastUsed.trim();
  const settle = async () => {
    const said = client.printing.settleBlockDoubt({ blockId: block.id, lastUsed: number === '' ? null : number });
    if (await send(said, ({ passedOver }) => t('manual.block.doubt.done', { count: passedOver }))) onClose();
  };
  return (
    <FormDialog
      title={t('manual.block.doubt.title', { name: block.name })}
      submit={number === '' ? t('manual.block.doubt.none') : t('manual.block.doubt.behind', { number })}
      busy={busy}
      className="manual-print"
      failed={failure === null ? null : errorText(failure)}
      onClose={onClose}
      onSubmit={() => void settle()}
    >
      <p>{t('manual.block.doubt.words')}</p>
      <TextField label={t('manual.block.doubt.last')} hint={t('manual.block.doubt.lastHint')} value={lastUsed} onChange={setLastUsed} autoFocus />
    </FormDialog>
  );
}
