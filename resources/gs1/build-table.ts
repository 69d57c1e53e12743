import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes shared/core/gs1/dictionary-table.ts of a release of the GS1 Barcode Syntax Dictionary:
 *
 *   node resources/gs1/build-table.ts gs1-syntax-dictionary.txt
 *
 * The entries keep the dictionary's own notation, without its comments and columns; the program reads them when they are first needed.
 */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('which dictionary file?');
const lines = readFileSync(file, 'utf8').split(/\r?\n/u);
const release = lines.map((line) => /^# Release: (\S+)/u.exec(line)?.[1]).find((found) => found !== undefined);
if (release === undefined) throw new Error('no release in this file');

const entries = lines
  .filter((line) => /^\d/u.test(line))
  .map((line) => {
    const [rule = '', title = ''] = line.split('#', 2);
    return `${rule.trim().replace(/\s+/gu, ' ')}${title.trim() === '' ? '' : ` # ${title.trim()}`}`;
  });

const table = `/**
 * The application identifiers of the GS1 Barcode Syntax Dictionary, release ${release}, in its own notation. Made by
 * resources/gs1/build-table.ts; a new release is a new run, not an edit.
 *
 * Copyright (c) 2020-2021 BWIPP project, Zint Project; (c) 2021-2026 GS1 AISBL. Licensed under the Apache License, Version 2.0:
 * http://www.apache.org/licenses/LICENSE-2.0. Changed: comments and alignment left out.
 */
export const GS1_DICTIONARY = \`
${entries.join('\n')}
\`;
`;
writeFileSync(path.resolve(import.meta.dirname, '../../shared/core/gs1/dictionary-table.ts'), table);
process.stdout.write(`${entries.length} entries of release ${release}\n`);
