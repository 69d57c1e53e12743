import { createInterface } from 'node:readline';
import { connect } from './connect.ts';
import { CommandError, describe, EXIT, print, say } from './say.ts';

const AT_ONCE = 1000;

interface Scan {
  readonly waybill: string;
  readonly at: number;
  readonly event: string;
}

/** One line of what a carrier tells: `at` as epoch ms or as a time with its zone. Null where it says nothing that can be used. */
function readScan(line: string): Scan | null {
  try {
    const { waybill, at, event } = JSON.parse(line) as Readonly<Record<string, unknown>>;
    const time = typeof at === 'string' && /(?:Z|[+-]\d{2}:?\d{2})$/u.test(at) ? Date.parse(at) : at;
    if (typeof waybill !== 'string' || waybill.trim().length < 3 || typeof time !== 'number' || !Number.isSafeInteger(time) || time < 0) return null;
    return { waybill: waybill.trim(), at: time, event: typeof event === 'string' ? event.slice(0, 200) : '' };
  } catch {
    return null;
  }
}

/** `carrier scans [--source NAME]`: JSON Lines `{waybill, at, event}` on standard input; answers how many were new, known, foreign and first. */
export async function carrierScansCommand(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--source');
  const source = at < 0 ? 'file' : args[at + 1];
  if (source === undefined || source === '') throw new CommandError('carrier scans [--source NAME]', EXIT.usage);
  const { client, close } = await connect();
  const sum = { taken: 0, known: 0, foreign: 0, first: 0, unread: 0 };
  let batch: Scan[] = [];
  const send = async (): Promise<void> => {
    if (batch.length === 0) return;
    const reply = await client.loads.carrierScans({ source, scans: batch });
    if (!reply.ok) throw new CommandError(`carrier scans: ${describe(reply.error)}`);
    for (const key of ['taken', 'known', 'foreign', 'first'] as const) sum[key] += reply.value[key];
    batch = [];
  };
  try {
    let no = 0;
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      no += 1;
      if (line.trim() === '') continue;
      const scan = readScan(line);
      if (scan === null) {
        sum.unread += 1;
        say(`line ${no}: a waybill and a time with its zone are needed`);
        continue;
      }
      batch.push(scan);
      if (batch.length >= AT_ONCE) await send();
    }
    await send();
  } finally {
    await close();
  }
  print(JSON.stringify(sum));
  return sum.unread === 0 ? EXIT.ok : EXIT.data;
}
