import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Barcode } from '../../ui/code/barcode.tsx';

const CODES = ['UNDO', 'SHORT', 'CLOSE', 'WEIGH', 'PHOTO', 'FILM', 'CALL', 'PARK'] as const;

/** What the hands can say, printed once and hung beside the bench. Only paper shows it. */
export function CommandSheet() {
  const { t } = useTranslation();
  return createPortal(
    <section className="bench-sheet" aria-hidden>
      <h1>{t('pack.sheet.title')}</h1>
      <p>{t('pack.sheet.how')}</p>
      <ul>
        {CODES.map((code) => (
          <li key={code}>
            <b>{t(`pack.command.${code}`)}</b>
            <Barcode text={`SB*${code}`} />
            <span className="code">{`SB*${code}`}</span>
          </li>
        ))}
      </ul>
    </section>,
    document.body,
  );
}
