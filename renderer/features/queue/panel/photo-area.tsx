import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { CameraDialog } from '../../../ui/camera/camera-dialog.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { Section } from '../../../ui/layout/panel.tsx';
import type { Decide } from '../api/use-decide.ts';
import { usePhotoIntake } from './use-photo-intake.ts';

interface PhotoAreaProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly hasCamera: boolean;
  readonly onCamera: (open: boolean) => void;
  readonly caseId: string | null;
  readonly orderId: string;
  readonly decide: Decide;
  readonly children: ReactNode;
}

/** Photos pasted or dropped anywhere on the panel, chosen from disk or taken, belong to what is open. */
export function PhotoArea({ input, hasCamera, onCamera, caseId, orderId, decide, children }: PhotoAreaProps) {
  const { t } = useTranslation();
  const photos = usePhotoIntake(caseId, orderId, decide);
  return (
    <div
      onPaste={(event) => photos.take(event.clipboardData.files)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        photos.take(event.dataTransfer.files);
      }}
    >
      {photos.progress !== null && (
        <Section>
          <Progress label={t('photo.sending')} done={photos.progress} all={1} />
        </Section>
      )}
      {children}
      {hasCamera && (
        <CameraDialog
          onClose={() => onCamera(false)}
          onTaken={(photo) => {
            onCamera(false);
            photos.take([photo]);
          }}
          onChoose={() => {
            onCamera(false);
            input.current?.click();
          }}
        />
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t('photo.choose')}
        onChange={(event) => {
          photos.take(event.target.files ?? []);
          // The same photo may be chosen once more after it was refused.
          event.target.value = '';
        }}
      />
    </div>
  );
}
