import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DivisionsData } from '../../../shared/core/address/divisions/divisions-data.ts';
import { createDivisions } from '../../../shared/core/address/divisions/divisions.ts';
import { createCatalogue, type Product } from '../../../shared/core/catalogue/catalogue.ts';
import { readMessage, type ReadMessageContext } from '../../../shared/core/manual-order/read-message.ts';
import type { Site } from '../../../shared/core/site/site.ts';
import { programFolder } from '../data-folder.ts';
import { BadRow, textOf, type Row } from './json-lines.ts';

const product = (row: Row): Product => ({
  merchant: textOf(row, 'merchant', ''),
  sku: textOf(row, 'sku'),
  name: textOf(row, 'name', ''),
  nameEn: textOf(row, 'nameEn', ''),
  variant: textOf(row, 'variant', ''),
  barcodes: Array.isArray(row['barcodes']) ? row['barcodes'].map(String) : [],
  weightGrams: null,
  retiredAt: null,
  successorSku: null,
  kitParts: [],
  twinSkus: [],
});

/** `{id, text, merchant?, catalogue?: [{sku, name, nameEn, …}]}` to the fields of an order; without a catalogue of its own a row is read for the sample warehouse. */
export function manualParse(): (row: Row) => object {
  const resource = <T>(file: string): T => JSON.parse(readFileSync(path.join(programFolder(), 'resources', file), 'utf8')) as T;
  const divisions = createDivisions(resource<DivisionsData>('divisions/cn-divisions.json'));
  const { site } = resource<{ readonly site: Pick<Site, 'merchants' | 'trainingNumbers'> }>('sample-warehouse/site.json');
  const retired = (row: Row): boolean => textOf(row, 'retiredOn', '') !== '';
  const products = resource<readonly Row[]>('sample-warehouse/products.json').map((row) => ({ ...product(row), retiredAt: retired(row) ? 0 : null }));
  const sample: Omit<ReadMessageContext, 'merchant'> = {
    divisions,
    trainingNumbers: site.trainingNumbers,
    siteCountry: 'CN',
    catalogue: createCatalogue(products),
    merchants: site.merchants.map(({ code, nameZh, nameEn }) => ({ code, names: [nameZh, nameEn] })),
  };
  return (row) => {
    const given = row['catalogue'];
    if (given !== undefined && !Array.isArray(given)) throw new BadRow('field "catalogue" is not a list');
    const own = given?.map((one: unknown) => product(one as Row));
    const merchants = own === undefined ? sample.merchants : [...new Set(own.map(({ merchant }) => merchant))].map((code) => ({ code, names: [] }));
    const context = own === undefined ? sample : { ...sample, catalogue: createCatalogue(own), merchants };
    const read = readMessage(textOf(row, 'text'), { ...context, merchant: textOf(row, 'merchant', '') });
    const { lines, cut, ...fields } = read;
    const unsure = [
      ...Object.entries(fields).flatMap(([name, { sure }]) => (sure ? [] : [name])),
      ...lines.flatMap(({ sure }, n) => (sure ? [] : [`lines.${n}`])),
    ];
    return { ...read, unsure };
  };
}
