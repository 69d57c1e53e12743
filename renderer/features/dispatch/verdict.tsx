import { useTranslation } from 'react-i18next';
import type { CageVerdictDto, LoadViewDto } from '../../../shared/contract/loads.contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { hasText } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { VerdictBlock, type VerdictLook } from '../../ui/bench/bench.tsx';
import { useFindingText } from '../../lib/names/finding-text.ts';
import type { LastScan } from '../../lib/scanning/use-scan-line.ts';
import { ParcelNumber } from './number.tsx';

const LOOKS: Readonly<Record<CageVerdictDto['tone'], VerdictLook>> = { loaded: 'ok', refused: 'stop', look_again: 'warn', unknown: 'doubt', calm: 'calm' };

/** What the last scan said: the word, the parcel, why, how old that knowledge is, and the one thing to do. */
export function Verdict({ said, view }: { readonly said: LastScan<CageVerdictDto> | null; readonly view: LoadViewDto | null }) {
  const { t } = useTranslation();
  const findingText = useFindingText();
  const format = useFormat();
  const errorText = useErrorText();
  if (said?.refused != null) {
    const { what, rest } = errorText(said.refused);
    return (
      <VerdictBlock look="stop" word={t('loads.word.not_kept')} said={said.n} todo={rest}>
        <p className="verdict-note">{what}</p>
      </VerdictBlock>
    );
  }
  const verdict = said?.verdict ?? null;
  if (said === null || verdict === null) {
    const part = view === null ? 'no_load' : 'ready';
    return <VerdictBlock look="calm" word={t('loads.word.ready')} said={0} todo={t(`loads.todo.${part}`)} todoIcon="scan" />;
  }
  const { kind, tone, params, parcel, knownForMs, hold, demands } = verdict;
  const cage = view?.load.cage ?? '';
  const fill = { ...params, cage: cage === '' ? t('loads.cage.carrier') : cage, scanned: said.text };
  const text = (part: string): string | undefined => (hasText(`loads.${part}.${kind}`) ? t(`loads.${part}.${kind}`, fill) : undefined);
  const refusal = kind === 'not_done' ? errorText({ code: String(params['code']), params }) : null;
  const reason = hold === null ? null : hasText(hold.reason) ? t(hold.reason) : hold.reason;
  return (
    <VerdictBlock
      look={LOOKS[tone]}
      word={text('word') ?? kind}
      said={said.n}
      todo={refusal?.rest ?? text('todo')}
      todoIcon={tone === 'loaded' ? 'scan' : 'tote'}
    >
      {parcel !== null && (
        <p className="cage-parcel">
          <ParcelNumber text={parcel.waybill === '' ? parcel.orderNo : parcel.waybill} />
        </p>
      )}
      {text('note') !== undefined && <p className="verdict-note">{text('note')}</p>}
      {String(params['candidates'] ?? '') !== '' && <p className="verdict-note">{t('loads.note.candidates', fill)}</p>}
      {Number(params['takenOut'] ?? 0) > 0 && <p className="verdict-note">{t('loads.note.takenOut')}</p>}
      {refusal !== null && <p className="verdict-note">{refusal.what}</p>}
      {(parcel !== null || reason !== null) && (
        <dl>
          {parcel !== null && (
            <>
              <dt>{t('loads.says.order')}</dt>
              <dd className="code">{parcel.orderNo}</dd>
            </>
          )}
          {reason !== null && (
            <>
              <dt>{t('loads.says.why')}</dt>
              <dd>{reason}</dd>
              <dt>{t('loads.says.mayLift')}</dt>
              <dd>{t(hold?.supervisorOnly === true ? 'loads.says.supervisor' : 'loads.says.owner')}</dd>
            </>
          )}
          {parcel !== null && tone !== 'calm' && (
            <>
              <dt>{t('loads.says.known')}</dt>
              <dd>
                {knownForMs !== null
                  ? t('loads.says.age', { age: format.duration(knownForMs, { seconds: true }) })
                  : t(view?.hasWms === true ? 'loads.says.never' : 'loads.says.here')}
              </dd>
            </>
          )}
          {demands.length > 0 && (
            <>
              <dt>{t('loads.says.demands')}</dt>
              <dd>
                {demands.map((demand) => (
                  <span key={`${demand.caseId}${demand.no}`} className="cage-demand">
                    {findingText(demand)}
                  </span>
                ))}
              </dd>
            </>
          )}
        </dl>
      )}
    </VerdictBlock>
  );
}
