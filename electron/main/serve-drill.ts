import type { DrillNews, DrillRequest } from '../../shared/core/ports/drills.ts';
import { DRILL_STOP_WAIT_MS } from '../../shared/core/ports/drills.ts';
import type { HostChild } from './host-process.ts';

const isRequest = (message: unknown): message is DrillRequest => {
  if (typeof message !== 'object' || message === null) return false;
  const { type, runId, folder, address } = message as Readonly<Record<string, unknown>>;
  if (type === 'drill_show') return typeof address === 'string';
  return typeof runId === 'string' && (type === 'drill_stop' || (type === 'drill_start' && typeof folder === 'string'));
};

export interface DrillServiceDeps {
  /** A second host on this folder, which serves its own pages. */
  readonly start: (folder: string) => HostChild;
  readonly show: (address: string) => void;
  /** Its windows have nothing to show any more. */
  readonly closeWindows: () => void;
}

/** Starts a drill for the host that asks, and for nobody else: windows have no part in this line. It ends when that host does. */
export const createDrillService =
  ({ start, show, closeWindows }: DrillServiceDeps): ((child: HostChild) => HostChild) =>
  (child) => {
    const post = child.post as (message: unknown) => void;
    const listen = child.onMessage as (listener: (message: unknown) => void) => void;
    let run: { readonly runId: string; readonly host: HostChild } | null = null;
    let isAskerGone = false;
    const tell = (news: DrillNews): void => void (isAskerGone || post(news));
    const stop = (): void => {
      const host = run?.host;
      run = null;
      if (host === undefined) return;
      closeWindows();
      host.post({ kind: 'stop' });
      const impatience = setTimeout(host.kill, DRILL_STOP_WAIT_MS);
      host.onExit(() => clearTimeout(impatience));
    };
    const begin = (runId: string, folder: string): void => {
      stop();
      const host = start(folder);
      run = { runId, host };
      host.onMessage(({ kind }) => {
        if (kind === 'ready') tell({ type: 'drill_ready', runId });
      });
      host.onExit(() => {
        if (run?.runId === runId) {
          run = null;
          closeWindows();
        }
        tell({ type: 'drill_exit', runId, code: null });
      });
    };
    listen((message) => {
      if (!isRequest(message)) return;
      if (message.type === 'drill_start') begin(message.runId, message.folder);
      else if (message.type === 'drill_show') show(message.address);
      else if (run?.runId === message.runId) stop();
    });
    child.onExit(() => {
      isAskerGone = true;
      stop();
    });
    return child;
  };
