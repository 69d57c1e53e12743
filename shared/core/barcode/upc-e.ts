import { gtinCheckDigit } from './gtin-check-digit.ts';

/** UPC-E as scanners send it when told not to widen it: number system 0 or 1, six digits, check digit. Null when they are no UPC-E. */
export function widenUpcE(code: string): string | null {
  const [, system, six, check] = /^([01])(\d{6})(\d)$/u.exec(code) ?? [];
  if (system === undefined || six === undefined) return null;
  const last = Number(six.charAt(5));
  const middles = [
    [last <= 2, `${six.slice(0, 2)}${last}0000${six.slice(2, 5)}`],
    [last === 3, `${six.slice(0, 3)}00000${six.slice(3, 5)}`],
    [last === 4, `${six.slice(0, 4)}00000${six.charAt(4)}`],
    [last >= 5, `${six.slice(0, 5)}0000${last}`],
  ] as const;
  const body = `${system}${middles.find(([fits]) => fits)?.[1] ?? ''}`;
  return gtinCheckDigit(body) === Number(check) ? `${body}${check}` : null;
}
