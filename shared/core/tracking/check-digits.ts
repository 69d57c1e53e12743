/** Whether `check` is the check character of `serial`; both are bare, upper-case. */
export type TrackingChecksum = (serial: string, check: string) => boolean;

/** Letters count as their place in the alphabet does on UPS labels: A 2, B 3 … modulo 10. */
const digitValue = (character: string): number => (/\d/u.test(character) ? Number(character) : (character.charCodeAt(0) - 3) % 10);

/** Weights by place from the left, the first is place 0; `fromRight` counts from the other end. */
export const mod10 =
  (evens: number, odds: number, fromRight = false): TrackingChecksum =>
  (serial, check) => {
    const characters = fromRight ? [...serial].reverse() : [...serial];
    const sum = characters.reduce((total, character, at) => total + digitValue(character) * (at % 2 === 0 ? evens : odds), 0);
    return (10 - (sum % 10)) % 10 === Number(check);
  };

export const luhn: TrackingChecksum = (serial, check) => {
  const sum = [...serial].reverse().reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(check);
};

export const mod7: TrackingChecksum = (serial, check) => Number(BigInt(serial) % 7n) === Number(check);

/** FedEx: weighted sum, modulo 11, of that modulo 10. */
export const mod11Then10 =
  (weights: readonly number[]): TrackingChecksum =>
  (serial, check) =>
    ([...serial].reduce((total, digit, at) => total + Number(digit) * (weights[at % weights.length] ?? 0), 0) % 11) % 10 === Number(check);

/** Universal Postal Union, S10: weights 8 6 4 2 3 5 9 7, modulo 11 with two exceptions. */
export const upuS10: TrackingChecksum = (serial, check) => {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const rest = 11 - ([...serial].reduce((total, digit, at) => total + Number(digit) * (weights[at] ?? 0), 0) % 11);
  return (rest === 10 ? 0 : rest === 11 ? 5 : rest) === Number(check);
};

/** ISO 7064 MOD 37,36, as DPD prints it. */
export const mod37_36: TrackingChecksum = (serial, check) => {
  let product = 36;
  for (const character of serial) {
    const sum = (Number.parseInt(character, 36) + product) % 36;
    product = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return (37 - product) % 36 === Number.parseInt(check, 36);
};
