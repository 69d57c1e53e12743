import { useAppearance } from '../../lib/appearance/use-appearance.ts';

export interface Goods {
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string;
  readonly variant: string;
}

/** A product's name as the reader speaks. */
export const useGoodsName = (): ((goods: Goods) => string) => {
  const { language } = useAppearance();
  return ({ sku, name, nameEn }) => (language === 'en' ? nameEn || name : name || nameEn) || sku;
};

/** The part of a text in which it differs from another is underlined: what to look at. */
export function Different({ text, from }: { readonly text: string; readonly from: string }) {
  const [own, other] = [[...text], [...from]];
  let start = 0;
  while (start < own.length && own[start] === other[start]) start += 1;
  let end = 0;
  while (end < own.length - start && end < other.length - start && own.at(-1 - end) === other.at(-1 - end)) end += 1;
  if (from === '' || start >= own.length - end) return text;
  return (
    <>
      {own.slice(0, start).join('')}
      <ins>{own.slice(start, own.length - end).join('')}</ins>
      {own.slice(own.length - end).join('')}
    </>
  );
}
