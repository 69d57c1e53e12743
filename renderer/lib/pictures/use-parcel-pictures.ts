import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ParcelPictureDto } from '../../../shared/contract/pictures.contract.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';

export const PICTURES_KEY = 'pictures';

/** What was taken of an order's open box, erased ones too. */
export const useParcelPictures = (orderId: string | null): readonly ParcelPictureDto[] => {
  const client = useClient();
  const { data } = useQuery({
    queryKey: [PICTURES_KEY, orderId],
    queryFn: () => answered(client.pictures.ofOrder({ orderId: orderId ?? '' })),
    enabled: orderId !== null,
  });
  return data?.pictures ?? [];
};

/** One picture as an address a page can show. The type is what the host recognised, never what a file called itself. */
export const usePicture = (pictureId: string | null, size: 'thumb' | 'whole') => {
  const client = useClient();
  return useQuery({
    queryKey: ['picture', pictureId, size],
    queryFn: async () => {
      const { mime, base64 } = await answered(client.pictures.read({ pictureId: pictureId ?? '', size }));
      return { mime, base64 };
    },
    enabled: pictureId !== null,
    staleTime: Infinity,
    // Whole ones are large, and are looked at one by one.
    gcTime: size === 'whole' ? 0 : 300_000,
  });
};

export const useForgetPictures = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [PICTURES_KEY] });
};
