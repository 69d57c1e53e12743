import { useGoodsPicture } from '../../lib/pictures/use-goods-picture.ts';

/** What goods look like, beside their name; nothing where nobody gave a picture of them. */
export function GoodsPicture({ merchant, sku }: { readonly merchant: string; readonly sku: string }) {
  const address = useGoodsPicture(merchant, sku);
  // Says nothing that the name beside it does not say.
  return address === null ? null : <img className="goods-picture" src={address} alt="" />;
}
