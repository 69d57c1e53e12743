import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { drawArrival, type ArrivalSource } from './arrivals.ts';
import { answerControl, type Arriving } from './control-api.ts';
import { createDoor, isAuthorised, problem, readCall, writeReply } from './http.ts';
import { createSeededRandom, drawFault, type CallFault, type Mode } from './modes.ts';
import { answerCall } from './open-api.ts';
import { createTrainingStore } from './training-store.ts';

export interface TrainingWmsOptions {
  readonly folder: string;
  readonly token: string;
  readonly port: number;
  readonly controlPort: number;
}
export interface TrainingWms {
  readonly url: string;
  readonly controlUrl: string;
  readonly close: () => Promise<void>;
}

/** How late a request that was dropped or carried twice may be carried out again while flaky. */
const LATE_COPY_MS = 1_500;
const ARRIVAL_TICK_MS = 500;

export async function startTrainingWms(options: TrainingWmsOptions): Promise<TrainingWms> {
  const now = (): number => Date.now();
  const store = createTrainingStore(options.folder, now);
  const calls: Record<string, number> = {};
  const late = new Set<NodeJS.Timeout>();
  let mode: Mode = { mode: 'up' };
  let random = createSeededRandom(1);

  const door = createDoor(options.port, (request, response) => void serve(request, response));
  const controlDoor = createDoor(options.controlPort, (request, response) => void serveControl(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const current = mode;
      if (current.mode === 'down' && current.how === 'hang') return;
      if (current.mode === 'down')
        return writeReply(response, { ...problem(503, 'unavailable', 'the training WMS is switched off'), headers: { 'retry-after': '2' } });
      if (!isAuthorised(request, options.token)) return writeReply(response, problem(401, 'unauthorised', 'bearer token missing or wrong'));
      if (current.mode === 'slow') await sleep(current.delayMs);
      const call = await readCall(request);
      if ('status' in call) return writeReply(response, call);
      const fault: CallFault = drawFault(current, random);
      calls[fault] = (calls[fault] ?? 0) + 1;
      if (fault === 'request_lost') return void request.socket.destroy();
      if (fault === 'error_before') return writeReply(response, problem(500, 'training_fault', 'before anything was done'));
      const reply = answerCall(store, call, fault, now);
      if (fault === 'processed_twice' && call.method !== 'GET') {
        const timer = setTimeout(() => {
          late.delete(timer);
          answerCall(store, call, 'none', now);
        }, random() * LATE_COPY_MS);
        late.add(timer);
      }
      if (fault === 'answer_lost') return void request.socket.destroy();
      if (fault === 'error_after') return writeReply(response, problem(500, 'training_fault', 'after everything was done'));
      writeReply(response, reply);
    } catch (defect) {
      process.stderr.write(`training WMS: ${defect instanceof Error ? (defect.stack ?? defect.message) : String(defect)}\n`);
      writeReply(response, problem(500, 'defect', 'the training WMS has a defect'));
    }
  }

  async function setMode(next: Mode): Promise<void> {
    mode = next;
    if (next.mode === 'flaky') random = createSeededRandom(next.seed);
    if (next.mode === 'down' && next.how === 'refuse') await door.shut();
    else await door.open();
  }

  // Arrivals: what was seeded is remembered beside the orders, so that they keep coming after a restart.
  const readMeta = <T>(name: string, fallback: T): T => {
    const text = store.meta(name);
    return text === null ? fallback : (JSON.parse(text) as T);
  };
  let source: Omit<ArrivalSource, 'products'> = readMeta('arrival_source', { merchants: [], recipients: [] });
  let arriving: Arriving = { without: [], ...readMeta('arriving', { perHour: 0, troubleShare: 0.25 }) };
  let drawn = createSeededRandom(arriving.seed ?? now());
  let owed = 0;
  let serial = Number(store.meta('arrival_serial') ?? 0);

  function arrive(count: number): readonly string[] {
    const complete: ArrivalSource = { ...source, products: store.products() };
    const orders = [];
    for (let i = 0; i < count; i += 1) {
      serial += 1;
      const order = drawArrival(complete, serial, now(), arriving.troubleShare, drawn);
      // Its platform is down: nobody hands it on.
      if (order !== null && !arriving.without.includes(order.platform)) orders.push(order);
    }
    store.setMeta('arrival_serial', String(serial));
    return store.seed({ products: [], stock: [], orders });
  }
  const ticking = setInterval(() => {
    owed += (arriving.perHour * ARRIVAL_TICK_MS) / 3_600_000;
    const count = Math.min(500, Math.floor(owed));
    if (count > 0) {
      owed -= count;
      arrive(count);
    }
  }, ARRIVAL_TICK_MS);

  async function serveControl(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isAuthorised(request, options.token)) return writeReply(response, problem(401, 'unauthorised', 'bearer token missing or wrong'));
    try {
      const call = await readCall(request);
      if ('status' in call) return writeReply(response, call);
      const reply = await answerControl(
        {
          store,
          mode: () => mode,
          setMode,
          arriving: () => arriving,
          setArriving: (next) => {
            arriving = next;
            owed = 0;
            drawn = createSeededRandom(next.seed ?? now());
            store.setMeta('arriving', JSON.stringify(next));
          },
          arrive,
          seeded: ({ merchants, recipients }) => {
            source = { merchants: merchants.length > 0 ? merchants : source.merchants, recipients: recipients.length > 0 ? recipients : source.recipients };
            store.setMeta('arrival_source', JSON.stringify(source));
          },
          calls: () => calls,
        },
        call,
      );
      writeReply(response, reply);
    } catch (defect) {
      writeReply(response, problem(500, 'defect', defect instanceof Error ? defect.message : String(defect)));
    }
  }

  const port = await door.open();
  const controlPort = await controlDoor.open();
  return {
    url: `http://127.0.0.1:${port}`,
    controlUrl: `http://127.0.0.1:${controlPort}`,
    close: async () => {
      clearInterval(ticking);
      for (const timer of late) clearTimeout(timer);
      await Promise.all([door.shut(), controlDoor.shut()]);
      store.close();
    },
  };
}
