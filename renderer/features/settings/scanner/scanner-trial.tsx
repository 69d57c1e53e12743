import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { checkBarcode } from '../../../../shared/core/barcode/check-barcode.ts';
import { explainUnknown } from '../../../../shared/core/scanning/explain-unknown.ts';
import type { ScannerProfile } from '../../../../shared/core/scanning/key-press.ts';
import { SETUP_CODE } from '../../../../shared/core/scanning/learn-scanner.ts';
import { tryScan, type Trial } from '../../../../shared/core/scanning/try-scan.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Barcode } from '../../../ui/code/barcode.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { TrialPad } from './trial-pad.tsx';

/** Control characters of a code as their pictures, so that a separator can be seen. */
const visible = (code: string): string => [...code].map((one) => (one < ' ' ? String.fromCodePoint(0x2400 + (one.codePointAt(0) ?? 0)) : one)).join('');

const nothingKnown = (): boolean => false;

/** What a code says about itself: right, broken, or nothing at all. */
function sayOf(code: string): 'right' | 'glued' | 'check_digit' | 'damaged' | 'plain' {
  if (checkBarcode(code).valid) return 'right';
  const { because } = explainUnknown(code, nothingKnown, []);
  return because === 'glued' || because === 'check_digit' || because === 'damaged' ? because : 'plain';
}

/** A printed code teaches how the scanner types; any other code is read as the desks would read it. */
export function ScannerTrial({ scanner, onLearned }: { readonly scanner: ScannerProfile; readonly onLearned: (profile: ScannerProfile) => void }) {
  const { t } = useTranslation();
  const [trial, setTrial] = useState<Trial | null>(null);
  return (
    <>
      <div className="trial">
        <div className="trial-code">
          <Barcode text={SETUP_CODE} className="trial-barcode" />
          <span className="code">{SETUP_CODE}</span>
        </div>
        <div className="trial-side">
          <TrialPad
            onHeard={(inputs) => {
              const heard = tryScan(inputs, scanner);
              setTrial(heard);
              if (heard.learned !== undefined) onLearned(heard.learned);
            }}
          />
          <Button icon="print" onPress={() => window.print()}>
            {t('scanner.print')}
          </Button>
        </div>
      </div>
      {trial !== null && <TrialSays trial={trial} gapMs={scanner.gapMs} />}
      {createPortal(
        <section className="scanner-sheet" aria-hidden>
          <h1>{t('scanner.sheet')}</h1>
          <p>{t('scanner.sheet.how')}</p>
          <Barcode text={SETUP_CODE} />
          <span className="code">{SETUP_CODE}</span>
        </section>,
        document.body,
      )}
    </>
  );
}

function TrialSays({ trial, gapMs }: { readonly trial: Trial; readonly gapMs: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { codes, learned, separators, msPerKey, typed } = trial;
  const pace = msPerKey === null ? '' : t('scanner.pace', { ms: format.number(msPerKey, 1) });
  if (learned !== undefined)
    return (
      <Note tone="ok" role="status" title={t('scanner.learned')}>
        <p>
          {t('scanner.learned.how', {
            layout: t(`scanner.layout.${learned.layout}`),
            prefix: learned.prefix === '' ? format.missing : learned.prefix,
            suffix: learned.suffix === '' ? format.missing : learned.suffix,
            end: t(learned.endsWithKey ? 'scanner.end.key' : 'scanner.end.silence'),
            gapMs: learned.gapMs,
          })}
        </p>
        <p>{pace}</p>
      </Note>
    );
  if (typed !== null)
    return (
      <Note tone="warn" role="status" title={t('scanner.typed')}>
        {t(`scanner.typed.${typed.because}`, { slowestMs: typed.because === 'slow' ? format.number(typed.slowestMs) : '', gapMs })}
      </Note>
    );
  const words = codes.map(sayOf);
  return (
    <Note
      tone={words.some((word) => word === 'glued' || word === 'check_digit' || word === 'damaged') ? 'warn' : 'ok'}
      role="status"
      title={t('scanner.read', { count: codes.length })}
    >
      {codes.map((code, at) => (
        // Two readings of one code are two.
        // eslint-disable-next-line react/no-array-index-key
        <p key={at}>
          <b className="code trial-read">{visible(code)}</b> {t(`scanner.read.${words[at] ?? 'plain'}`)}
        </p>
      ))}
      {separators.length > 0 && <p>{t('scanner.read.separators', { forms: format.list(separators.map((form) => t(`scanner.separator.${form}`))) })}</p>}
      <p>{pace}</p>
    </Note>
  );
}
