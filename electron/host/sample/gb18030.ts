/** Node reads GB18030 and does not write it: every two-byte character, read backwards. Made when the first file wants it. */
let bytesByCharacter: ReadonlyMap<string, number> | null = null;

function readBackwards(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\uFFFD' && !found.has(character)) found.set(character, lead * 256 + trail);
    }
  return found;
}

/** What the encoding's two-byte plane does not hold becomes a question mark, as the shops' own exports do it. */
export function encodeGb18030(text: string): Uint8Array {
  bytesByCharacter ??= readBackwards();
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? undefined : bytesByCharacter.get(character);
    if (pair === undefined) bytes[length++] = code < 0x80 ? code : 0x3f;
    else {
      bytes[length++] = pair >> 8;
      bytes[length++] = pair & 0xff;
    }
  }
  return bytes.subarray(0, length);
}
