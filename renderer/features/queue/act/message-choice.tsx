import { useTranslation } from 'react-i18next';
import type { CaseMessageDto } from '../../../../shared/contract/cases.contract.ts';
import { hasOpenPlace } from '../../../../shared/core/contact/message-template.ts';
import { LANGUAGE_NAMES } from '../../../i18n/language-names.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';

interface MessageChoiceProps {
  readonly messages: readonly CaseMessageDto[];
  readonly chosen: CaseMessageDto | null;
  readonly onChoose: (message: CaseMessageDto) => void;
  readonly text: string;
  /** Whether the text is laid into the tray, with the recording. */
  readonly print: boolean;
  readonly onPrint: (print: boolean) => void;
}

const keyOf = ({ id, locale }: CaseMessageDto): string => `${id} ${locale}`;

/** A beginning for the words, filled with the order's facts; copied for the way it goes out by, or laid into the tray to be printed. */
export function MessageChoice({ messages, chosen, onChoose, text, print, onPrint }: MessageChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const toast = useToast();
  const open = hasOpenPlace(text);
  const blocked = text === '' ? t('message.empty') : open ? t('message.open') : undefined;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast.show({ text: t('message.copied') });
  };
  return (
    <div className="col message-choice">
      {messages.length > 0 && (
        <Select
          label={t('message.template')}
          placeholder={t('message.choose')}
          value={chosen === null ? null : keyOf(chosen)}
          onChange={(key) => {
            const next = messages.find((message) => keyOf(message) === key);
            if (next !== undefined) onChoose(next);
          }}
          choices={messages.map((message) => ({ id: keyOf(message), text: message.body.slice(0, 60), detail: LANGUAGE_NAMES[message.locale] }))}
        />
      )}
      <div className="row wrap">
        <Button icon="copy" disabledReason={blocked} onPress={() => void copy()}>
          {t('message.copy')}
        </Button>
        <Checkbox isSelected={print} onChange={onPrint}>
          {t('message.print')}
        </Checkbox>
        {chosen !== null && (
          <span className={text.length > chosen.length ? 'meta tone-stop' : 'meta'}>
            {t('message.length', { count: text.length, most: format.number(chosen.length) })}
          </span>
        )}
      </div>
      {open && <p className="meta tone-warn">{t('message.open')}</p>}
    </div>
  );
}
