import type { RawScanDto } from '../../../shared/contract/scans.contract.ts';
import type { CallError, Reply } from '../../../shared/contract/define-contract.ts';
import type { ScanTiming } from './scan-listeners.ts';
import { scannerName } from './scanner-profile.ts';

/*
 * Scans on their way to the host, in their order. Each is written down in this window before it is sent and struck out when the host has said that it is
 * on disk; a reload, a host that starts anew or a lost answer only means that it is sent again, under the number it has.
 */
const PREFIX = 'sidebay.unsent.';
const LINE_KEY = 'sidebay.scanLine';
const AGAIN_AFTER_MS = 400;

export interface ScanSender {
  readonly add: (text: string, timing: ScanTiming | null) => void;
  readonly waiting: () => number;
  readonly stop: () => void;
}
export interface ScanSenderDeps<T> {
  /** One desk, one queue. */
  readonly desk: string;
  readonly send: (scan: RawScanDto) => Promise<Reply<T>>;
  readonly onAnswer: (answer: T, scan: RawScanDto) => void;
  /** The host refused it for good; the scan is given up and said so. */
  readonly onRefused: (error: CallError, scan: RawScanDto) => void;
}

/** What a host says that is not here, is busy, or does not know yet who sits here: the scan waits. */
const LATER = new Set(['host_restarting', 'unreachable', 'storage_disk_full', 'storage_busy', 'session_locked', 'session_expired', 'not_signed_in']);

const readQueue = (key: string): readonly RawScanDto[] => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as readonly RawScanDto[];
  } catch {
    return [];
  }
};

export function createScanSender<T>({ desk, send, onAnswer, onRefused }: ScanSenderDeps<T>): ScanSender {
  const lineKey = `${LINE_KEY}.${desk}`;
  const kept = sessionStorage.getItem(lineKey)?.split(' ') ?? [];
  let line = kept[0] ?? crypto.randomUUID();
  let no = Number(kept[1] ?? 0);
  const keyOf = (): string => `${PREFIX}${desk}.${line}`;
  // Of a window that is gone: its scans are nobody's but the journal's.
  const orphans = Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}${desk}.`) && key !== keyOf());
  let queue: readonly RawScanDto[] = [...orphans.flatMap(readQueue), ...readQueue(keyOf())];
  let running = false;
  let stopped = false;

  const write = (): void => {
    sessionStorage.setItem(lineKey, `${line} ${no}`);
    if (queue.length === 0) localStorage.removeItem(keyOf());
    else localStorage.setItem(keyOf(), JSON.stringify(queue));
    for (const orphan of orphans.splice(0)) localStorage.removeItem(orphan);
  };
  /** The host has not what came before: this window's line was cut, and goes on as a new one. */
  const newLine = (): void => {
    localStorage.removeItem(keyOf());
    line = crypto.randomUUID();
    no = queue.length;
    queue = queue.map((scan, at) => ({ ...scan, line, no: at + 1 }));
    write();
  };

  const work = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (let head = queue[0]; head !== undefined && !stopped; head = queue[0]) {
      const reply = await send(head);
      if (stopped) break;
      if (!reply.ok && reply.error.code === 'scan_gap') {
        newLine();
        continue;
      }
      if (!reply.ok && LATER.has(reply.error.code)) {
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
        continue;
      }
      queue = queue.slice(1);
      write();
      if (reply.ok) onAnswer(reply.value, head);
      else onRefused(reply.error, head);
    }
    running = false;
  };
  write();
  void work();

  return {
    add: (text, timing) => {
      const now = Date.now();
      no += 1;
      const scan: RawScanDto = {
        line,
        no,
        source: timing === null ? 'typed' : (timing.source ?? 'wedge'),
        scanner: scannerName(),
        text: text.slice(0, 8192),
        startedAt: timing?.startedAt ?? now,
        endedAt: timing?.endedAt ?? now,
        presses: timing?.presses ?? 0,
      };
      queue = [...queue, scan];
      write();
      void work();
    },
    waiting: () => queue.length,
    stop: () => {
      stopped = true;
    },
  };
}
