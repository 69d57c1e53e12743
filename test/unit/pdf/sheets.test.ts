import { describe, expect, it } from 'vitest';
import type { OutageLineDto } from '../../../shared/contract/outage.contract.ts';
import type { Sheet } from '../../../shared/core/ports/pdf-maker.ts';
import { certificateSheet } from '../../../electron/host/handlers/certificate-sheet.ts';
import { manifestSheet } from '../../../electron/host/handlers/manifest-sheet.ts';
import { closedOutage, manifestFacts, SETTLED_AT, sheetWords } from '../../fixtures/sheets.ts';

const tablesOf = ({ blocks }: Sheet) => blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
const plain = (sheet: Sheet): string => JSON.stringify(sheet);

describe('the manifest as a file', () => {
  it('has what the printed one has: who drives where, every waybill once, and the three counts', () => {
    const sheet = manifestSheet(manifestFacts(4), sheetWords());
    expect([sheet.title, sheet.no, sheet.settledAt]).toEqual(['loads.sheet.title carrier SF', 'M-20261112-003', SETTLED_AT]);
    expect(sheet.lines).toEqual(['loads.sheet.where Hangzhou One 7F3A', 'loads.sheet.load 浙A12345 C1 2026-11-12 17:58:07']);
    expect(plain(sheet)).toContain('loads.sheet.figures 4 4 4');
    const [parcels] = tablesOf(sheet);
    expect(parcels?.rows).toEqual([
      ['1', ...waybill('000'), '2', ...waybill('001'), '3', ...waybill('002')],
      ['4', ...waybill('003'), '', '', '', ''],
    ]);
  });

  it('names nobody but its driver and who closed it, and no order', () => {
    const sheet = plain(manifestSheet(manifestFacts(3), sheetWords()));
    expect(sheet).toContain('王师傅');
    expect(sheet).toContain('<陈静>');
    expect(sheet).not.toContain('TB-');
  });

  it('says what stayed behind, on whose word and why', () => {
    const left = { leftBehind: ['SF9', 'SF8'], override: { by: '李主管', reason: '<script>alert(1)</script>' } };
    expect(plain(manifestSheet(manifestFacts(1, left), sheetWords()))).toContain('loads.sheet.left SF9, SF8 <李主管> <script>alert(1)</script>');
    expect(plain(manifestSheet(manifestFacts(1), sheetWords()))).not.toContain('loads.sheet.left');
  });
});

const line = (over: Partial<OutageLineDto>): OutageLineDto => ({
  key: 'k',
  orderId: 'o',
  platformOrderNo: 'TB-77',
  merchant: 'QH',
  merchantName: '青禾',
  finding: 'acknowledged',
  here: 1,
  there: 0,
  acknowledged: 1,
  open: 0,
  reached: null,
  toldShipped: false,
  carrier: 'none',
  manual: null,
  explanation: null,
  explained: true,
  ...over,
});

describe('the certificate as a file', () => {
  const facts = { outage: closedOutage, decided: [], manual: [], site: { nameZh: '杭州一号仓', nameEn: '' }, check: null };

  it('states the span, the totals that were signed and the head of the journal, and that nobody checked it yet', () => {
    const sheet = certificateSheet(facts, sheetWords());
    expect([sheet.no, sheet.settledAt, sheet.lines]).toEqual(['OUT-2026-001', SETTLED_AT, ['杭州一号仓']]);
    const text = plain(sheet);
    expect(text).toContain('outage.cert.spanOf 2026-11-12 16:55:58 2026-11-12 17:58:07 1:02:09');
    expect(text).toContain('outage.cert.uploadBy_one <user-operator>');
    expect(text).toContain('abcd abcd');
    expect(text).toContain('outage.export.check.none');
    expect(tablesOf(sheet)[0]?.rows.slice(0, 2)).toEqual([
      ['outage.figure.orders', '12', '–', 'outage.cert.unchecked'],
      ['outage.figure.acknowledged', '4', '–', 'outage.cert.unchecked'],
    ]);
  });

  it('sets beside each figure what the last check found', () => {
    const sheet = certificateSheet({ ...facts, check: { agrees: false, found: { orders: 12, acknowledged: 3 } } }, sheetWords());
    expect(tablesOf(sheet)[0]?.rows.slice(0, 2)).toEqual([
      ['outage.figure.orders', '12', '12', 'outage.cert.same'],
      ['outage.figure.acknowledged', '4', '3', 'outage.cert.differs'],
    ]);
    expect(plain(sheet)).toContain('outage.export.check.differs');
  });

  it('holds every order typed by hand and every line a person explained', () => {
    const manual = Array.from({ length: 400 }, (_, at) => line({ platformOrderNo: `TB-${at}`, manual: { documentNo: `H-${at}`, how: 'number', differs: [] } }));
    const decided = [line({ explanation: { by: 'user-clerk', at: SETTLED_AT, reason: '电话核对过' } })];
    const [, byHand, explained] = tablesOf(certificateSheet({ ...facts, manual, decided }, sheetWords()));
    expect(byHand?.rows).toHaveLength(400);
    expect(explained?.rows).toEqual([['TB-77', 'outage.finding.acknowledged', 'outage.lines.explained 电话核对过 <user-clerk> 2026-11-12 17:58:07']]);
  });
});

function waybill(last: string) {
  return [
    [
      { text: 'SF100', strong: false },
      { text: `000${last}`, strong: true },
    ],
  ];
}
