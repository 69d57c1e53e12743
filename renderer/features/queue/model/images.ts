/** As many as one entry of the log may carry. */
export const PHOTOS_AT_ONCE = 10;

/** The pictures among what was dropped, pasted or chosen. */
export const imagesOf = (files: Iterable<File>): readonly File[] => [...files].filter((file) => file.type.startsWith('image/'));
