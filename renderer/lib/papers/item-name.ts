import { useAppearance } from '../appearance/use-appearance.ts';

/** What goods are called on paper in the reader's language; what has no English name keeps the one it has. */
export const useItemName = (): ((goods: { readonly name: string; readonly nameEn: string }) => string) => {
  const { language } = useAppearance();
  return ({ name, nameEn }) => (language === 'en' && nameEn !== '' ? nameEn : name);
};
