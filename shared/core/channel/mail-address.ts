/**
 * One mail address and nothing else: no list, no comment, no second line, so that neither a header nor a second recipient can be
 * smuggled in through a field of an order. Narrower than the standard on purpose.
 */
const ADDRESS =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

export const isMailAddress = (text: string): boolean => text.length <= 254 && !text.includes('..') && ADDRESS.test(text);

const SENDER = /^([^\p{Cc}<>"]{0,80}?)\s*<([^<>]+)>$/u;

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** `仓库 <warehouse@example.com>` or an address alone. */
export function readSender(text: string): Sender | null {
  const parts = SENDER.exec(text.trim());
  const address = parts === null ? text.trim() : (parts[2] ?? '').trim();
  return isMailAddress(address) ? { name: parts === null ? '' : (parts[1] ?? '').trim(), address } : null;
}
export const isSender = (text: string): boolean => readSender(text) !== null;
