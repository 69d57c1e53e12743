import type { ManifestDto } from '../../../shared/contract/loads.contract.ts';
import type { Sheet, SheetText } from '../../../shared/core/ports/pdf-maker.ts';
import { nameIn, sheetFormat, sheetFrame, type SheetWords } from './sheet-words.ts';

/** Parcels beside each other, so that a vehicle of four hundred is four pages and not ten. */
const ACROSS = 3;
/** What a driver compares by is printed strong, as on the label. */
const COMPARED = 6;

const waybillText = (waybill: string): SheetText => [
  { text: waybill.slice(0, -COMPARED), strong: false },
  { text: waybill.slice(-COMPARED), strong: true },
];

/** The manifest as the driver takes it along, with the facts of the printed one and no more. */
export function manifestSheet({ load, site, station, signature, parcels }: ManifestDto, words: SheetWords): Sheet {
  const { say, carrier, person, language } = words;
  const { closed } = load;
  if (closed === null) throw new Error('only a closed load has a manifest');
  const format = sheetFormat(words);
  const cells = parcels.map(({ waybill }, at): readonly SheetText[] => [String(at + 1), waybillText(waybill)]);
  const rows = Array.from({ length: Math.ceil(cells.length / ACROSS) }, (_, row) =>
    Array.from({ length: ACROSS }, (_unused, at) => cells[row * ACROSS + at] ?? ['', '']).flat(),
  );
  return {
    ...sheetFrame(words),
    title: say('loads.sheet.title', { carrier: carrier(load.carrier) }),
    lines: [
      say('loads.sheet.where', { site: nameIn(site, language), station }),
      say('loads.sheet.load', { vehicle: load.vehicle, cage: load.cage, time: format.exact(closed.at) }),
    ],
    no: load.id,
    settledAt: closed.at,
    blocks: [
      {
        kind: 'text',
        text: [{ text: say('loads.sheet.figures', { caged: parcels.length, manifested: parcels.length, driver: closed.driverCount }), strong: true }],
      },
      {
        kind: 'table',
        columns: Array.from({ length: ACROSS }, () => [
          { heading: say('loads.export.no'), share: 1, isNumber: true },
          { heading: say('loads.export.waybill'), share: 4 },
        ]).flat(),
        rows,
      },
      ...(closed.leftBehind.length === 0
        ? []
        : [
            {
              kind: 'text' as const,
              text: say('loads.sheet.left', {
                waybills: closed.leftBehind.join(', '),
                who: person(closed.override?.by ?? ''),
                reason: closed.override?.reason ?? '',
              }),
            },
          ]),
      {
        kind: 'signatures',
        signatures: [
          {
            name: closed.driver,
            caption: say('sheet.driver'),
            picture: signature === null ? null : { mime: signature.mime, bytes: Buffer.from(signature.base64, 'base64') },
          },
          { name: person(closed.by), caption: say('sheet.dispatcher'), picture: null },
        ],
      },
    ],
  };
}
