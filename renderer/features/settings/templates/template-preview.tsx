import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import type { ShownPreview } from './use-template-preview.ts';

/** What the other side would read, and how much of what they pay for it takes. */
export function TemplatePreview({
  preview,
  notFound,
  orderNo,
  setOrderNo,
  most,
  locale,
}: ShownPreview & { readonly most: number; readonly locale: 'zh-CN' | 'en' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const length = Array.from(preview?.body ?? '').length;
  return (
    <div className="template-preview">
      <TextField
        label={t('templates.order')}
        placeholder={t('templates.order.newest')}
        value={orderNo}
        maxLength={80}
        onChange={setOrderNo}
        error={notFound ? t('templates.order.none') : undefined}
      />
      <div className="template-paper" lang={locale} role="status" aria-label={t('templates.preview')}>
        {preview !== undefined && preview.subject !== '' && <b>{preview.subject}</b>}
        <p>{preview?.body}</p>
      </div>
      <p className="meta">
        {preview === undefined || preview.platformOrderNo === ''
          ? t('templates.preview.noOrder')
          : t('templates.preview.order', { order: preview.platformOrderNo })}
      </p>
      {preview !== undefined && preview.missing.length > 0 && <p className="meta">{t('templates.preview.open', { places: format.list(preview.missing) })}</p>}
      <p className={length > most ? 'meta tone-stop' : 'meta'}>{t('message.length', { count: length, most: format.number(most) })}</p>
    </div>
  );
}
