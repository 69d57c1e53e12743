import type { ConsoleEvent } from '../../shared/contract/events.ts';
import { refusalText } from '../../shared/contract/wire.ts';
import type { FromHost, MessagePort, StartFailure, ToHost } from '../host/ipc/host-messages.ts';

/*
 * Keeps one host alive behind all windows.
 *
 *   starting ──ready──▶ ready ──exit──▶ waiting (back-off) ──▶ starting …
 *       └──────exit──────────────────────────┘        └─ cannot open ─▶ unable (until somebody says: try again)
 *
 * A call is either not sent yet, and then it waits for the next host, or it was sent to a host that died: whether that one acted
 * nobody here knows, so it is answered `host_restarting` and never sent again.
 */

export interface HostChild extends MessagePort<FromHost, ToHost> {
  readonly onExit: (listener: () => void) => void;
  readonly kill: () => void;
}

export interface HostProcessOptions {
  readonly start: () => HostChild;
  readonly onEvent: (event: ConsoleEvent) => void;
  readonly onOpenWindow: () => void;
  /** Starting again by itself would not help, and why. */
  readonly onUnable: (failure: StartFailure) => void;
}

export interface HostProcess {
  readonly call: (name: string, input: string, sessionId: string) => Promise<string>;
  readonly endSession: (sessionId: string) => void;
  readonly reportWindows: (open: number) => void;
  readonly tryAgain: () => void;
  readonly stop: () => Promise<void>;
}

const BACK_OFF_MIN_MS = 200;
const BACK_OFF_MAX_MS = 10_000;
/** A host that ran this long was well: the next death starts from the shortest wait. */
const WELL_AFTER_MS = 60_000;
/** So many starts in a row without getting ready are no accident. */
const MAX_FAILED_STARTS = 6;
/** How long a call that was never sent waits for a host: a first start or a migration takes its time. */
const UNSENT_WAIT_MS = 60_000;
const STOP_WAIT_MS = 10_000;

interface PendingCall {
  readonly message: ToHost & { readonly kind: 'call' };
  readonly answer: (reply: string) => void;
  sent: boolean;
}

export const createHostProcess = (options: HostProcessOptions): HostProcess => {
  const pendingById = new Map<number, PendingCall>();
  let nextId = 1;
  let child: HostChild | undefined;
  let isReady = false;
  let wasReady = false;
  let isUnable = false;
  let failedStarts = 0;
  let backOffMs = BACK_OFF_MIN_MS;
  let restart: NodeJS.Timeout | undefined;
  let wellAfter: NodeJS.Timeout | undefined;
  let openWindows = 0;
  let stopped: PromiseWithResolvers<void> | undefined;

  const settle = (id: number, reply: string): void => {
    const pending = pendingById.get(id);
    pendingById.delete(id);
    pending?.answer(reply);
  };
  const settleWhere = (isMeant: (pending: PendingCall) => boolean, code: string): void => {
    for (const [id, pending] of pendingById) if (isMeant(pending)) settle(id, refusalText(code));
  };
  const send = (pending: PendingCall): void => {
    pending.sent = true;
    child?.post(pending.message);
  };

  const becomeReady = (): void => {
    isReady = true;
    failedStarts = 0;
    wellAfter = setTimeout(() => void (backOffMs = BACK_OFF_MIN_MS), WELL_AFTER_MS);
    child?.post({ kind: 'windows', open: openWindows });
    for (const pending of pendingById.values()) send(pending);
    if (wasReady) options.onEvent({ name: 'hostRestarted', payload: {} });
    wasReady = true;
  };

  const becomeUnable = (failure: StartFailure): void => {
    isUnable = true;
    settleWhere(() => true, 'unreachable');
    options.onUnable(failure);
  };

  const start = (): void => {
    const own = options.start();
    let failure: StartFailure | undefined;
    child = own;
    own.onMessage((message) => {
      switch (message.kind) {
        case 'ready':
          return becomeReady();
        case 'failed':
          failure = message;
          return;
        case 'reply':
          return settle(message.id, message.reply);
        case 'event':
          return options.onEvent(message.event);
        case 'openWindow':
          return options.onOpenWindow();
      }
    });
    own.onExit(() => {
      if (child !== own) return;
      child = undefined;
      clearTimeout(wellAfter);
      if (!isReady) failedStarts += 1;
      isReady = false;
      settleWhere(({ sent }) => sent, 'host_restarting');
      if (stopped) return stopped.resolve();
      if (failure !== undefined) return becomeUnable(failure);
      if (failedStarts >= MAX_FAILED_STARTS) return becomeUnable({ code: 'host_failed' });
      restart = setTimeout(start, backOffMs);
      backOffMs = Math.min(backOffMs * 2, BACK_OFF_MAX_MS);
    });
  };
  start();

  return {
    call: (name, input, sessionId) => {
      if (isUnable || stopped) return Promise.resolve(refusalText('unreachable'));
      const id = nextId++;
      const { promise, resolve } = Promise.withResolvers<string>();
      const pending: PendingCall = { message: { kind: 'call', id, name, input, sessionId }, answer: resolve, sent: false };
      pendingById.set(id, pending);
      if (isReady) send(pending);
      else setTimeout(() => !pending.sent && settle(id, refusalText('host_restarting')), UNSENT_WAIT_MS);
      return promise;
    },
    endSession: (sessionId) => {
      if (isReady) child?.post({ kind: 'sessionEnded', sessionId });
    },
    reportWindows: (open) => {
      openWindows = open;
      if (isReady) child?.post({ kind: 'windows', open });
    },
    tryAgain: () => {
      if (!isUnable || stopped) return;
      isUnable = false;
      failedStarts = 0;
      backOffMs = BACK_OFF_MIN_MS;
      start();
    },
    stop: async () => {
      if (stopped) return stopped.promise;
      stopped = Promise.withResolvers<void>();
      clearTimeout(restart);
      clearTimeout(wellAfter);
      if (!child) return;
      child.post({ kind: 'stop' });
      const impatience = setTimeout(() => child?.kill(), STOP_WAIT_MS);
      await stopped.promise;
      clearTimeout(impatience);
      settleWhere(() => true, 'unreachable');
    },
  };
};
