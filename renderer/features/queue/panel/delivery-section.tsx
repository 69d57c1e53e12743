import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../../shared/contract/dto.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Section } from '../../../ui/layout/panel.tsx';
import { findingsAt, type NumberedFinding } from '../model/fault-marks.ts';
import { useKnownNames } from '../model/names-context.ts';
import { useCodeText } from '../model/words.ts';
import { MarkedValue } from './marked-value.tsx';

const LEVELS = ['country', 'province', 'city', 'district', 'town'] as const;
const DATA_LANG = 'zh-CN';

export interface DeliverySectionProps {
  readonly order: OrderDto;
  readonly findings: readonly NumberedFinding[];
  readonly mayReveal: boolean;
  readonly revealing: boolean;
  readonly onReveal: () => void;
}

/** Where the parcel goes, level by level, with the faults in the data itself. */
export function DeliverySection({ order, findings, mayReveal, revealing, onReveal }: DeliverySectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const codeText = useCodeText();
  const names = useKnownNames();
  const now = useNow(60_000);
  const { recipient } = order;
  const marked = (field: string) => findingsAt(findings, `recipient.${field}`).length > 0;
  const domestic = recipient.country === '' || recipient.country === 'CN';
  const levels = LEVELS.filter((level) => {
    if (marked(level)) return true;
    if (level === 'country') return !domestic;
    return domestic || recipient[level] !== '';
  });
  const lang = domestic ? DATA_LANG : undefined;
  const box = (field: keyof OrderDto['recipient'], wide = false) => (
    <div key={field} className={['level', wide && 'level-wide', marked(field) && 'is-faulty'].filter(Boolean).join(' ')}>
      <span className="level-name">{t(`field.recipient.${field}`)}</span>
      <MarkedValue value={recipient[field]} field={`recipient.${field}`} findings={findings} lang={lang} />
    </div>
  );
  const origin = [<span key="merchant">{names.merchant(order.merchant, order.merchantName)}</span>, codeText('platform', order.platform)];
  const extra = (['company', 'postcode', 'email'] as const).filter((field) => recipient[field] !== '' || marked(field));
  return (
    <Section
      title={t('case.delivery')}
      aside={
        <span className="meta row">
          {origin}
          {order.paidAt !== null && <span title={format.exact(order.paidAt)}>{t('case.paid', { at: format.near(order.paidAt, now) })}</span>}
        </span>
      }
    >
      {order.erased && <p className="meta">{t('case.erased')}</p>}
      {!order.hasAddress && <p className="meta">{t('case.noAddress')}</p>}
      {order.hasAddress && !order.erased && (
        <div className="levels">
          {levels.map((level) => box(level))}
          {box('detail', true)}
          {extra.map((field) => box(field))}
        </div>
      )}
      {!order.erased && (
        <div className="contact-facts">
          <span>
            <span className="t3">{t('field.recipient.name')}</span>{' '}
            <MarkedValue value={recipient.name} field="recipient.name" findings={findings} lang={DATA_LANG} />
          </span>
          <span>
            <span className="t3">{t('field.recipient.phone')}</span> <MarkedValue value={recipient.phone} field="recipient.phone" findings={findings} code />
          </span>
          {mayReveal && !order.revealed && (
            <Button look="quiet" icon="eye" busy={revealing} onPress={onReveal}>
              {t('case.reveal')}
            </Button>
          )}
          {order.revealed && <span className="meta">{t('case.revealed')}</span>}
        </div>
      )}
      {(['buyerNote', 'sellerNote'] as const)
        .filter((field) => order[field] !== '')
        .map((field) => (
          <p key={field} className="order-note">
            <span className="t3">{t(`field.${field}`)}</span> <MarkedValue value={order[field]} field={field} findings={findings} lang={DATA_LANG} />
          </p>
        ))}
    </Section>
  );
}
