export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const ascii = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));

function webpSize(bytes: Uint8Array, view: DataView): ImageSize | undefined {
  const chunk = ascii(bytes, 12, 4);
  if (chunk === 'VP8X') return { width: 1 + (view.getUint32(24, true) & 0xff_ffff), height: 1 + (view.getUint32(26, true) >>> 8) };
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return chunk === 'VP8 ' ? { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff } : undefined;
}

/** Walks a JPEG's segments to its frame header. */
function jpegSize(view: DataView): ImageSize | undefined {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return undefined;
}

export type ImageKind = 'png' | 'webp' | 'jpeg';

export interface ImageHeader extends ImageSize {
  readonly kind: ImageKind;
}

/** Kind and size from the header alone, so that nothing is unpacked before it is known how large it would become. */
export function imageHeader(bytes: Uint8Array): ImageHeader | undefined {
  if (bytes.length < 32) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const withKind = (kind: ImageKind, size: ImageSize | undefined) =>
    size === undefined || size.width === 0 || size.height === 0 ? undefined : { kind, ...size };
  if (ascii(bytes, 1, 3) === 'PNG' && ascii(bytes, 12, 4) === 'IHDR') return withKind('png', { width: view.getUint32(16), height: view.getUint32(20) });
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return withKind('webp', webpSize(bytes, view));
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return withKind('jpeg', jpegSize(view));
  return undefined;
}
