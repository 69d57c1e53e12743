import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useSession } from '../../../lib/session/session.ts';
import { type Act, type ActOnMany, rowToTarget, type Subject } from '../act/act.ts';
import type { Selection } from '../bulk/selection.ts';

export interface RowActs {
  readonly act: Act | null;
  readonly setAct: (act: Act | null) => void;
  /** Why nobody here may decide. */
  readonly refusal: string | undefined;
  /** Opens the form of an act on all that is ticked, else on the row under the cursor. False when there is nothing to act on. */
  readonly begin: (name: ActOnMany) => boolean;
}

const actOn = (name: ActOnMany, subject: Subject): Act | null => {
  switch (name) {
    case 'hold':
      return { name, subject: 'one' in subject ? { order: subject.one } : subject };
    case 'release':
      return 'many' in subject ? { name, subject } : null;
    default:
      return { name, subject };
  }
};

/** The keys of the row: with a selection they act on all of it. While a panel is open and nothing is ticked they are the panel's. */
export const useRowActs = (selection: Selection, cursorRow: QueueRow | null, hasPanel: boolean): RowActs => {
  const { t } = useTranslation();
  const { can } = useSession();
  const [act, setAct] = useState<Act | null>(null);
  const refusal = can('decide') ? undefined : t('case.noRight');
  const many = selection.ids.size > 0;
  const begin = (name: ActOnMany): boolean => {
    if (refusal !== undefined && (many || name !== 'note')) return false;
    const [single] = selection.ids.size === 1 ? [...selection.rows.values()] : [];
    const row = single ?? (many ? null : cursorRow);
    const next = row === null ? (many ? actOn(name, { many: selection }) : null) : actOn(name, { one: rowToTarget(row) });
    // One order is released hold by hold, in its panel.
    const wanted = next ?? (many ? actOn(name, { many: selection }) : null);
    if (wanted === null) return false;
    setAct(wanted);
    return true;
  };
  useKeys(
    'row',
    {
      assign: () => begin('assign'),
      nextAction: () => begin('nextAction'),
      contact: () => begin('contact'),
      note: () => begin('note'),
      resolve: () => begin('resolve'),
      hold: () => begin('hold'),
      release: () => begin('release'),
      voidCase: () => begin('void'),
      pauseClock: () => {
        if (!begin('nextAction')) return false;
        setAct((now) => (now?.name === 'nextAction' ? { ...now, pause: true } : now));
        return true;
      },
    },
    many || !hasPanel,
  );
  return { act, setAct, refusal, begin };
};
