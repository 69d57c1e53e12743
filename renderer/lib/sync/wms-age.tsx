import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { AgeOfKnowledge } from '../../ui/feedback/age-of-knowledge.tsx';
import { useNow } from '../use-now.ts';
import { STALE_AFTER_MS } from './knowledge.ts';

/** How old everything is that is known of the WMS, on its bar with the limit. */
export function WmsAge({ lastContactAt }: { readonly lastContactAt: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  const age = lastContactAt === null ? null : Math.max(0, now - lastContactAt);
  return (
    <AgeOfKnowledge
      sentence={age === null ? t('sync.age.never') : t('sync.age', { age: format.ago(age) })}
      label={t('sync.age.label')}
      ageMs={age}
      limitMs={STALE_AFTER_MS}
      valueText={age === null ? t('sync.age.never') : format.duration(age, { seconds: true })}
      limitText={t('sync.age.limit', { limit: format.duration(STALE_AFTER_MS) })}
    />
  );
}
