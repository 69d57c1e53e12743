/** A cell or two are a slip of the fingers; a table has a header and a row of at least two cells. */
const isTable = (text: string): boolean => {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  return lines.length >= 2 && lines.slice(0, 2).every((line) => /[\t,;|]/u.test(line));
};

/** What was copied from a spreadsheet, as the file it would have been saved as. Null for anything that is no table. */
export const pastedTable = (text: string, name: string): File | null =>
  isTable(text) ? new File([text], `${name}.tsv`, { type: 'text/tab-separated-values' }) : null;
