import type { OutageDto, OutageLineDto } from '../../../shared/contract/outage.contract.ts';
import { CERTIFICATE_FIGURES, SHIPPED_BY, type StatedTotals } from '../../../shared/core/outage/certificate.ts';
import type { Sheet, SheetBlock } from '../../../shared/core/ports/pdf-maker.ts';
import { nameIn, sheetFormat, sheetFrame, type SheetFormat, type SheetWords } from './sheet-words.ts';

/** What a certificate says, and what its last check found. */
export interface CertificateFacts {
  readonly outage: OutageDto;
  readonly decided: readonly OutageLineDto[];
  /** All of them: a file has room for what a screen leaves out. */
  readonly manual: readonly OutageLineDto[];
  readonly site: { readonly nameZh: string; readonly nameEn: string };
  /** Null where it was not checked since the program started. */
  readonly check: { readonly agrees: boolean; readonly found: StatedTotals | null } | null;
}

/** The chain head in groups of four, as people compare it with another sheet. */
const inGroups = (hash: string): string => hash.match(/.{1,4}/gu)?.join(' ') ?? '';

function factsBlock({ outage }: CertificateFacts, { say, person, timeZone, language }: SheetWords, format: SheetFormat): SheetBlock {
  const { declared, recovered, upload, closed, lastKnownAt, sinceAt } = outage;
  const untilAt = recovered?.at ?? closed?.at ?? sinceAt;
  const uploadKey = language === 'en' && upload?.waiting === 1 ? 'outage.cert.uploadBy_one' : 'outage.cert.uploadBy_other';
  return {
    kind: 'facts',
    facts: [
      [
        say('outage.cert.span'),
        say('outage.cert.spanOf', { from: format.exact(sinceAt), to: format.exact(untilAt), length: format.length(untilAt - sinceAt) }),
      ],
      [
        say('outage.cert.declared'),
        declared === null ? '–' : say('outage.cert.declaredBy', { who: person(declared.by), at: format.exact(declared.at), reason: declared.reason }),
      ],
      [say('outage.cert.lastKnown'), lastKnownAt === null ? say('outage.never') : format.exact(lastKnownAt)],
      [say('outage.cert.upload'), upload === null ? '–' : say(uploadKey, { who: person(upload.by), at: format.exact(upload.at), count: upload.waiting })],
      [say('outage.cert.zone'), timeZone],
    ],
  };
}

function figuresBlocks({ outage, check }: CertificateFacts, { say }: SheetWords, format: SheetFormat): readonly SheetBlock[] {
  const totals = outage.closed?.totals ?? {};
  const rows = CERTIFICATE_FIGURES.flatMap((figure) => {
    const stated = totals[figure];
    if (stated === undefined) return [];
    const found = check?.found?.[figure];
    const result = found === undefined ? 'unchecked' : found === stated ? 'same' : 'differs';
    return [[say(`outage.figure.${figure}`), format.number(stated), found === undefined ? '–' : format.number(found), say(`outage.cert.${result}`)]];
  });
  return [
    { kind: 'heading', text: say('outage.cert.figures') },
    {
      kind: 'table',
      columns: [
        { heading: say('outage.cert.figure'), share: 5 },
        { heading: say('outage.cert.stated'), share: 1.5, isNumber: true },
        { heading: say('outage.cert.found'), share: 1.5, isNumber: true },
        { heading: say('outage.cert.result'), share: 2 },
      ],
      rows: [...rows, [[{ text: say('outage.cert.unexplained'), strong: true }], format.number(0), '', say('outage.cert.mayClose')]],
    },
  ];
}

function threeWayBlocks({ outage }: CertificateFacts, { say }: SheetWords, format: SheetFormat): readonly SheetBlock[] {
  const totals: StatedTotals = outage.closed?.totals ?? {};
  if (totals.knownShipped === undefined) return [];
  return [
    { kind: 'heading', text: say('outage.cert.threeWay') },
    {
      kind: 'table',
      columns: [
        { heading: say('outage.cert.item'), share: 4 },
        ...(['wms', 'we', 'carrier'] as const).map((side) => ({ heading: say(`outage.cert.${side}`), share: 1.5, isNumber: true })),
        { heading: say('outage.cert.result'), share: 2 },
      ],
      rows: SHIPPED_BY.map((of) => {
        const [told, shipped, carrier] = [totals[`${of}Told`] ?? 0, totals[`${of}Shipped`] ?? 0, totals[`${of}Carrier`] ?? 0];
        const word = told === shipped && carrier === shipped ? 'agree' : 'explained';
        return [say(`outage.cert.row.${of}`), format.number(told), format.number(shipped), format.number(carrier), say(`outage.cert.row.${word}`)];
      }),
    },
  ];
}

function manualBlocks({ manual }: CertificateFacts, { say }: SheetWords): readonly SheetBlock[] {
  if (manual.length === 0) return [];
  return [
    { kind: 'heading', text: say('outage.cert.manual') },
    {
      kind: 'table',
      columns: [
        ...(['no', 'order', 'how', 'state'] as const).map((column) => ({ heading: say(`outage.cert.manual.${column}`), share: 3 })),
        { heading: say('outage.cert.carrier'), share: 3 },
      ],
      rows: manual.map((line) => [
        line.manual?.documentNo ?? '',
        line.platformOrderNo,
        say(`outage.matchedBy.${line.manual?.how ?? 'none'}`),
        line.reached === null ? '' : say(`orderState.${line.reached}`),
        say(`outage.carrier.${line.carrier}`),
      ]),
    },
  ];
}

function decidedBlocks({ decided }: CertificateFacts, { say, person }: SheetWords, format: SheetFormat): readonly SheetBlock[] {
  const heading: SheetBlock = { kind: 'heading', text: say('outage.cert.decided') };
  if (decided.length === 0) return [heading, { kind: 'text', text: say('outage.cert.nobody') }];
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { heading: say('outage.lines.order'), share: 3 },
        { heading: say('outage.lines.finding'), share: 3 },
        { heading: say('outage.cert.who'), share: 5 },
      ],
      rows: decided.map(({ platformOrderNo, finding, explanation }) => [
        platformOrderNo,
        say(`outage.finding.${finding}`),
        explanation === null
          ? ''
          : say('outage.lines.explained', { reason: explanation.reason, who: person(explanation.by), at: format.exact(explanation.at) }),
      ]),
    },
  ];
}

/** A signed certificate with what the printed one says; numbers of orders and names of colleagues, no recipient. */
export function certificateSheet(facts: CertificateFacts, words: SheetWords): Sheet {
  const { outage, check } = facts;
  const { declared, closed } = outage;
  if (closed === null) throw new Error('only a signed outage has a certificate');
  const { say, person, language } = words;
  const format = sheetFormat(words);
  return {
    ...sheetFrame(words),
    title: say('outage.cert.title'),
    lines: [nameIn(facts.site, language)],
    no: outage.no,
    settledAt: closed.at,
    blocks: [
      factsBlock(facts, words, format),
      ...figuresBlocks(facts, words, format),
      ...threeWayBlocks(facts, words, format),
      ...manualBlocks(facts, words),
      ...decidedBlocks(facts, words, format),
      {
        kind: 'signatures',
        signatures: [
          { name: declared === null ? '' : person(declared.by), caption: say('outage.cert.declarer'), picture: null },
          { name: person(closed.by), caption: say('outage.cert.signedAt', { at: format.exact(closed.at) }), picture: null },
        ],
      },
      {
        kind: 'facts',
        facts: [
          [say('outage.cert.range', { from: format.number(outage.firstN), to: format.number(closed.toN) }), inGroups(closed.head)],
          [say('outage.export.check'), say(`outage.export.check.${check === null ? 'none' : check.agrees ? 'agrees' : 'differs'}`)],
        ],
      },
    ],
  };
}
