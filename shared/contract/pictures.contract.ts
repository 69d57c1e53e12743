import { z } from 'zod';
import { PICTURE_KINDS } from '../core/parcel-picture/parcel-picture.ts';
import { command, query } from './define-contract.ts';

const id = z.string().min(1).max(64);

const pictureSchema = z.object({
  id,
  kind: z.enum(PICTURE_KINDS),
  mime: z.string(),
  bytes: z.int(),
  takenAt: z.number(),
  /** A name. */
  takenBy: z.string(),
  /** When it was erased; null while it can be looked at. */
  erasedAt: z.number().nullable(),
});
export type ParcelPictureDto = z.infer<typeof pictureSchema>;

export const picturesContract = {
  keep: command({
    access: 'close_pack',
    summary: 'Keeps a photo or a short film of an open box at the bench, with a small still of it.',
    input: z.object({
      orderId: id,
      /** The piece of work it was taken in, as the bench names it. */
      work: z.string().min(1).max(120),
      kind: z.enum(PICTURE_KINDS),
      upload: id,
      thumbUpload: id,
    }),
    output: pictureSchema,
  }),
  ofOrder: query({
    access: 'view',
    summary: "Lists what was taken of an order's open box, the oldest first, erased ones too.",
    input: z.object({ orderId: id }),
    output: z.object({ pictures: z.array(pictureSchema) }),
  }),
  read: query({
    access: 'view',
    summary: 'Shows one picture of an open box, small or whole.',
    input: z.object({ pictureId: id, size: z.enum(['thumb', 'whole']) }),
    output: z.object({ mime: z.string(), base64: z.string() }),
  }),
  goods: query({
    access: 'view',
    summary: 'Shows what goods look like, where the site has a picture of them.',
    input: z.object({ merchant: z.string().max(80), sku: z.string().min(1).max(120) }),
    output: z.object({ picture: z.object({ mime: z.string(), base64: z.string() }).nullable() }),
  }),
  erase: command({
    access: 'administer',
    summary: 'Erases a picture of an open box for good; that it was there stays written down.',
    input: z.object({ pictureId: id }),
    output: z.object({}),
  }),
} as const;
