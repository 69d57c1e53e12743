import { readFileSync } from 'node:fs';
import path from 'node:path';
import peer from 'gs1-barcode-parser-mod2';
import { readGs1Scan } from '../../shared/core/gs1/read-scan.ts';
import { packScan } from '../../shared/core/pack-check/pack-check.ts';
import { UNPACKED } from '../../shared/core/pack-check/pack-task.ts';
import { packTaskOf } from '../../shared/core/pack-check/pack-task-of.ts';
import { classifyScan } from '../../shared/core/scanning/classify-scan.ts';
import { samplesDir } from '../fixtures/samples.ts';
import type { Bench, Row } from './bench-types.ts';
import { interleave, perSecond, repeat, spreadOf } from './measure.ts';

/** A GS1 parser many packing programs use; it knows the lengths of the elements and none of the rules about what is in them. */
const PEER = 'gs1-barcode-parser-mod2';

/** Codes both read, as they stand on goods. */
const GOODS = [
  ']d20109526064000028\u001d1724123110ABC123\u001d21XYZ789',
  ']C101095060001343521725123110LOT-7',
  ']C100006141411234567890',
  ']d201095060001343523024',
  ']e00109526064000028310300125015251231',
];

const peerBelieves = (scan: string): boolean => {
  try {
    peer.parseBarcode(scan);
    return true;
  } catch {
    return false;
  }
};

async function speed(quick: boolean): Promise<Row> {
  const forMs = quick ? 20 : 200;
  const all = (read: (scan: string) => unknown) => (): number => GOODS.length * perSecond(forMs, () => GOODS.forEach(read));
  const { ours, reference } = await interleave(quick ? 3 : 15, { ours: all(readGs1Scan), reference: all(peerBelieves) });
  return {
    what: 'GS1 codes read, every rule checked',
    unit: '/s',
    better: 'higher',
    ours,
    reference: { name: PEER, spread: reference },
    target: { ratio: 1 },
  };
}

/** What lies between a scan and its verdict, without screen and disk: the code understood and the unit counted, one order after another. */
async function verdicts(quick: boolean): Promise<Row> {
  const task = packTaskOf(
    'order',
    [{ lineNo: 1, sku: 'TEE', quantity: 40 }],
    (sku) => ({ sku, barcodes: ['09526064000028'], twinSkus: [], kitParts: [], cases: [] }),
    { hasLeft: () => false, today: 20_261_128 },
  );
  const knowledge = { orderOf: () => undefined, waybillOf: () => undefined, toteOf: () => undefined, isItem: () => false, expected: [] };
  const slowest = (): number => {
    const took: number[] = [];
    for (let order = 0; order < (quick ? 5 : 50); order += 1) {
      let state = UNPACKED;
      for (let n = 0; n < 40; n += 1) {
        const startedAt = performance.now();
        const meaning = classifyScan(`]d20109526064000028\u001d10LOT${n}\u001d21S${n}`, knowledge);
        if (meaning.kind === 'item') state = packScan(task, state, { kind: 'item', scanId: `${order}-${n}`, item: meaning.item }).state;
        took.push(performance.now() - startedAt);
      }
    }
    return spreadOf(took).p95;
  };
  return {
    what: 'scan understood and counted, slowest of twenty',
    unit: 'ms',
    better: 'lower',
    ours: await repeat(quick ? 3 : 15, slowest),
    target: { value: 5 },
  };
}

interface Vector {
  readonly kind: string;
  readonly input: string;
  readonly ok: boolean;
}

/** Published codes a scanner could send: how many are judged rightly. Absent where the vectors are. */
function accuracy(): readonly Row[] {
  const samples = samplesDir();
  if (samples === undefined) return [];
  const scans = readFileSync(path.join(samples, 'gs1/gs1_vectors.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Vector)
    .filter(({ kind }) => kind === 'element_string_valid' || kind === 'scan_data_process')
    .map(({ input, ok }) => ({ scan: input.replaceAll('^', '\u001d'), ok }));
  const right = (believes: (scan: string) => boolean): number => (100 * scans.filter(({ scan, ok }) => believes(scan) === ok).length) / scans.length;
  return [
    {
      what: 'published scans judged rightly',
      unit: '%',
      better: 'higher',
      ours: spreadOf([right((scan) => readGs1Scan(scan).faults.length === 0)]),
      reference: { name: PEER, spread: spreadOf([right((scan) => peerBelieves(scan.startsWith('\u001d') ? scan.slice(1) : scan))]) },
      target: { value: 100 },
    },
  ];
}

/** What scanner desks reason with: how fast, and above all how often right. */
export const bench: Bench = {
  name: 'codes',
  run: async ({ quick }) => [await speed(quick), await verdicts(quick), ...accuracy()],
};
