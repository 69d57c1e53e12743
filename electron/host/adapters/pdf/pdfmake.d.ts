/** What is used of pdfmake 0.3, which brings no types of its own. */
declare module 'pdfmake/js/Printer.js' {
  import type { Readable } from 'node:stream';

  type Fonts = Readonly<Record<string, Readonly<Record<string, string>>>>;
  interface Files {
    readonly existsSync: (name: string) => boolean;
    readonly readFileSync: (name: string) => Buffer;
  }
  interface Addresses {
    readonly resolve: (url: unknown) => void;
    readonly resolved: () => Promise<void>;
  }
  class Printer {
    constructor(fonts: Fonts, files: Files, addresses: Addresses, mayRead: (path: string) => boolean);
    createPdfKitDocument(definition: object): Promise<Readable & { readonly end: () => void }>;
  }
  const module: { readonly default: typeof Printer };
  export default module;
}
