/** Headers of everything the console serves to a window, by `app://` and by loopback alike (RELIABILITY §10 item 7). */
export type Headers = Readonly<Record<string, string>>;

/** `connect-src` is the one difference: inside Electron a page talks to nobody, in a browser to its own host. */
export const contentSecurityPolicy = (connect: "'none'" | "'self'"): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "font-src 'self'",
    `connect-src ${connect}`,
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

export const everyAnswer: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** What is answered to a call is nobody's page and is kept nowhere. */
export const apiHeaders: Headers = {
  ...everyAnswer,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

export const pageHeaders = (connect: "'none'" | "'self'", hashedName: boolean): Headers => ({
  ...everyAnswer,
  'Content-Security-Policy': contentSecurityPolicy(connect),
  'Permissions-Policy': 'camera=(self), serial=(self), hid=(self), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
  // Vite puts a digest into the names under assets/, so those never change.
  'Cache-Control': hashedName ? 'private, max-age=31536000, immutable' : 'no-cache',
});
