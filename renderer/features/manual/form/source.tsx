import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManualForm } from '../../../../shared/core/manual-order/manual-form.ts';
import type { ReadMessageDto as ReadMessage } from '../../../../shared/contract/manual.contract.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { KeyCap } from '../../../ui/button/key-cap.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { TextArea } from '../../../ui/field/text-field.tsx';
import { piecesOf } from '../model/reading.ts';
import type { Photos } from './use-draft.ts';
import type { SlipIntake } from './use-slip.ts';
import { FileIntake } from './file-intake.tsx';
import { SlipPhoto } from './slip-photo.tsx';

interface SourceProps {
  readonly form: ManualForm;
  readonly reading: ReadMessage | null;
  readonly photos: Photos;
  readonly draftId: string | null;
  readonly slip: SlipIntake;
  /** It is being typed instead of pasted: nothing is read of it yet, but it is kept with the draft. */
  readonly isTyping: boolean;
  readonly onType: (text: string) => void;
  /** To be typed in again, and read again afterwards. */
  readonly onEdit: () => void;
  readonly onMessage: (text: string) => void;
  readonly onDropMessage: () => void;
  readonly onDropPhoto: (id: string) => void;
}

/** Where the order comes from, beside the form: the message as pasted, with what was read of it marked, and the slip as photographed. */
export function Source({ form, reading, photos, draftId, slip, isTyping, onType, onEdit, onMessage, onDropMessage, onDropPhoto }: SourceProps) {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  useKeys('outage', { photo: () => picker.current?.click() });
  return (
    <section className="manual-source" aria-label={t('manual.source')} data-region>
      <h2 className="row">
        {t('manual.message')}
        <span className="spring" />
        <KeyCap chord={chordOf('outage', 'paste')} />
      </h2>
      {form.pasted === '' || isTyping ? (
        <>
          <TextArea
            label={t('manual.message.box')}
            labelHidden
            rows={7}
            value={form.pasted}
            placeholder={t('manual.message.how')}
            onChange={onType}
            onPaste={(event) => {
              const text = event.clipboardData?.getData('text/plain') ?? '';
              // Into a message that is half typed a piece is pasted like into any text.
              if (text.trim() === '' || form.pasted !== '') return;
              event.preventDefault();
              onMessage(text);
            }}
          />
          {form.pasted.trim() !== '' && (
            <div className="row">
              <span className="spring" />
              <Button onPress={() => onMessage(form.pasted)}>{t('manual.message.read')}</Button>
            </div>
          )}
        </>
      ) : (
        <>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className="manual-message" tabIndex={0} aria-label={t('manual.message')}>
            {reading === null
              ? form.pasted
              : piecesOf(form.pasted, reading, form.unsure).map(({ text, mark }, at) =>
                  mark === null ? (
                    text
                  ) : (
                    // Pieces of one text stand still: their place is who they are.
                    // eslint-disable-next-line react/no-array-index-key
                    <mark key={at} className={`manual-mark is-${mark}`}>
                      {text}
                    </mark>
                  ),
                )}
          </pre>
          <p className="meta">{t('manual.message.kept')}</p>
          <div className="row wrap manual-message-acts">
            <Button look="quiet" icon="edit" onPress={onEdit}>
              {t('manual.message.edit')}
            </Button>
            <Button look="quiet" icon="close" onPress={onDropMessage}>
              {t('manual.message.drop')}
            </Button>
          </div>
        </>
      )}
      <h2 className="row">
        {t('manual.slip')}
        <span className="spring" />
        <Button look="quiet" icon="photo" chord={chordOf('outage', 'photo')} onPress={() => picker.current?.click()}>
          {t('manual.slip.add')}
        </Button>
      </h2>
      <input
        ref={picker}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('manual.slip.add')}
        data-testid="manual-slip"
        onChange={(event) => {
          slip.take(event.target.files ?? []);
          event.target.value = '';
        }}
      />
      {slip.progress !== null && <Progress label={t('photo.sending')} done={slip.progress} all={1} />}
      {photos.map((photo, at) => (
        <SlipPhoto key={photo.id} draftId={draftId} photoId={photo.id} number={at + 1} onDrop={() => onDropPhoto(photo.id)} />
      ))}
      {photos.length === 0 && slip.progress === null && <p className="meta">{t('manual.slip.how')}</p>}
      <FileIntake />
    </section>
  );
}
