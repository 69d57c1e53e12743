import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { useChoices, usePools } from '../api/use-manual.ts';
import { type Paperwork, papersFor, type PrintKind } from '../model/papers-for.ts';
import type { PrintWanted } from '../../../lib/papers/use-printing.ts';

interface PrintDialogProps {
  readonly orders: readonly Paperwork[];
  /** Ticked to begin with. */
  readonly wanted: readonly PrintKind[];
  readonly onPrint: (wanted: readonly PrintWanted[]) => void;
  readonly onClose: () => void;
}

/** Which papers of these orders. A paper that came out before is a copy: it is numbered and says why. */
export function PrintDialog({ orders, wanted, onPrint, onClose }: PrintDialogProps) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const { data: choices } = useChoices();
  const { data: pools } = usePools();
  const [chosen, setChosen] = useState<ReadonlySet<PrintKind>>(new Set(wanted));
  const [reason, setReason] = useState('');
  const [carrier, setCarrier] = useState('');
  const offered = papersFor(orders);
  const picked = offered.filter(({ kind }) => chosen.has(kind));
  const isCopy = picked.some(({ former }) => former !== null);
  // A walk for other orders is another list, not a copy; which it is the host knows.
  const needsReason = picked.some(({ kind, former }) => former !== null && kind !== 'pick_list');
  const needsCarrier = chosen.has('label') && orders.some((order) => order.carrier === '');
  const missing =
    picked.length === 0
      ? t('manual.print.none')
      : needsReason && reason.trim() === ''
        ? t('manual.print.reasonMissing')
        : needsCarrier && carrier === ''
          ? t('manual.print.carrierMissing')
          : undefined;
  const free = (code: string) => pools?.pools.find((pool) => pool.carrier === code)?.free ?? 0;
  return (
    <FormDialog
      title={t('manual.print.title', { count: orders.length })}
      submit={t('manual.print.do', { count: picked.length })}
      missing={missing}
      busy={false}
      failed={null}
      className="manual-print"
      onClose={onClose}
      onSubmit={() =>
        onPrint(
          picked.flatMap(({ kind, each }) =>
            each.map((orderIds) => ({ kind, orderIds, reason: reason.trim(), ...(kind === 'label' && carrier !== '' && { carrier }) })),
          ),
        )
      }
    >
      <div role="group" aria-label={t('manual.print.which')} className="manual-print-kinds">
        {offered.map(({ kind, former }) => (
          <Checkbox
            key={kind}
            isSelected={chosen.has(kind)}
            onChange={(isOn) => setChosen((before) => new Set(isOn ? [...before, kind] : [...before].filter((one) => one !== kind)))}
          >
            <span>
              {t(`manual.paper.${kind}`)}
              {former !== null && <span className="meta"> {t('manual.print.former', { no: former.documentNo, copy: former.copy + 1 })}</span>}
            </span>
          </Checkbox>
        ))}
      </div>
      {needsCarrier && (
        <Select
          label={t('manual.carrier')}
          value={carrier === '' ? null : carrier}
          placeholder={t('manual.choose')}
          choices={(choices?.carriers ?? []).map(({ code, nameZh, nameEn }) => ({
            id: code,
            text: (language === 'en' ? nameEn || nameZh : nameZh || nameEn) || code,
            detail: t('manual.pool.left', { count: free(code) }),
          }))}
          onChange={setCarrier}
        />
      )}
      {isCopy && (
        <TextField label={t('manual.print.reason')} hint={t('manual.print.reasonHint')} value={reason} maxLength={200} onChange={setReason} autoFocus />
      )}
    </FormDialog>
  );
}
