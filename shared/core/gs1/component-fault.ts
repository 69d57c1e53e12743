/** What is wrong with one component of a value, under the name GS1 gives it; `at` and `length` mark the bad characters inside the component. */
export interface ComponentFault {
  readonly code: string;
  readonly at: number;
  readonly length: number;
}

export type ComponentCheck = (text: string) => ComponentFault | undefined;

export const fault = (code: string, at: number, length: number): ComponentFault => ({ code, at, length });
export const whole = (code: string, text: string): ComponentFault => fault(code, 0, text.length);

/** The first character outside the alphabet, one character long. */
export const strayCharacter = (text: string, alphabet: RegExp, code: string): ComponentFault | undefined => {
  for (let at = 0; at < text.length; at += 1) if (!alphabet.test(text.charAt(at))) return fault(code, at, 1);
  return undefined;
};

export const onlyDigits = (text: string): ComponentFault | undefined => strayCharacter(text, /^\d$/u, 'NON_DIGIT_CHARACTER');
