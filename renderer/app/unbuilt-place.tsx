import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/feedback/empty-state.tsx';

/** Stands in while a desk is not part of this build. */
export function Place() {
  const { t } = useTranslation();
  return <EmptyState icon="panel" title={t('shell.unbuilt')} />;
}
