type Params = Readonly<Record<string, string | number>>;

/** The host names a file that came in pieces by its upload; then the name its person gave says more. */
const UPLOAD_NAME = /^[0-9a-f]{8}-[0-9a-f-]{27}(?:\.\w+)?$/u;

export const shownFileName = (file: string, known: string | undefined): string => (UPLOAD_NAME.test(file) ? (known ?? file) : file);

export const shownParams = (params: Params, known: string): Params =>
  typeof params['file'] === 'string' ? { ...params, file: shownFileName(params['file'], known) } : params;
