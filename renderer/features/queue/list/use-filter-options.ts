import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_STATES } from '../../../../shared/core/exception-case/exception-case.ts';
import { EXCEPTION_KINDS } from '../../../../shared/core/finding/exception-kinds.ts';
import type { QueueFacets } from '../../../../shared/contract/queue.contract.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { personName } from '../../../lib/session/person-name.ts';
import { usePeople } from '../api/use-case.ts';
import { useKnownNames } from '../model/names-context.ts';
import type { ChipName } from '../model/queue-address.ts';

export const DUES = ['overdue', 'within_1h', 'today'] as const;

type Facet = QueueFacets['kinds'][number];
type Named = Pick<FilterOption, 'id' | 'text'>;

export interface FilterOption {
  readonly id: string;
  readonly text: string;
  readonly count?: number | undefined;
}

/** Known counts stand beside their values; a value nothing has is a 0 and not left out. */
const counted = (ids: readonly Named[], of: readonly Facet[] | undefined): readonly FilterOption[] =>
  ids.map((one) => ({ ...one, count: of === undefined ? undefined : (of.find(({ key }) => key === one.id)?.count ?? 0) }));

/** What can be chosen of one filter. The same objects until one of them says something else: a choice draws none of them anew. */
export function useFilterOptions(name: ChipName, facets: QueueFacets | undefined): readonly FilterOption[] {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const { data: people } = usePeople();
  const names = useKnownNames();
  return useMemo(() => {
    switch (name) {
      case 'kinds':
        return counted(
          EXCEPTION_KINDS.map((id) => ({ id, text: t(`kind.${id}`) })),
          facets?.kinds,
        );
      case 'states':
        return CASE_STATES.map((id) => ({ id, text: t(`caseState.${id}`), count: facets?.states.find(({ key }) => key === id)?.count }));
      case 'due':
        return counted(
          DUES.map((id) => ({ id, text: t(`queue.due.${id}`) })),
          facets?.dues,
        );
      case 'owners':
        return counted(
          [
            { id: '', text: t('queue.unowned') },
            ...(people ?? []).filter(({ active }) => active).map((one) => ({ id: one.id, text: personName(one, language) })),
          ],
          facets?.owners,
        );
      case 'merchants':
        return (facets?.merchants ?? []).map(({ key, label, count }) => ({ id: key, text: names.merchant(key, label), count }));
      case 'incident':
        return (facets?.incidents ?? []).map(({ key, label, count }) => ({ id: key, text: label, count }));
      case 'text':
        return [];
    }
  }, [facets, language, name, names, people, t]);
}
