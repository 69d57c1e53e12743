import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BENCH_PAPERS } from '../../../shared/contract/bench-papers.ts';
import { Checkbox } from '../../ui/choice/checkbox.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { FormDialog } from '../../ui/overlay/form-dialog.tsx';
import type { BenchPapers } from './use-bench-papers.ts';

/** A paper that came out before is printed again: which, and why. The reason stands on it and in the print journal. */
export function CopyDialog({ papers, onClose }: { readonly papers: BenchPapers; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(papers.former));
  const [reason, setReason] = useState('');
  const kinds = BENCH_PAPERS.filter((kind) => chosen.has(kind));
  const needsReason = kinds.some((kind) => papers.former.includes(kind));
  return (
    <FormDialog
      title={t('pack.papers.again', { order: papers.orderNo })}
      submit={t('pack.papers.print')}
      missing={kinds.length === 0 ? t('manual.print.none') : needsReason && reason.trim() === '' ? t('manual.print.reasonMissing') : undefined}
      busy={false}
      failed={null}
      className="pack-form"
      onClose={onClose}
      onSubmit={() => {
        papers.print(kinds, reason.trim());
        onClose();
      }}
    >
      <div role="group" aria-label={t('manual.print.which')} className="pack-form">
        {BENCH_PAPERS.map((kind) => (
          <Checkbox
            key={kind}
            isSelected={chosen.has(kind)}
            onChange={(isOn) => setChosen((before) => new Set(isOn ? [...before, kind] : [...before].filter((one) => one !== kind)))}
          >
            {t(`manual.paper.${kind}`)}
          </Checkbox>
        ))}
      </div>
      <TextField label={t('manual.print.reason')} hint={t('manual.print.reasonHint')} value={reason} maxLength={200} onChange={setReason} autoFocus />
    </FormDialog>
  );
}
