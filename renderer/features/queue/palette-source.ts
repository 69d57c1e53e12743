import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useErrorText } from '../../i18n/error-text.ts';
import { hasText } from '../../i18n/i18n.ts';
import { useNames } from '../../lib/names/use-names.ts';
import type { PaletteItem, UsePaletteSource } from '../../lib/palette/palette-item.ts';
import { panelAddress } from '../../lib/queue-address.ts';
import { iconOfKind } from './model/kind-icons.ts';
import { optionsOf } from './search/found-options.ts';
import { FOUND_AT_MOST, useOrderSearch } from './search/use-order-search.ts';

/** Orders by any number, name, phone digits, SKU or waybill, and the queue narrowed to the same words. */
export const usePaletteSource: UsePaletteSource = (words) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const names = useNames();
  const { data, error, asked, isFetching } = useOrderSearch(words);
  if (words === '') return { items: [], isWaiting: false };
  const isAnswered = asked === words && !isFetching;
  const orders = (isAnswered ? optionsOf(data?.hits ?? []) : []).map(({ hit, orderId, caseId, kind }): PaletteItem => {
    const by = `find.by.${hit.matched}`;
    const phone = hit.phoneEnd === '' ? '' : t('find.phoneEnd', { digits: hit.phoneEnd });
    return {
      id: `order:${orderId}:${caseId ?? ''}`,
      group: 'orders',
      icon: kind === null ? 'file' : iconOfKind(kind),
      text: hit.platformOrderNo,
      code: true,
      detail: kind === null ? t(`orderState.${hit.state}`) : t(`kind.${kind}`),
      meta: [hit.recipientName, phone, hit.place, names.merchant(hit.merchant, hit.merchantName), hasText(by) ? t(by) : '']
        .filter((part) => part !== '')
        .join(' · '),
      run: () => void navigate(panelAddress(orderId, caseId)),
    };
  });
  const narrow: PaletteItem = {
    id: 'queue:narrow',
    group: 'actions',
    icon: 'filter',
    text: t('find.inQueue', { text: words }),
    run: () => void navigate({ pathname: '/queue', search: `?${new URLSearchParams({ text: words }).toString()}` }),
  };
  const note = error !== null ? errorText(error.error).what : data?.more === true ? t('find.more', { count: FOUND_AT_MOST }) : undefined;
  return { items: [...orders, narrow], isWaiting: !isAnswered && error === null, ...(note !== undefined && { note }) };
};
