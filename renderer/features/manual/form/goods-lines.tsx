import { useTranslation } from 'react-i18next';
import type { ManualForm, ManualLine } from '../../../../shared/core/manual-order/manual-form.ts';
import type { ReadMessageDto as ReadMessage } from '../../../../shared/contract/manual.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { useProducts } from '../api/use-manual.ts';
import { choicesOf } from '../model/reading.ts';
import { SkuField } from './sku-field.tsx';
import { UnsureField } from './unsure-field.tsx';

const EMPTY_LINE: ManualLine = { sku: '', name: '', quantity: '' };
const MOST_LINES = 200;

interface GoodsLinesProps {
  readonly form: ManualForm;
  readonly reading: ReadMessage | null;
  readonly onChange: (next: (form: ManualForm) => ManualForm) => void;
  /** After a reading was chosen the next unsure field is gone to. */
  readonly onLooked: (name: string) => void;
}

/** What was ordered, with what is free of it as last known, and how old that is. */
export function GoodsLines({ form, reading, onChange, onLooked }: GoodsLinesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useAppearance();
  const now = useNow(60_000);
  const lines = form.lines.length === 0 ? [EMPTY_LINE] : form.lines;
  const { data } = useProducts(form.merchant, '', [...new Set(form.lines.map(({ sku }) => sku.trim()).filter((sku) => sku !== ''))]);
  const knownBySku = new Map((data?.known ?? []).map((product) => [product.sku, product]));
  const oldest = Math.min(...[...knownBySku.values()].map(({ asOf }) => asOf ?? Infinity));
  const put = (n: number, part: Partial<ManualLine>) =>
    onChange((before) => {
      const all = before.lines.length === 0 ? [EMPTY_LINE] : before.lines;
      return {
        ...before,
        lines: all.map((line, at) => (at === n ? { ...line, ...part } : line)),
        unsure: before.unsure.filter((name) => name !== `lines.${n}`),
      };
    });
  const remove = (n: number) =>
    onChange((before) => ({ ...before, lines: before.lines.filter((_, at) => at !== n), unsure: before.unsure.filter((name) => !name.startsWith('lines.')) }));
  return (
    <section className="manual-goods" aria-label={t('manual.goods')}>
      <div className="manual-goods-head" aria-hidden>
        <span>{t('manual.sku')}</span>
        <span>{t('manual.item')}</span>
        <span>{t('manual.quantity')}</span>
        <span>{t('manual.localStock')}</span>
      </div>
      {lines.map((line, n) => {
        const name = `lines.${n}`;
        const unsure = form.unsure.includes(name);
        const choosable = reading === null ? null : choicesOf(name, reading);
        const product = knownBySku.get(line.sku.trim());
        const wanted = Number(line.quantity);
        const free = product?.free ?? null;
        const short = free !== null && wanted > free ? wanted - Math.max(0, free) : 0;
        return (
          <UnsureField
            key={name}
            name={name}
            unsure={unsure}
            choosable={choosable}
            onChoose={(at) => {
              if (choosable !== null) onChange((before) => choosable.choose(at, before));
              onLooked(name);
            }}
          >
            <div className="manual-goods-line">
              <SkuField
                label={t('manual.line.sku', { n: n + 1 })}
                merchant={form.merchant}
                value={line.sku}
                unsure={unsure}
                onChange={(sku) => put(n, { sku })}
                onChoose={(chosen) => put(n, { sku: chosen.sku, name: chosen.name, quantity: line.quantity === '' ? '1' : line.quantity })}
              />
              <span className="manual-goods-name">
                {product === undefined ? line.name : language === 'en' && product.nameEn !== '' ? product.nameEn : product.name}
              </span>
              <TextField
                label={t('manual.line.quantity', { n: n + 1 })}
                labelHidden
                inputMode="numeric"
                value={line.quantity}
                onChange={(quantity) => put(n, { quantity })}
                maxLength={12}
              />
              <span className={short > 0 ? 'manual-stock is-short' : 'manual-stock'}>
                {line.sku.trim() === '' || form.merchant === ''
                  ? format.missing
                  : product === undefined || free === null
                    ? t('manual.stock.unknown')
                    : format.number(free)}
              </span>
              <IconButton icon="close" label={t('manual.line.remove', { n: n + 1 })} onPress={() => remove(n)} />
            </div>
            {short > 0 && (
              <p className="manual-short">
                <StatusIcon tone="warn" size={13} />
                {t('manual.short', { count: short })}
              </p>
            )}
          </UnsureField>
        );
      })}
      <div className="row">
        <Button
          look="quiet"
          icon="plus"
          disabledReason={form.lines.length >= MOST_LINES ? t('manual.line.most') : undefined}
          onPress={() => onChange((before) => ({ ...before, lines: [...(before.lines.length === 0 ? [EMPTY_LINE] : before.lines), EMPTY_LINE] }))}
        >
          {t('manual.line.add')}
        </Button>
        <span className="spring" />
        {Number.isFinite(oldest) && <span className="meta">{t('manual.stock.asOf', { age: format.ago(now - oldest), at: format.time(oldest) })}</span>}
      </div>
    </section>
  );
}
