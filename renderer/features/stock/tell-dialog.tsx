import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasOpenPlace } from '../../../shared/core/contact/message-template.ts';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import { DEFAULT_WAYS, type DefaultWay } from '../../../shared/core/stock/way-out.ts';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { Segmented } from '../../ui/choice/segmented.tsx';
import { Select } from '../../ui/field/select.tsx';
import { NumberField } from '../../ui/field/number-field.tsx';
import { TextArea } from '../../ui/field/text-field.tsx';
import { HOUR_MS } from '../../../shared/kernel/durations.ts';
import { StockDialog } from './stock-dialog.tsx';
import type { Send } from '../../lib/use-send.ts';

const CHANNELS = ['mail', 'chat', 'text', 'call', 'print'] as const;
/** What most contracts give a merchant to answer in. */
const USUAL_HOURS = 4;

/** One message to the merchant with all its orders; what is sent is recorded on each of them at once. */
export function TellDialog({ incident, sending, onClose }: { readonly incident: StockIncidentDto; readonly sending: Send; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const client = useClient();
  const { language } = useAppearance();
  const { merchant, warehouse, sku } = incident;
  const [openedAt] = useState(() => Date.now());
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('mail');
  const [locale, setLocale] = useState<'zh-CN' | 'en'>(language);
  const [hours, setHours] = useState(incident.agreement?.replyHours ?? USUAL_HOURS);
  const [way, setWay] = useState<DefaultWay>(incident.agreement?.noAnswer ?? (incident.expected === null ? 'ask_supervisor' : 'wait'));
  const [own, setOwn] = useState<string | null>(null);
  const replyBy = openedAt + Math.max(1, hours) * HOUR_MS;
  const defaultText = t(`stock.tell.default.${way}`, { lng: locale });
  const { data } = useQuery({
    queryKey: ['stock', 'message', merchant, warehouse, sku, replyBy, defaultText],
    queryFn: () => answered(client.stock.message({ merchant, warehouse, sku, replyBy, defaultText })),
  });
  const message = data?.messages.find((one) => one.locale === locale);
  const leaves = data?.routes.some((route) => route === channel) === true;
  // A mail has its subject apart; whoever copies the text copies both.
  const isMail = leaves && channel === 'mail';
  const text = own ?? (message === undefined ? '' : isMail ? message.body : `${message.subject}\n\n${message.body}`);
  const count = incident.orders.filter(({ gets, wants, movesAt }) => gets < wants && movesAt === null).length;
  return (
    <StockDialog
      wide
      title={t('stock.tell.title', { name: names.merchant(incident.merchant, incident.merchantName), count })}
      submit={t(leaves ? 'stock.tell.send' : 'stock.tell.submit')}
      missing={text.trim() === '' || hasOpenPlace(text) ? t('stock.tell.missing') : undefined}
      sending={sending}
      onClose={onClose}
      onSubmit={() => {
        void sending
          .send(
            client.stock.tell({
              merchant,
              warehouse,
              sku,
              channel,
              subject: message?.subject ?? '',
              text,
              replyBy,
              defaultWay: way,
              defaultText: t(`stock.tell.default.${way}`),
            }),
            ({ orders, sent }) => ({ text: t(sent ? 'stock.tell.queued' : 'stock.tell.done', { count: orders }) }),
          )
          .then((done) => done && onClose());
      }}
    >
      <TextArea label={t('stock.tell.text')} value={text} onChange={setOwn} rows={11} contentLang={locale} autoFocus />
      {isMail && message !== undefined && <p className="meta">{t('stock.tell.subject', { subject: message.subject })}</p>}
      <p className="meta">{t(leaves ? 'stock.tell.leaves' : 'stock.tell.copy')}</p>
      <div className="stock-form-row">
        <div className="col">
          <span className="field-label">{t('stock.tell.channel')}</span>
          <Segmented label={t('stock.tell.channel')} value={channel} onChange={setChannel} choices={CHANNELS.map((id) => ({ id, text: t(`channel.${id}`) }))} />
        </div>
        <div className="col">
          <span className="field-label">{t('stock.tell.language')}</span>
          <Segmented
            label={t('stock.tell.language')}
            value={locale}
            onChange={(next) => {
              setLocale(next);
              setOwn(null);
            }}
            choices={[
              { id: 'zh-CN', text: '中文', lang: 'zh-CN' },
              { id: 'en', text: 'English', lang: 'en' },
            ]}
          />
        </div>
      </div>
      <div className="stock-form-row">
        <NumberField label={t('stock.tell.hours')} value={hours} onChange={setHours} minValue={1} maxValue={240} />
        <Select
          label={t('stock.tell.default')}
          value={way}
          onChange={setWay}
          choices={DEFAULT_WAYS.map((id) => ({ id, text: t(`stock.tell.default.${id}`) }))}
        />
      </div>
    </StockDialog>
  );
}
