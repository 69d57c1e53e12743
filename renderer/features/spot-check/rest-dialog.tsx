import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/error-text.ts';
import { useSend } from '../../lib/use-send.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { FormDialog } from '../../ui/overlay/form-dialog.tsx';
import { type LotDto, useRefresh } from './use-spot.ts';

export type RestDeed = 'hold' | 'release';

/** What happens to the orders of a refused lot nobody looked at, in figures before it happens. */
export function RestDialog({ lot, deed, onClose }: { readonly lot: LotDto; readonly deed: RestDeed; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const errorText = useErrorText();
  const { send, busy, failure } = useSend(useRefresh());
  const [reason, setReason] = useState('');
  const { data, error } = useQuery({ queryKey: ['spotCheck', 'rest', lot.lot], queryFn: () => answered(client.spotCheck.previewRest({ lot: lot.lot })) });
  const count = deed === 'hold' ? (data?.toHold ?? 0) : (data?.held ?? 0);
  const problem = failure ?? error?.error ?? null;
  const submit = async () => {
    const input = { lot: lot.lot, reason: reason.trim() };
    const call = deed === 'hold' ? client.spotCheck.holdRest(input) : client.spotCheck.releaseRest(input);
    if (await send(call, ({ orders }) => t(`spot.rest.${deed}.done`, { count: orders }))) onClose();
  };
  return (
    <FormDialog
      title={t(`spot.rest.${deed}.title`, { count })}
      submit={t(`spot.rest.${deed}`)}
      look={deed === 'hold' ? 'danger' : 'primary'}
      missing={count === 0 ? t(`spot.rest.${deed}.none`) : reason.trim() === '' ? t('spot.reason.missing') : undefined}
      busy={busy}
      failed={problem === null ? null : errorText(problem)}
      className="spot-form"
      role="alertdialog"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {deed === 'hold' && <p>{t(`spot.rule.${lot.plan.onRefusal}.means`)}</p>}
      {data !== undefined && <p>{t('spot.rest.figures', { hold: data.toHold, held: data.held, gone: data.gone })}</p>}
      <p>{t(`spot.rest.${deed}.rest`)}</p>
      <TextField label={t('spot.reason')} value={reason} onChange={setReason} maxLength={500} autoFocus />
    </FormDialog>
  );
}
