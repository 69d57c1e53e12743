import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { samplesDir } from '../fixtures/samples.ts';
import { seeded } from './seeded.ts';

/** A day's export of a shop in the shape of UCI Online Retail: one row a line, invoices of some twenty lines. */
const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const SAMPLE = 'orders/uci_online_retail_2010-12-01_05.csv';

export interface LinesFile {
  readonly file: string;
  readonly rows: number;
  readonly from: string;
}

/** `rows` rows: the published sample again and again under new invoice numbers, or rows drawn like it where the sample is absent. */
export async function writeOrderLines(file: string, rows: number): Promise<LinesFile> {
  const folder = samplesDir();
  const sample = folder === undefined ? null : path.join(folder, SAMPLE);
  const lines = sample !== null && existsSync(sample) ? readFileSync(sample, 'utf8').trimEnd().split('\n').slice(1) : drawnLines(10_000);
  const out = createWriteStream(file);
  out.write(`${HEADER}\n`);
  for (let written = 0, round = 0; written < rows; round += 1) {
    const piece = lines.slice(0, rows - written);
    // 536365 → 1036365 → …, C536379 → C1036379: the shape of the numbers stays.
    const text = piece.map((line) => line.replace(/^([A-Z]?)(\d+)/u, (_, letter: string, no: string) => `${letter}${Number(no) + round * 50_000}`)).join('\n');
    if (!out.write(`${text}\n`)) await once(out, 'drain');
    written += piece.length;
  }
  out.end();
  await once(out, 'close');
  return { file, rows, from: sample !== null && existsSync(sample) ? 'UCI Online Retail' : 'drawn rows' };
}

function drawnLines(count: number): readonly string[] {
  const draw = seeded(20_101_201);
  const words = [
    'WHITE',
    'HANGING',
    'HEART',
    'METAL',
    'LANTERN',
    'CREAM',
    'CUPID',
    'KNITTED',
    'UNION',
    'FLAG',
    'BOTTLE',
    'WOOLLY',
    'GLASS',
    'STAR',
    'FROSTED',
    'JUMBO',
    'BAG',
    'RED',
    'RETROSPOT',
  ];
  const lines: string[] = [];
  for (let invoice = 536_365; lines.length < count; invoice += 1) {
    const size = 1 + draw.below(40);
    const minute = Math.floor((invoice - 536_365) * 14) % 600;
    const at = `2010-12-01 ${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;
    const customer = draw.next() < 0.75 ? `${12_000 + draw.below(6_000)}.0` : '';
    for (let line = 0; line < size && lines.length < count; line += 1) {
      lines.push(
        [
          invoice,
          20_000 + draw.below(2_500),
          `${draw.pick(words)} ${draw.pick(words)} ${draw.pick(words)}`,
          1 + draw.below(24),
          at,
          (draw.below(1_500) / 100).toFixed(2),
          customer,
          'United Kingdom',
        ].join(','),
      );
    }
  }
  return lines;
}

/** All of a file as text, read the way a script would. */
export async function textOfFile(file: string): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of createReadStream(file, { encoding: 'utf8' })) pieces.push(piece as string);
  return pieces.join('');
}
