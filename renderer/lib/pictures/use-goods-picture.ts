import { useQuery } from '@tanstack/react-query';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';

/** Pictures of goods hardly ever change; until then each is asked for once. */
const LASTS_MS = 600_000;

/** What goods look like, as an address a page can show; null while it is not known, and where there is no picture. */
export const useGoodsPicture = (merchant: string, sku: string): string | null => {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['goods-picture', merchant, sku],
    queryFn: () => answered(client.pictures.goods({ merchant, sku })),
    staleTime: LASTS_MS,
    gcTime: LASTS_MS,
  });
  const picture = data?.picture ?? null;
  return picture === null ? null : `data:${picture.mime};base64,${picture.base64}`;
};
