import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { HOST_NODE_OPTIONS } from '../../electron/host/ipc/host-node-options.ts';
import { createChannelWatcher } from '../../electron/host/sync/channel-watcher.ts';
import { DEFAULT_NOTICE_AFTER_MS, type ChannelCall } from '../../shared/core/outage/channel-watch.ts';
import type { Bench, Row } from './bench-types.ts';
import { spreadOf } from './measure.ts';
import { createVirtualLine } from './outage/virtual-line.ts';
import { runHouse } from './run-house.ts';

const child = path.join(import.meta.dirname, 'outage.child.ts');
const run = promisify(execFile);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Noticed within this, whatever the failure looks like. */
const NOTICED_WITHIN_S = 120;
/** What is usual: a ping a minute, and three of them missed. */
const THREE_PINGS_S = 180;
const PHASES = 24;

type Fails = (at: number) => Omit<ChannelCall, 'at'> | null;
const FAILURES: Readonly<Record<string, { readonly call: Fails; readonly takes: boolean }>> = {
  dead: { call: () => ({ tookMs: 10 * SECOND, ok: false }), takes: false },
  slow: { call: (at) => ({ tookMs: 6 * SECOND, ok: true, otherSideAt: at }), takes: true },
  erroring: { call: (at) => ({ tookMs: 50, ok: Math.floor(at / (5 * SECOND)) % 3 === 0, otherSideAt: at }), takes: true },
  'half dead, takes nothing': { call: (at) => ({ tookMs: 40, ok: true, otherSideAt: at }), takes: false },
  'half dead, stands still': { call: () => ({ tookMs: 40, ok: true, otherSideAt: 1 }), takes: true },
};

/** Seconds from the failure to the word about it, on the shipped watcher; `beginsAt` shifts it against the rhythm of calls and looks. */
function noticedAfterS({ call, takes }: (typeof FAILURES)[string], beginsAt: number): number {
  const line = createVirtualLine();
  let noticedAt: number | null = null;
  let isFailing = false;
  const watcher = createChannelWatcher({
    timers: line.timers,
    now: line.now,
    facts: () => ({ due: true, lastSettledAt: isFailing && !takes ? beginsAt : line.now(), paused: false }),
    rules: () => ({ noticeAfterMs: DEFAULT_NOTICE_AFTER_MS }),
    onNews: ({ kind }) => {
      if (kind === 'failing') noticedAt ??= line.now();
    },
    onDefect: (defect) => {
      throw defect;
    },
  });
  watcher.start('well');
  const answer = (at: number): void => {
    const told = isFailing ? call(at) : { tookMs: 40, ok: true, otherSideAt: at };
    if (told !== null) watcher.onCall({ at, ...told });
  };
  line.pass(beginsAt, answer);
  isFailing = true;
  line.pass(10 * MINUTE, answer, () => noticedAt !== null);
  watcher.stop();
  return noticedAt === null ? Number.POSITIVE_INFINITY : (noticedAt - beginsAt) / SECOND;
}

const noticing = (): readonly Row[] =>
  Object.entries(FAILURES).map(([name, failure]): Row => {
    const seconds = Array.from({ length: PHASES }, (_, phase) => noticedAfterS(failure, 5 * MINUTE + phase * 700));
    return {
      what: `outage: noticed, WMS ${name} (slowest of ${PHASES})`,
      unit: 's',
      better: 'lower',
      ours: spreadOf([Math.max(...seconds)]),
      reference: { name: 'three pings a minute apart', spread: spreadOf([THREE_PINGS_S]) },
      target: { value: NOTICED_WITHIN_S },
    };
  });

/** An outage from the notice to the start after a crash: what it costs, beside what is usual or bare. The price of an entry stands with `sync`. */
export const bench: Bench = {
  name: 'outage',
  run: async ({ quick, freshFolder }) => {
    const orders = quick ? 5_000 : 50_000;
    const entries = quick ? 100_000 : 1_000_000;
    const node = [...HOST_NODE_OPTIONS, '--expose-gc', child];
    const { stdout } = await run(process.execPath, [...node, 'fortnight', freshFolder(), String(orders)], { maxBuffer: 2 ** 26 });
    const { beforeMegabytes, mostMegabytes } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<'beforeMegabytes' | 'mostMegabytes', number>;

    const crashed = freshFolder();
    const ended = await run(process.execPath, [...node, 'crash', crashed, String(entries)]).then(
      () => 'by itself',
      (error: { readonly signal?: string }) => error.signal,
    );
    if (ended !== 'SIGKILL') throw new Error(`the journal was to be cut off, and ended ${ended}`);
    const afterCrash = (await runHouse('start', crashed)).listedMs;
    const empty = freshFolder();
    await runHouse('start', empty);
    const emptyStart = (await runHouse('start', empty)).listedMs;
    return [
      ...noticing(),
      {
        what: `outage: memory that ${orders.toLocaleString('en')} orders in 14 days add`,
        unit: 'MB',
        better: 'lower',
        ours: spreadOf([mostMegabytes - beforeMegabytes]),
        target: { value: 150 },
      },
      {
        what: `outage: first list after a crash, ${entries.toLocaleString('en')} journal entries`,
        unit: 'ms',
        better: 'lower',
        ours: spreadOf([afterCrash]),
        reference: { name: 'empty database', spread: spreadOf([emptyStart]) },
        target: { value: 3_000 },
      },
    ];
  },
};
