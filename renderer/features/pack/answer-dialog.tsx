import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BenchDto } from '../../../shared/contract/pack.contract.ts';
import { answerText } from '../../../shared/core/pack-check/pack-command.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { FieldDialog } from './field-dialog.tsx';
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
  return (
    <FieldDialog
      title={t(`pack.answer.${asks.what}`)}
      does={t('pack.answer.do')}
      missing={said === '' ? t('pack.answer.missing') : undefined}
      onSend={() => onSay(answerText(said))}
      onClose={onClose}
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
    </FieldDialog>
  );
}
