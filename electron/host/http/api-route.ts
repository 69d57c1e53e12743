import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../../../shared/contract/define-contract.ts';
import { TOLD_HEADER, type EventBus } from '../../../shared/contract/events.ts';
import type { WireCall } from '../../../shared/contract/wire.ts';
import { answerText, readJsonText, refuse } from './answer.ts';

const CALL_PATH = /^\/api\/([^/]+)\/([^/]+)$/;

export interface CallRoute {
  readonly wire: WireCall;
  /** Left out where nobody listens: the command line only asks. */
  readonly events?: Pick<EventBus, 'told'>;
}

/** `POST /api/<group>/<verb>`. Whatever the host replies is a 200: the reply says itself whether it succeeded, as it does over IPC. */
export const serveCall = async (
  { wire, events }: CallRoute,
  caller: Caller,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const [, group, verb] = CALL_PATH.exec(path) ?? [];
  if (group === undefined || verb === undefined) return refuse(response, { status: 404, code: 'unknown_endpoint' });
  if (request.method !== 'POST') return refuse(response, { status: 405, code: 'bad_method' });
  const text = await readJsonText(request);
  if (typeof text !== 'string') return refuse(response, text);
  // Before the question is looked at: what is told while it is answered may not be in the answer.
  const headers = events === undefined ? {} : { [TOLD_HEADER]: String(events.told()) };
  answerText(response, 200, await wire(`${group}.${verb}`, text, caller), headers);
};
