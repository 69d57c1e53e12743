import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { leaveDroppedFiles } from '../../lib/dropped-files.ts';
import { useSession } from '../../lib/session/session.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import './file-drop.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes files dropped anywhere and brings them to the intake. A drop nobody takes would make a browser leave the console for the
 * file, with all that was unsaved; so even where nothing may be imported it is caught, and says why nothing happens.
 */
export function FileDrop() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { can } = useSession();
  const mayImport = can('import');
  const [over, setOver] = useState(false);

  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      // A place for photos says yes itself.
      if (!carriesFiles(event) || event.defaultPrevented) {
        setOver(false);
        return;
      }
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = mayImport ? 'copy' : 'none';
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      // Null: out of the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!mayImport || files.length === 0) return;
      leaveDroppedFiles(files);
      if (!pathname.startsWith('/intake')) void navigate('/intake');
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [mayImport, navigate, pathname]);

  if (!over) return null;
  const words = pathname.startsWith('/intake/preview') ? t('intake.dropMore') : t('intake.drop');
  return (
    <div className="file-drop" aria-hidden>
      <Icon name={mayImport ? 'intake' : 'lock'} size={34} />
      <b>{mayImport ? words : t('intake.mayNot')}</b>
    </div>
  );
}
