import { useAppearance } from '../../lib/appearance/use-appearance.ts';

interface InBoth {
  readonly name: string;
  readonly nameEn: string;
}
interface Housed {
  readonly warehouseName: string;
  /** Empty or not said: it has the one name. */
  readonly warehouseNameEn?: string | undefined;
}
export type Named = InBoth & Housed;

/** Goods and warehouses by their name in the reader's language. */
export const useStockNames = () => {
  const { language } = useAppearance();
  const nameOf = ({ name, nameEn }: InBoth): string => (language === 'en' ? nameEn || name : name || nameEn);
  return {
    goods: nameOf,
    warehouse: ({ warehouseName, warehouseNameEn = '' }: Housed): string => nameOf({ name: warehouseName, nameEn: warehouseNameEn }),
    /** The warehouse or the goods a way out is done with. */
    by: ({ byName, byNameEn }: { readonly byName: string; readonly byNameEn: string }): string => nameOf({ name: byName, nameEn: byNameEn }),
  };
};
