import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateCheckDto, OutageDto } from '../../../../shared/contract/outage.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import type { useCertificateCheck } from '../api/use-outage.ts';

type Verdict = NonNullable<CertificateCheckDto['verdict']>;

/** Whether a certificate still says what the journal says: how far the check is, with a way to stop it, and then its verdict. */
export function CertificateCheck({ outage, check }: { readonly outage: OutageDto; readonly check: ReturnType<typeof useCertificateCheck> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const begin = useEffectEvent(() => void check.begin());
  // Checked whenever it is opened.
  useEffect(() => begin(), [outage.no]);
  const state = check.data?.state ?? 'none';
  useKeys('outageDesk', { check: () => void (state === 'running' ? check.stop() : check.begin()) });
  if (check.data === undefined || state === 'none') return null;
  const { done, total, verdict } = check.data;
  const chord = chordOf('outageDesk', 'check');
  if (state === 'running')
    return (
      <div className="outage-verdict no-print">
        <Progress
          label={t('outage.check.running')}
          done={total === 0 ? null : done}
          all={total}
          {...(total > 0 && { doneText: t('outage.check.done', { done: format.number(done), total: format.number(total) }) })}
        >
          <div className="row">
            <Button chord={chord} onPress={() => void check.stop()}>
              {t('outage.check.stop')}
            </Button>
          </div>
        </Progress>
      </div>
    );
  const again = (
    <Button chord={chord} onPress={() => void check.begin()}>
      {t('outage.check.again')}
    </Button>
  );
  if (verdict === null) {
    const what = state === 'failed' ? 'outage.check.failed' : 'outage.check.stopped';
    return (
      <div className="outage-verdict">
        <Note tone={state === 'failed' ? 'stop' : 'doubt'} role="status" title={t(what)} actions={again}>
          {t(`${what}.rest`)}
        </Note>
      </div>
    );
  }
  return <Said verdict={verdict} outage={outage} />;
}

function Said({ verdict, outage: { closed, firstN } }: { readonly verdict: Verdict; readonly outage: OutageDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, brokenAt, broken, figures } = verdict;
  const agrees = kind === 'agrees';
  const where = { n: brokenAt ?? 0, type: broken?.type ?? '', at: broken === null ? '' : format.exact(broken.at), orderNo: broken?.orderNo ?? '' };
  const which = broken === null ? 'brokenUnread' : broken.orderNo === '' ? 'broken' : 'brokenOrder';
  return (
    <div className="outage-verdict">
      <Note
        tone={agrees ? 'ok' : 'stop'}
        role={agrees ? 'note' : 'alert'}
        title={t(`outage.verdict.${kind}`, { n: where.n, figures: format.list(figures.map((figure) => t(`outage.figure.${figure}`))) })}
      >
        {t(`outage.verdict.${kind}.rest`, { entries: format.number(closed === null ? 0 : closed.toN - firstN) })}
        {kind === 'journal_broken' && <p>{t(`outage.verdict.${which}`, where)}</p>}
      </Note>
    </div>
  );
}
