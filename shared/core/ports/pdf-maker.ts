/** A stretch of a text; the strong ones are what people read aloud. */
export interface SheetSpan {
  readonly text: string;
  readonly strong: boolean;
}
export type SheetText = string | readonly SheetSpan[];

export interface SheetColumn {
  readonly heading: string;
  /** Of the sheet's width, beside the shares of the others. */
  readonly share: number;
  readonly isNumber?: boolean;
}

export interface SheetSignature {
  /** Who signed; empty leaves the line free. */
  readonly name: string;
  readonly caption: string;
  /** Drawn over the line; null where there is only a name. */
  readonly picture: { readonly mime: string; readonly bytes: Uint8Array } | null;
}

export type SheetBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: SheetText }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  /** Its heads are repeated on every page it reaches. */
  | { readonly kind: 'table'; readonly columns: readonly SheetColumn[]; readonly rows: readonly (readonly SheetText[])[] }
  | { readonly kind: 'signatures'; readonly signatures: readonly SheetSignature[] };

/** A paper as what stands on it, from top to bottom. Every text is text: nothing in it is markup, an address or a file's name. */
export interface Sheet {
  readonly language: 'zh-CN' | 'en';
  readonly title: string;
  /** Under the title. */
  readonly lines: readonly string[];
  /** The paper's own number, on every page and as a barcode on the first. */
  readonly no: string;
  /** Foot of every page; `{page}` and `{pages}` stand for the numbers. */
  readonly pageOf: string;
  /** Instead of a signature whose picture cannot be drawn. */
  readonly withoutPicture: string;
  /** When what stands on it was settled, epoch ms: the same sheet gives the same bytes whenever the file is made. */
  readonly settledAt: number;
  readonly blocks: readonly SheetBlock[];
}

/** Papers as PDF files. */
export interface PdfMaker {
  /** Rejects when the file cannot be made. */
  readonly make: (sheet: Sheet) => Promise<Uint8Array>;
}
