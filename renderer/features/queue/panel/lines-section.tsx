import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../../shared/contract/dto.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Section } from '../../../ui/layout/panel.tsx';
import type { NumberedFinding } from '../model/fault-marks.ts';
import { MarkedValue } from './marked-value.tsx';

/** What was bought, and what of it is there. */
export function LinesSection({ order, findings }: { readonly order: OrderDto; readonly findings: readonly NumberedFinding[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const units = order.lines.filter(({ kind }) => kind === 'goods').reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <Section title={t('case.lines')} aside={<span className="meta">{t('case.units', { count: units })}</span>}>
      <table className="lines" aria-label={t('case.lines')}>
        <thead>
          <tr>
            <th scope="col">{t('case.line.sku')}</th>
            <th scope="col">{t('case.line.name')}</th>
            <th scope="col" className="number">
              {t('case.line.quantity')}
            </th>
            <th scope="col" className="number">
              {t('case.line.free')}
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.lineNo} className={line.kind === 'fee' ? 't3' : undefined}>
              <td>
                <MarkedValue value={line.sku} field={`lines.${line.lineNo}.sku`} findings={findings} code />
              </td>
              <td>
                <span className="ellipsis line-name" title={line.name} lang="zh-CN">
                  {line.catalogueName ?? line.name}
                </span>
                {line.variant !== '' && (
                  <span className="meta" lang="zh-CN">
                    {line.variant}
                  </span>
                )}
              </td>
              <td className="number">
                <MarkedValue value={format.number(line.quantity)} field={`lines.${line.lineNo}.quantity`} findings={findings} />
              </td>
              <td className={line.free !== null && line.kind === 'goods' && line.free + line.reserved < line.quantity ? 'number tone-stop' : 'number'}>
                {line.kind === 'fee' ? format.missing : format.number(line.free)}
                {line.reserved > 0 && <span className="meta line-name nowrap">{t('case.line.reserved', { count: line.reserved })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {order.tote !== '' && (
        <p className="order-note">
          <span className="t3">{t('field.tote')}</span> <span className="code">{order.tote}</span>
        </p>
      )}
      {(order.carrier !== '' || order.waybill !== '') && (
        <p className="order-note">
          <span className="t3">{t('field.carrier')}</span> <MarkedValue value={order.carrier} field="carrier" findings={findings} />{' '}
          {order.waybill !== '' && <span className="code">{order.waybill}</span>}
        </p>
      )}
    </Section>
  );
}
