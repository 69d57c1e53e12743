import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_INPUT_BYTES, refusalText } from '../../../shared/contract/wire.ts';
import { apiHeaders } from './page-headers.ts';
import type { Refusal } from './request-guard.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

export const answerText = (response: ServerResponse, status: number, text: string, headers: Readonly<Record<string, string>> = {}): void => {
  response.writeHead(status, { ...apiHeaders, ...headers, 'Content-Type': JSON_TYPE, 'Content-Length': Buffer.byteLength(text) }).end(text);
};

/** Says no and hangs up: whatever else is still coming down this connection is not read. */
export const refuse = (response: ServerResponse, { status, code }: Refusal): void => {
  if (response.headersSent) return void response.destroy();
  response.shouldKeepAlive = false;
  answerText(response, status, refusalText(code));
};

/** A JSON body of bounded size, as text. Forms and plain text, which any page may send, are refused by their type. */
export const readJsonText = async (request: IncomingMessage): Promise<string | Refusal> => {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(?:;\s*charset=utf-8\s*)?$/i.test(type)) return { status: 415, code: 'not_json' };
  const tooLarge: Refusal = { status: 413, code: 'too_large' };
  if (Number(request.headers['content-length'] ?? 0) > MAX_INPUT_BYTES) return tooLarge;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_INPUT_BYTES) return tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
