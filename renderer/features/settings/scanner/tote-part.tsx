import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_TOTE_PREFIXES, totePrefixFault } from '../../../../shared/core/order/tote-label.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { SaveBar } from '../site/save-bar.tsx';
import { useSite } from '../site/use-site.ts';

const prefixesIn = (text: string): readonly string[] => [...new Set(text.split(/[\s,，、;；]+/u).filter((prefix) => prefix !== ''))];

/** What the labels of totes begin with, for the whole site: what an administrator says, beside the scanner of this computer. */
export function TotePart() {
  const { t } = useTranslation();
  const { site, failure, busy, change } = useSite();
  const [typed, setTyped] = useState<string | null>(null);
  if (site === undefined) return null;
  const saved = site.totePrefixes.join(' ');
  const prefixes = prefixesIn(typed ?? saved);
  const wrong = prefixes.find((prefix) => totePrefixFault(prefix) !== undefined);
  const problem =
    wrong !== undefined
      ? t(`scanner.totes.wrong.${totePrefixFault(wrong) ?? 'length'}`, { prefix: wrong })
      : prefixes.length > MOST_TOTE_PREFIXES
        ? t('scanner.totes.wrong.many', { most: MOST_TOTE_PREFIXES })
        : undefined;
  const save = async () => {
    if (await change({ totePrefixes: [...prefixes] })) setTyped(null);
  };
  return (
    <>
      <SettingsPart title={t('scanner.totes')} hint={t('scanner.totes.hint')}>
        <TextField
          label={t('scanner.totes.prefixes')}
          hint={t('scanner.totes.prefixes.hint')}
          beside
          code
          maxLength={200}
          value={typed ?? saved}
          error={problem}
          onChange={setTyped}
        />
      </SettingsPart>
      <SaveBar
        isChanged={typed !== null && prefixes.join(' ') !== saved}
        busy={busy}
        failure={failure}
        problem={problem}
        onSave={() => void save()}
        onDiscard={() => setTyped(null)}
      />
    </>
  );
}
