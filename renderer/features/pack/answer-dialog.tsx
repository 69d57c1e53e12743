import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BenchDto } from '../../../shared/contract/pack.contract.ts';
import { answerText } from '../../../shared/core/pack-check/pack-command.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { useGoodsName } from './goods.tsx';

type Asked = NonNullable<BenchDto['asks']>;

interface AnswerDialogProps {
  readonly asks: Asked & { readonly what: Exclude<Asked['what'], 'twin'> };
  /** What was typed last and is no date; null where nothing was. */
  readonly unread: string | null;
  readonly onClose: () => void;
  readonly onSay: (text: string) => void;
}

/** Serial, lot or day typed from the goods, where no code carries it or the code does not read. */
export function AnswerDialog({ asks, unread, onClose, onSay }: AnswerDialogProps) {
  const { t } = useTranslation();
  const nameOf = useGoodsName();
  const [text, setText] = useState('');
  const said = text.trim();
  const send = () => {
    if (said === '') return;
    onSay(answerText(said));
  };
  return (
    <Dialog
      title={t(`pack.answer.${asks.what}`)}
      open
      onClose={onClose}
      foot={
        <>
          <Button large chord="Escape" onPress={onClose}>
            {t('pack.back')}
          </Button>
          <Button large look="primary" chord="Enter" onPress={send} disabledReason={said === '' ? t('pack.answer.missing') : undefined}>
            {t('pack.answer.do')}
          </Button>
        </>
      }
    >
      <form
        className="pack-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextField
          label={nameOf(asks.goods)}
          hint={t(`pack.answer.${asks.what}.hint`)}
          value={text}
          onChange={setText}
          maxLength={60}
          error={unread === null || text !== '' ? undefined : t('pack.note.look_again.date_unread', { code: unread })}
          code
          autoFocus
          autoComplete="off"
        />
      </form>
    </Dialog>
  );
}
