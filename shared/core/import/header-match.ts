import { narrowDigits, trimEdges } from './cell-repair.ts';

/** Remarks that shops hang onto a header: （必填）, (required), [选填], a star. */
const REMARKS = /[（([【](?:必填|选填|可选|必须|required|optional|mandatory)[）)\]】]|[*＊]/gi;

/**
 * The same header in any case, width or spelling: "Lineitem compare-at price" and "LINEITEM COMPARE AT PRICE" meet, and
 * "ShipPostalCode" meets "ship_postal_code". Letters and digits of every script stay, all else goes.
 */
export const normaliseHeader = (header: string): string =>
  narrowDigits(trimEdges(header))
    .normalize('NFKC')
    .replace(REMARKS, '')
    .toLowerCase()
    .replace(/canceled/g, 'cancelled')
    .replace(/[^\p{L}\p{N}]+/gu, '');
