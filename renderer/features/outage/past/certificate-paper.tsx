import { useTranslation } from 'react-i18next';
import type { CertificateFigure, StatedTotals } from '../../../../shared/core/outage/certificate.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { useSystemInfo } from '../../../lib/use-system-info.ts';
import { Pill } from '../../../ui/status/pill.tsx';
import type { OutageDto, OutageLineDto } from '../api/use-outage.ts';
import { ManualOrders, ThreeWay } from './certificate-match.tsx';

interface PaperProps {
  readonly outage: OutageDto;
  readonly decided: readonly OutageLineDto[];
  readonly manual: readonly OutageLineDto[];
  readonly manualTotal: number;
  readonly totals: StatedTotals;
  readonly figures: readonly { readonly id: CertificateFigure; readonly stated: number; readonly found: number | null }[];
  readonly agrees: boolean;
  readonly checkedAt: number;
  readonly personName: (id: string) => string;
}

/** The chain head in groups of four, as people compare it with another sheet. */
const inGroups = (hash: string): string => hash.match(/.{1,4}/gu)?.join(' ') ?? '';

/** The certificate as it is printed: black on white whatever the theme, with the journal's range and head for whoever checks it. */
export function CertificatePaper({ outage, decided, manual, manualTotal, totals, figures, agrees, checkedAt, personName }: PaperProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useAppearance();
  const { data: info } = useSystemInfo();
  const { declared, recovered, upload, closed, lastKnownAt, sinceAt } = outage;
  const site = language === 'en' ? info?.siteName.en || info?.siteName.zh : info?.siteName.zh || info?.siteName.en;
  const untilAt = recovered?.at ?? closed?.at ?? sinceAt;
  return (
    <article className="outage-paper" data-theme="light" aria-label={t('outage.cert.title')}>
      <div className="outage-paper-edge" aria-hidden />
      <header className="outage-paper-head">
        <div>
          <p className="t2">{site}</p>
          <h1>{t('outage.cert.title')}</h1>
        </div>
        <b className="code outage-paper-no">{outage.no}</b>
      </header>
      <dl className="outage-paper-facts">
        <dt>{t('outage.cert.span')}</dt>
        <dd>
          {t('outage.cert.spanOf', { from: format.exact(sinceAt), to: format.exact(untilAt), length: format.duration(untilAt - sinceAt, { seconds: true }) })}
        </dd>
        <dt>{t('outage.cert.declared')}</dt>
        <dd>
          {declared === null
            ? format.missing
            : t('outage.cert.declaredBy', { who: personName(declared.by), at: format.exact(declared.at), reason: declared.reason })}
        </dd>
        <dt>{t('outage.cert.lastKnown')}</dt>
        <dd>{lastKnownAt === null ? t('outage.never') : format.exact(lastKnownAt)}</dd>
        <dt>{t('outage.cert.upload')}</dt>
        <dd>
          {upload === null ? format.missing : t('outage.cert.uploadBy', { who: personName(upload.by), at: format.exact(upload.at), count: upload.waiting })}
        </dd>
        <dt>{t('outage.cert.zone')}</dt>
        <dd>{format.timeZone}</dd>
      </dl>
      <h2>{t('outage.cert.figures')}</h2>
      <table className="outage-paper-table">
        <thead>
          <tr>
            <th scope="col">{t('outage.cert.figure')}</th>
            <th scope="col" className="is-number">
              {t('outage.cert.stated')}
            </th>
            <th scope="col" className="is-number">
              {t('outage.cert.found')}
            </th>
            <th scope="col">{t('outage.cert.result')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, stated, found }) => (
            <tr key={id}>
              <th scope="row">{t(`outage.figure.${id}`)}</th>
              <td className="is-number">{format.number(stated)}</td>
              <td className="is-number">{format.number(found)}</td>
              <td>
                {found === null ? (
                  <Pill tone="doubt">{t('outage.cert.unchecked')}</Pill>
                ) : (
                  <Pill tone={found === stated ? 'ok' : 'stop'}>{t(found === stated ? 'outage.cert.same' : 'outage.cert.differs')}</Pill>
                )}
              </td>
            </tr>
          ))}
          <tr className="outage-paper-total">
            <th scope="row">{t('outage.cert.unexplained')}</th>
            <td className="is-number">
              <b>{format.number(0)}</b>
            </td>
            <td />
            <td>{t('outage.cert.mayClose')}</td>
          </tr>
        </tbody>
      </table>
      <ThreeWay totals={totals} />
      <ManualOrders manual={manual} total={manualTotal} />
      <h2>{t('outage.cert.decided')}</h2>
      {decided.length === 0 ? (
        <p>{t('outage.cert.nobody')}</p>
      ) : (
        <table className="outage-paper-table">
          <thead>
            <tr>
              <th scope="col">{t('outage.lines.order')}</th>
              <th scope="col">{t('outage.lines.finding')}</th>
              <th scope="col">{t('outage.cert.who')}</th>
            </tr>
          </thead>
          <tbody>
            {decided.map((line) => (
              <tr key={line.key}>
                <td className="code">{line.platformOrderNo}</td>
                <td>{t(`outage.finding.${line.finding}`)}</td>
                <td>
                  {line.explanation !== null &&
                    t('outage.lines.explained', {
                      reason: line.explanation.reason,
                      who: personName(line.explanation.by),
                      at: format.time(line.explanation.at),
                    })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <footer className="outage-paper-foot">
        <div className="outage-signature">
          <p>{declared === null ? '' : personName(declared.by)}</p>
          <span>{t('outage.cert.declarer')}</span>
        </div>
        <div className="outage-signature">
          <p>{closed === null ? '' : personName(closed.by)}</p>
          <span>{closed === null ? t('outage.cert.supervisor') : t('outage.cert.signedAt', { at: format.exact(closed.at) })}</span>
        </div>
        <div className="outage-head">
          <span>{t('outage.cert.range', { from: format.number(outage.firstN), to: format.number(closed?.toN ?? null) })}</span>
          <p className="code">{inGroups(closed?.head ?? '')}</p>
          <span>{t(agrees ? 'outage.cert.checked' : 'outage.cert.notChecked', { at: format.exact(checkedAt) })}</span>
        </div>
      </footer>
    </article>
  );
}
