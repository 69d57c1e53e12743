/**
 * Where a message may be carried over HTTP. The name in the address is looked at here and what it resolves to once more when the
 * connection is made (`isReachable` on every resolved address), since a name may mean one thing now and another a moment later.
 */
export type TargetRefusal = 'url_wrong' | 'url_insecure' | 'url_private';

/** Absolute, http or https, no user in it, at most 2,000 characters. The WHATWG rules have already turned 0x7f.1 into 127.0.0.1. */
const SHAPE = /^(https?):\/\/(?!.*[\s\\])([^/?#@]+)(?::\d{1,5})?(?:[/?#]|$)/iu;

export function checkTarget(url: string, inHouse: boolean): TargetRefusal | null {
  const parts = url.length > 2000 ? null : SHAPE.exec(url.trim());
  if (parts === null || /^https?:\/\/[^/?#]*@/iu.test(url)) return 'url_wrong';
  if ((parts[1] ?? '').toLowerCase() === 'http' && !inHouse) return 'url_insecure';
  return null;
}

const octets = (address: string): readonly number[] | null => {
  const parts = address.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/u.test(part) && Number(part) <= 255) ? parts.map(Number) : null;
};

/** The last 32 bits of an IPv6 address that carries an IPv4 one: ::ffff:10.0.0.1, ::ffff:a00:1, 64:ff9b::a00:1. */
function carriedIPv4(address: string): string | null {
  const dotted = /^(?:::ffff:|64:ff9b::|::)(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  const hex = /^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/iu.exec(address);
  if (hex === null) return null;
  const [high, low] = [Number.parseInt(hex[1] ?? '', 16), Number.parseInt(hex[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Addresses that name a machine's own services or its cloud's key chest; nobody's message goes there, in-house or not. */
const isNever = ([a = 0, b = 0]: readonly number[]): boolean => (a === 169 && b === 254) || a === 0 || a >= 224;
const isPrivate = ([a = 0, b = 0, c = 0]: readonly number[]): boolean =>
  a === 10 ||
  a === 127 ||
  (a === 172 && b >= 16 && b <= 31) ||
  (a === 192 && b === 168) ||
  (a === 100 && b >= 64 && b <= 127) ||
  (a === 198 && (b === 18 || b === 19)) ||
  (a === 192 && b === 0 && c === 0);

/** Whether a resolved address may be connected to. */
export function isReachable(address: string, inHouse: boolean): boolean {
  const plain = address
    .toLowerCase()
    .replace(/^\[|\]$/gu, '')
    .replace(/%.*$/u, '');
  const four = octets(plain) ?? octets(carriedIPv4(plain) ?? '');
  if (four !== null) return !isNever(four) && (inHouse || !isPrivate(four));
  if (!plain.includes(':')) return false;
  // Link-local, multicast and the unspecified address: never; loopback, unique local and site local: only in-house.
  if (/^(?:fe[89ab]|ff)/u.test(plain) || plain === '::') return false;
  return inHouse || !(plain === '::1' || /^f[cd]/u.test(plain) || /^fe[cdef]/u.test(plain) || /^(?:::|64:ff9b:)/u.test(plain));
}
