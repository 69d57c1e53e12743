import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { useSession } from '../../../lib/session/session.ts';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Difference } from '../../../ui/text/difference.tsx';
import type { ActNamed } from './act.ts';
import { ActDialog, type FormProps } from './form-dialog.tsx';
import { useAct } from './use-act.ts';

/** One decision for all open orders with the same wrong code. Whether the code is known from now on is asked with it. */
export function CodeForm({ act: { code, sku, rule, caseIds, orders }, decide, onDone }: FormProps<ActNamed<'correctCode'>>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { can } = useSession();
  const [learn, setLearn] = useState(true);
  const subject = useMemo(() => ({ many: { ids: new Set(caseIds), taken: [], rows: new Map<string, never>() } }), [caseIds]);
  const state = useAct({
    subject,
    decide,
    onDone,
    act: { act: 'correctCode', code, sku, rule, learn },
    said: (count) => t('act.code.done', { count, sku }),
  });
  return (
    <ActDialog
      state={state}
      title={t('act.code.title', { count: caseIds.length, code })}
      submit={t('act.code.submit', { count: state.count })}
      onClose={onDone}
    >
      <p>
        <Difference from={code} to={sku} />
      </p>
      <ul className="act-orders" aria-label={t('act.code.orders')}>
        {orders.map(({ caseId, platformOrderNo, quantity }) => (
          <li key={caseId}>
            <span className="code">{platformOrderNo}</span> <span className="t3">× {format.number(quantity)}</span>
          </li>
        ))}
      </ul>
      {caseIds.length > orders.length && <p className="meta">{t('act.code.more', { count: caseIds.length - orders.length })}</p>}
      <Checkbox isSelected={learn} onChange={setLearn}>
        {t('act.code.learn')}
      </Checkbox>
      <p className="meta">{t(can('override') ? 'act.code.learn.atOnce' : 'act.code.learn.asked')}</p>
    </ActDialog>
  );
}
