import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackLineDto } from '../../../shared/contract/pack.contract.ts';
import { closeShortText } from '../../../shared/core/pack-check/pack-command.ts';
import { SHORT_CLOSES, SHORT_REASONS, type ShortClose, type ShortReason } from '../../../shared/core/pack-check/pack-task.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { Button } from '../../ui/button/button.tsx';
import { RadioGroup } from '../../ui/choice/radio.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { useGoodsName } from './goods.tsx';

interface ShortDialogProps {
  readonly lines: readonly PackLineDto[];
  readonly currentSku: string | null;
  readonly onClose: () => void;
  readonly onSay: (text: string) => void;
}

/** Closes a line short: which, what becomes of the missing units, and why. Arrows choose, Enter takes. */
export function ShortDialog({ lines, currentSku, onClose, onSay }: ShortDialogProps) {
  const { t } = useTranslation();
  const nameOf = useGoodsName();
  const open = lines.filter(({ left }) => left > 0);
  const [lineId, setLineId] = useState(() => (open.find(({ sku }) => sku === currentSku) ?? open[0])?.lineId ?? '');
  const [how, setHow] = useState<ShortClose>('split');
  const [reason, setReason] = useState<ShortReason>('not_on_shelf');
  const send = () => {
    onSay(closeShortText(lineId, how, reason));
    onClose();
  };
  useKeys('everywhere', { confirm: send });
  useEffect(() => {
    if (open.length === 0) onClose();
  }, [open.length, onClose]);
  return (
    <Dialog
      title={t('pack.shortDialog')}
      open
      wide
      onClose={onClose}
      foot={
        <>
          <Button large chord="Escape" onPress={onClose}>
            {t('pack.back')}
          </Button>
          <Button large look="primary" chord="Ctrl+Enter" onPress={send}>
            {t('pack.shortDialog.do')}
          </Button>
        </>
      }
    >
      <div className="pack-form">
        {open.length > 1 && (
          <RadioGroup
            label={t('pack.shortDialog.line')}
            value={lineId}
            onChange={setLineId}
            choices={open.map((line) => ({ id: line.lineId, text: nameOf(line), detail: t('pack.shortDialog.left', { count: line.left, sku: line.sku }) }))}
          />
        )}
        <RadioGroup
          label={t('pack.shortDialog.how')}
          value={how}
          onChange={setHow}
          autoFocus
          choices={SHORT_CLOSES.map((id) => ({ id, text: t(`pack.how.${id}`), detail: t(`pack.how.${id}.detail`) }))}
        />
        <RadioGroup
          label={t('pack.shortDialog.reason')}
          value={reason}
          onChange={setReason}
          choices={SHORT_REASONS.map((id) => ({ id, text: t(`pack.reason.${id}`), detail: t(`pack.reason.${id}.detail`) }))}
        />
      </div>
    </Dialog>
  );
}
