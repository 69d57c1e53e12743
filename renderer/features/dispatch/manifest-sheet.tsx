import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { Barcode } from '../../ui/code/barcode.tsx';

/** The manifest as the driver takes it along. Only paper shows it; it goes to the printer once it is whole. */
export function ManifestSheet({ loadId, onPrinted }: { readonly loadId: string; readonly onPrinted: () => void }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const client = useClient();
  const { data } = useQuery({ queryKey: ['loads', 'manifest', loadId], queryFn: () => answered(client.loads.manifest({ loadId })) });
  useEffect(() => {
    if (data === undefined) return undefined;
    const frame = requestAnimationFrame(() => {
      window.print();
      onPrinted();
    });
    return () => cancelAnimationFrame(frame);
  }, [data, onPrinted]);
  if (data?.load.closed == null) return null;
  const { load, site, station, signature, parcels } = data;
  const { closed } = load;
  if (closed === null) return null;
  return createPortal(
    <section className="bench-sheet manifest-sheet" aria-hidden>
      <header>
        <div>
          <h1>{t('loads.sheet.title', { carrier: names.carrier(load.carrier) })}</h1>
          <p>{t('loads.sheet.where', { site: i18n.language === 'zh-CN' ? site.nameZh || site.nameEn : site.nameEn || site.nameZh, station })}</p>
          <p>{t('loads.sheet.load', { vehicle: load.vehicle, cage: load.cage, time: format.exact(closed.at) })}</p>
        </div>
        <div className="manifest-code">
          <Barcode text={load.id} />
          <span className="code">{load.id}</span>
        </div>
      </header>
      <p className="manifest-figures">{t('loads.sheet.figures', { caged: parcels.length, manifested: parcels.length, driver: closed.driverCount })}</p>
      <ol>
        {parcels.map(({ orderId, waybill }) => (
          <li key={orderId} className="code">
            {waybill.slice(0, -6)}
            <b>{waybill.slice(-6)}</b>
          </li>
        ))}
      </ol>
      {closed.leftBehind.length > 0 && (
        <p>
          {t('loads.sheet.left', {
            waybills: closed.leftBehind.join(', '),
            who: names.personCalled(closed.override?.by ?? ''),
            reason: closed.override?.reason ?? '',
          })}
        </p>
      )}
      <footer>
        <div>
          <span>{t('loads.sheet.driver', { name: closed.driver })}</span>
          {signature !== null && <img alt="" src={`data:${signature.mime};base64,${signature.base64}`} />}
        </div>
        <div>{t('loads.sheet.dispatcher', { name: names.personCalled(closed.by) })}</div>
      </footer>
    </section>,
    document.body,
  );
}
