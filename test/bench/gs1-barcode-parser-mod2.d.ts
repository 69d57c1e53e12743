declare module 'gs1-barcode-parser-mod2' {
  /** Throws where it cannot read the scan. */
  const parser: { readonly parseBarcode: (scan: string) => unknown };
  export default parser;
}
