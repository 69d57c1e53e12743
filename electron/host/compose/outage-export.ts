import type { OutageHandlerDeps } from '../handlers/outage-handlers.ts';
import { tableToCsv, type Cell } from '../adapters/files/write-table.ts';
import type { Downloads } from '../adapters/spool/downloads.ts';
import type { Language, Say } from '../adapters/texts/message-catalogue.ts';
import { CERTIFICATE_FIGURES } from '../../../shared/core/outage/certificate.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import { exactTime } from '../handlers/sheet-words.ts';
import { noteExport, type NoteExportDeps } from './note-export.ts';

export interface OutageExportDeps extends NoteExportDeps {
  readonly downloads: Downloads;
  readonly orderFiles: Pick<OrderFiles, 'load'>;
  readonly say: (language: Language) => Say;
  readonly timeZone: () => string;
  readonly personName: (userId: string) => string;
}

const COLUMNS = ['part', 'order', 'finding', 'here', 'there', 'acknowledged', 'by', 'at', 'reason', 'told', 'carrier', 'document', 'how'] as const;

/** A signed outage as a file: its figures first, then every line. Numbers of orders and names of colleagues; no recipient is in it. */
export function createOutageExport(deps: OutageExportDeps): OutageHandlerDeps['exportLines'] {
  return (outage, lines, language, acting) => {
    const say = deps.say(language);
    const time = exactTime(deps.timeZone());
    const { closed } = outage;
    const figure = (name: string, value: Cell): readonly Cell[] => [say('outage.export.figure'), name, value, ...COLUMNS.slice(3).map(() => '')];
    const head: readonly (readonly Cell[])[] = [
      figure(say('outage.cert.no'), outage.no),
      figure(say('outage.cert.since'), time(outage.sinceAt)),
      ...(outage.declared === null ? [] : [figure(say('outage.cert.declared'), time(outage.declared.at))]),
      ...(outage.recovered === null ? [] : [figure(say('outage.cert.recovered'), time(outage.recovered.at))]),
      ...(closed === null
        ? []
        : CERTIFICATE_FIGURES.flatMap((one) => (closed.totals[one] === undefined ? [] : [figure(say(`outage.figure.${one}`), closed.totals[one])]))),
      ...(closed === null ? [] : [figure(say('outage.cert.head'), closed.head)]),
    ];
    const rows = lines.map(({ orderId, finding, here, there, acknowledged, explanation, toldShipped, carrier, manual }): readonly Cell[] => [
      say('outage.export.line'),
      deps.orderFiles.load(orderId)?.order.platformOrderNo ?? orderId,
      say(`outage.finding.${finding}`),
      here,
      there,
      acknowledged,
      explanation === null ? '' : deps.personName(explanation.by),
      explanation === null ? '' : time(explanation.at),
      explanation?.reason ?? '',
      toldShipped ? say('outage.export.yes') : '',
      say(`outage.carrier.${carrier}`),
      manual?.documentNo ?? '',
      manual === null ? '' : say(`outage.matchedBy.${manual.how ?? 'none'}`),
    ]);
    noteExport(deps, acting, { what: 'outage', rows: rows.length, format: 'csv', masked: true });
    const bytes = tableToCsv({ name: outage.no, headings: COLUMNS.map((one) => say(`outage.export.${one}`)), rows: [...head, ...rows] });
    return { downloadId: deps.downloads.offer(bytes, 'text/csv;charset=utf-8'), fileName: `sidebay-${outage.no}.csv`, rows: rows.length };
  };
}
