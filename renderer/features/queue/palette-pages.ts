import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PaletteItem, UsePalettePages } from '../../lib/palette/palette-item.ts';
import { useSavedViews } from './api/use-views.ts';
import { isBuiltIn, writeAddress } from './model/queue-address.ts';
import { addressOf, arranged, lookOfView } from './views/view-look.ts';

/** The views of the queue in this person's order: those every queue has, their own, and those shared with them. */
export const usePalettePages: UsePalettePages = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { views, order } = useSavedViews();
  return arranged(order, views).map((id): PaletteItem => {
    const saved = views.find((view) => view.id === id);
    return {
      id: `view:${id}`,
      group: 'places',
      icon: id === 'mine' ? 'user' : saved?.shared === true ? 'link' : 'queue',
      text: t('palette.page', { place: t('place.queue'), page: isBuiltIn(id) ? t(`queue.view.${id}`) : (saved?.name ?? '') }),
      run: () => void navigate({ pathname: '/queue', search: writeAddress(addressOf(id, lookOfView(id, views))).toString() }),
    };
  });
};
