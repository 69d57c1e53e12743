import { classifyScan } from '../scanning/classify-scan.ts';

interface DrawnParcel {
  readonly orderId: string;
  readonly platformOrderNo: string;
  /** '' while it has no label. */
  readonly waybill: string;
}

/** Which drawn parcel a scan means, by its order's number or its label in any form a scanner gives it; undefined where it was not drawn. */
export function drawnByScan<P extends DrawnParcel>(parcels: readonly P[], raw: string): P | undefined {
  const meaning = classifyScan(raw, {
    orderOf: (text) => parcels.find(({ platformOrderNo }) => platformOrderNo === text)?.orderId,
    waybillOf: (text) => parcels.find(({ waybill }) => waybill !== '' && waybill === text)?.orderId,
    toteOf: () => undefined,
    isItem: () => false,
    expected: [],
  });
  if (meaning.kind !== 'order' && meaning.kind !== 'waybill') return undefined;
  return parcels.find(({ orderId }) => orderId === meaning.orderId);
}
