import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readWaybillBlock } from '../../../../shared/core/waybill/read-block.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useSend } from '../../../lib/use-send.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { TextArea } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';

const MOST_CHARACTERS = 900_000;
const FAULTS_SHOWN = 5;

/** A block as the carrier sent it: a file, or its lines pasted. What is none is named before anything is taken in. */
export function ImportBlockDialog({
  carriers,
  onClose,
}: {
  readonly carriers: readonly { readonly id: string; readonly text: string }[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useClient();
  const queries = useQueryClient();
  const { send, busy, failure } = useSend(() => queries.invalidateQueries({ queryKey: ['printing'] }));
  const picker = useRef<HTMLInputElement>(null);
  const [carrier, setCarrier] = useState<string | null>(null);
  const [file, setFile] = useState('');
  const [text, setText] = useState('');
  const { numbers, faults } = readWaybillBlock(text.slice(0, MOST_CHARACTERS));
  const missing =
    carrier === null
      ? t('manual.block.carrierMissing')
      : numbers.length === 0
        ? t('manual.block.empty')
        : text.length > MOST_CHARACTERS
          ? t('manual.block.tooLong')
          : undefined;
  const take = async () => {
    if (carrier === null) return;
    const name = file === '' ? t('manual.block.pasted') : file;
    const done = await send(client.printing.importBlock({ carrier, name, text }), ({ taken, known }) =>
      known === 0 ? t('manual.block.taken', { count: taken }) : t('manual.block.takenKnown', { count: taken, known }),
    );
    if (done) onClose();
  };
  return (
    <FormDialog
      title={t('manual.pools.import')}
      submit={t('manual.block.take', { count: numbers.length })}
      missing={missing}
      busy={busy}
      failed={failure === null ? null : errorText(failure)}
      className="manual-print"
      onClose={onClose}
      onSubmit={() => void take()}
    >
      <Select label={t('manual.carrier')} value={carrier} choices={carriers} placeholder={t('manual.choose')} onChange={setCarrier} autoFocus />
      <div className="row">
        <Button icon="file" onPress={() => picker.current?.click()}>
          {t('manual.block.file')}
        </Button>
        <span className="meta">{file}</span>
      </div>
      <input
        ref={picker}
        type="file"
        accept=".csv,.txt,.tsv,text/plain,text/csv"
        hidden
        aria-label={t('manual.block.file')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen !== undefined)
            void chosen.text().then((read) => {
              setFile(chosen.name.slice(-200));
              setText(read);
            });
        }}
      />
      <TextArea label={t('manual.block.lines')} hint={t('manual.block.linesHint')} rows={6} value={text} onChange={setText} />
      {faults.length > 0 && (
        <Note tone="warn" title={t('manual.block.faults', { count: faults.length })}>
          <ul>
            {faults.slice(0, FAULTS_SHOWN).map(({ line, text: said, fault }) => (
              <li key={line}>{t(`manual.block.fault.${fault}`, { line, text: said })}</li>
            ))}
          </ul>
        </Note>
      )}
    </FormDialog>
  );
}
