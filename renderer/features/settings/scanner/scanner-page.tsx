import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SCANNER_LAYOUTS, type ScannerLayout } from '../../../../shared/core/scanning/key-press.ts';
import { useSession } from '../../../lib/session/session.ts';
import { GAP_MS_BOUNDS, type Scanner, scannerHere, setScanner } from '../../../lib/scanning/scanner-profile.ts';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { NumberField } from '../../../ui/field/number-field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { SettingRow, SettingsPart } from '../setting-parts.tsx';
import { ScannerHealth } from './scanner-health.tsx';
import { ScannerTrial } from './scanner-trial.tsx';
import { TotePart } from './tote-part.tsx';
import './scanner.css';

type End = 'key' | 'silence';

/** The scanner of this computer: set up by one scan of a printed code, or by hand; and how well each scanner of the site reads. */
export function ScannerPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const [scanner, show] = useState<Scanner>(scannerHere);
  const set = (change: Partial<Scanner>) => {
    setScanner(change);
    show(scannerHere());
  };
  return (
    <>
      <SettingsPart title={t('scanner.setUp')} hint={t('scanner.setUp.hint')} wide>
        <ScannerTrial scanner={scanner} onLearned={set} />
      </SettingsPart>
      <SettingsPart title={t('scanner.here')} hint={t('scanner.here.hint')}>
        <TextField label={t('scanner.name')} hint={t('scanner.name.hint')} beside maxLength={60} value={scanner.name} onChange={(name) => set({ name })} />
        <Select<ScannerLayout>
          label={t('scanner.layout')}
          hint={t(`scanner.layout.${scanner.layout}.hint`)}
          beside
          value={scanner.layout}
          onChange={(layout) => set({ layout })}
          choices={SCANNER_LAYOUTS.map((id) => ({ id, text: t(`scanner.layout.${id}`) }))}
        />
        <TextField
          label={t('scanner.prefix')}
          hint={t('scanner.prefix.hint')}
          beside
          code
          maxLength={12}
          value={scanner.prefix}
          onChange={(prefix) => set({ prefix })}
        />
        <TextField label={t('scanner.suffix')} beside code maxLength={12} value={scanner.suffix} onChange={(suffix) => set({ suffix })} />
        <SettingRow name={t('scanner.end')}>
          <Segmented<End>
            label={t('scanner.end')}
            value={scanner.endsWithKey ? 'key' : 'silence'}
            onChange={(end) => set({ endsWithKey: end === 'key' })}
            choices={[
              { id: 'key', text: t('scanner.end.key') },
              { id: 'silence', text: t('scanner.end.silence') },
            ]}
          />
        </SettingRow>
        <NumberField
          label={t('scanner.gap')}
          hint={t('scanner.gap.hint')}
          beside
          value={scanner.gapMs}
          minValue={GAP_MS_BOUNDS.least}
          maxValue={GAP_MS_BOUNDS.most}
          onChange={(gapMs) => {
            if (!Number.isNaN(gapMs)) set({ gapMs });
          }}
        />
        <SettingRow name={t('scanner.separator')}>
          <p className="t2">{t('scanner.separator.hint')}</p>
        </SettingRow>
      </SettingsPart>
      {can('administer') && <TotePart />}
      <ScannerHealth />
    </>
  );
}
