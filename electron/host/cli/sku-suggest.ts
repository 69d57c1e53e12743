import path from 'node:path';
import { parseArgs } from 'node:util';
import { createCatalogue, type Catalogue, type Product } from '../../../shared/core/catalogue/catalogue.ts';
import { ImportRefused } from '../../../shared/core/ports/import-reader.ts';
import { judgeCode } from '../../../shared/core/sku/judge-code.ts';
import { readCatalogueFiles } from '../compose/catalogue-file.ts';
import { connect } from './connect.ts';
import { BadRow, runJsonLines, textOf, type Row } from './json-lines.ts';
import { CommandError, describe, EXIT, say } from './say.ts';

/** Longer than any product code; what stands there is text of another kind. */
const LONGEST_CODE = 200;
const PAGE = 2_000;

async function catalogueOfHouse(): Promise<Catalogue> {
  const { client, close } = await connect();
  try {
    const products: Product[] = [];
    for (let offset = 0, more = true; more; offset += PAGE) {
      const page = await client.cli.catalogue({ offset, limit: PAGE });
      if (!page.ok) throw new CommandError(`sku suggest: ${describe(page.error)}`);
      products.push(...page.value.products);
      more = page.value.products.length === PAGE;
    }
    return createCatalogue(products);
  } finally {
    await close();
  }
}

async function catalogueOfFiles(files: readonly string[]): Promise<Catalogue> {
  try {
    return await readCatalogueFiles(files.map((file) => path.resolve(file)));
  } catch (error) {
    if (error instanceof ImportRefused) throw new CommandError(`sku suggest: ${describe(error.error)}`, EXIT.data);
    throw error;
  }
}

const optional = (row: Row, field: string): string => (row[field] === null || row[field] === undefined ? '' : textOf(row, field));

/** One row against a catalogue; see judgeCode for the statuses and rules. */
export function suggestForRow(row: Row, catalogue: Catalogue): object {
  const code = textOf(row, 'code');
  if (code.length > LONGEST_CODE) throw new BadRow('field "code" is longer than any code');
  const merchant = optional(row, 'merchant');
  const { status, reason, suggestions } = judgeCode(
    { code, name: optional(row, 'name').slice(0, 400), variant: optional(row, 'variant').slice(0, 200), merchant: merchant === '' ? null : merchant },
    catalogue,
  );
  return {
    status,
    reason,
    suggestions: suggestions.map(({ quantity, ...one }) => (quantity === null ? one : { ...one, quantity })),
  };
}

/**
 * `sku suggest [--catalogue FILE]…`: `{id, code, name?, variant?, merchant?}` to `{id, status, reason, suggestions}`. Without a file the
 * products of the data folder count.
 */
export async function skuSuggestCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { catalogue: { type: 'string', multiple: true } } });
  const files = values.catalogue ?? [];
  const catalogue = files.length > 0 ? await catalogueOfFiles(files) : await catalogueOfHouse();
  if (catalogue.merchants().length === 0) say('sku suggest: the catalogue is empty; import one, or name a file with --catalogue.');
  return runJsonLines((row) => suggestForRow(row, catalogue));
}
