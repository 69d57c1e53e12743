import { useTranslation } from 'react-i18next';
import { Pill } from '../../../ui/status/pill.tsx';
import type { FileVerdict } from '../model/preview-verdict.ts';

const TONES = { known: 'ok', guessed: 'doubt', mapped: 'info', unknown: 'warn' } as const satisfies Record<FileVerdict, string>;

export function FileVerdictPill({ verdict }: { readonly verdict: FileVerdict }) {
  const { t } = useTranslation();
  return <Pill tone={TONES[verdict]}>{t(`intake.verdict.${verdict}`)}</Pill>;
}
