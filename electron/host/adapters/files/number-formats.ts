import { attribute, createXmlScanner } from './xml-scanner.ts';

/** Built-in formats that show a day or a time of day (ECMA-376 18.8.30 and the East Asian ones beside them). */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A format is a date's when day, month, year or hour letters stand outside quotes and brackets. */
const isDateCode = (code: string): boolean =>
  /[dmyhs年月日]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').replace(/general|red|black|e[+-]/gi, ''));

/** For each cell style: does it show its number as a date? */
export const readDateStyles = (stylesXml: string): readonly boolean[] => {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  const scanner = createXmlScanner({
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(Number(attribute(attributes, 'numFmtId')), isDateCode(attribute(attributes, 'formatCode') ?? ''));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        styles.push(custom.get(id) ?? isBuiltInDate(id));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
    text: () => undefined,
  });
  scanner.push(stylesXml);
  scanner.end();
  return styles;
};
