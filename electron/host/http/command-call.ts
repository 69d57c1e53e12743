import { request } from 'node:http';
import type { Call, Reply } from '../../../shared/contract/define-contract.ts';
import { parseReply } from '../../../shared/contract/wire.ts';
import { COMMAND_HOST, type OpenedWindow } from './command-server.ts';
import { readHostFile, readToken } from './host-file.ts';

/** The other end of command-server.ts: how the command line and the launcher reach a running host. */

const post = (socketPath: string, token: string, path: string, body: string, timeoutMs: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { Host: COMMAND_HOST, Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const call = request({ socketPath, path, method: 'POST', headers, agent: false, timeout: timeoutMs }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => void (text += chunk));
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    call.on('timeout', () => call.destroy(new Error('no answer in time')));
    call.on('error', reject);
    call.end(body);
  });

const callAt = async (folder: string, path: string, input: unknown, timeoutMs: number): Promise<Reply<unknown>> => {
  const host = readHostFile(folder);
  const token = readToken(folder);
  if (!host || token === undefined) return { ok: false, error: { code: 'unreachable' } };
  try {
    return parseReply(await post(host.socketPath, token, path, JSON.stringify(input ?? {}), timeoutMs));
  } catch {
    return { ok: false, error: { code: 'unreachable' } };
  }
};

/** Long enough for a command that works through a whole file. */
const CALL_TIMEOUT_MS = 10 * 60_000;
const CONTROL_TIMEOUT_MS = 10_000;

/** Calls to the host that has this data folder open; `unreachable` where there is none. */
export const createCommandCall =
  (folder: string): Call =>
  (name, input) =>
    callAt(folder, `/api/${name.replace('.', '/')}`, input, CALL_TIMEOUT_MS);

/** Asks the running host for another window. Undefined: no host runs on this data. */
export const askForWindow = async (folder: string): Promise<OpenedWindow | undefined> => {
  const reply = await callAt(folder, '/control/enter', {}, CONTROL_TIMEOUT_MS);
  return reply.ok ? (reply.value as OpenedWindow) : undefined;
};

/** How many windows listen now; undefined if the host is gone. */
export const countWindows = async (folder: string): Promise<number | undefined> => {
  const reply = await callAt(folder, '/control/windows', {}, CONTROL_TIMEOUT_MS);
  return reply.ok ? (reply.value as { open: number }).open : undefined;
};
