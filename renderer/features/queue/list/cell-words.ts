import type { TFunction } from 'i18next';
import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageDto } from '../../../../shared/contract/dto.ts';
import { MINUTE_MS } from '../../../../shared/kernel/durations.ts';
import type { Format } from '../../../i18n/format.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Names } from '../../../lib/names/use-names.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useWorkingTime, type WorkingTime } from '../../../lib/use-working-time.ts';
import { useKnownNames } from '../model/names-context.ts';
import { findingText } from '../../../lib/names/finding-text.ts';

/** What the cells of the list need to say what they say. */
interface CellWords {
  readonly t: TFunction;
  readonly format: Format;
  readonly names: Names;
  readonly worked: WorkingTime;
  readonly finding: (what: MessageDto) => string;
  /** The wall clock, to the minute: all rows turn together. */
  readonly minute: number;
}

/** Asked for once by the list and not by each of some hundred cells, which come and go with every turn of the wheel. */
export const CellWordsContext = createContext<CellWords | null>(null);

export const useCellWords = (): CellWords => {
  const words = useContext(CellWordsContext);
  if (words === null) throw new Error('a cell outside of its list');
  return words;
};

export const useWordsForCells = (): CellWords => {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useKnownNames();
  const worked = useWorkingTime();
  const minute = useNow(MINUTE_MS);
  return useMemo(() => ({ t, format, names, worked, minute, finding: (what) => findingText(t, what) }), [t, format, names, worked, minute]);
};
