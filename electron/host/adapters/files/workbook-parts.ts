import type { FileHandle } from 'node:fs/promises';
import type { ImportLimits } from '../../../../shared/core/import/limits.ts';
import { refuse } from './import-failure.ts';
import { attribute, createXmlScanner } from './xml-scanner.ts';
import type { ZipEntry } from './zip-directory.ts';
import { unpackEntry } from './zip-entry.ts';

interface Sheet {
  readonly name: string;
  readonly relation: string;
  readonly hidden: boolean;
}

export const readRelations = (xml: string, folder: string): ReadonlyMap<string, { readonly type: string; readonly target: string }> => {
  const relations = new Map<string, { readonly type: string; readonly target: string }>();
  const scanner = createXmlScanner({
    open: (name, attributes) => {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = attribute(attributes, 'Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : folder === '' ? target : `${folder}/${target}`;
      relations.set(attribute(attributes, 'Id') ?? '', { type: attribute(attributes, 'Type') ?? '', target: path.replace(/^\.\//, '') });
    },
    close: () => undefined,
    text: () => undefined,
  });
  scanner.push(xml);
  scanner.end();
  return relations;
};

export const readWorkbook = (xml: string): { readonly sheets: readonly Sheet[]; readonly from1904: boolean } => {
  const sheets: Sheet[] = [];
  let from1904 = false;
  const scanner = createXmlScanner({
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const relation = attribute(attributes, 'r:id') ?? /\s\w+:id\s*=\s*["']([^"']+)/.exec(attributes)?.[1] ?? '';
      sheets.push({ name: attribute(attributes, 'name') ?? '', relation, hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible' });
    },
    close: () => undefined,
    text: () => undefined,
  });
  scanner.push(xml);
  scanner.end();
  return { sheets, from1904 };
};

export const unescapeOoxml = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

/** Collects `<t>` of each `<si>`, leaving phonetic readings out. */
export const readSharedTexts = async (handle: FileHandle, entry: ZipEntry, file: string, limits: ImportLimits): Promise<readonly string[]> => {
  const texts: string[] = [];
  let chars = 0;
  let current = '';
  let inText = false;
  let phonetic = false;
  const scanner = createXmlScanner({
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') {
        chars += current.length + 16;
        if (chars > limits.sharedTextChars) refuse('workbook_too_large', { file, limitBytes: limits.sharedTextChars });
        texts.push(unescapeOoxml(current));
      }
    },
    text: (text) => {
      if (!inText) return;
      if (current.length <= limits.cellChars) current += text;
    },
  });
  const decoder = new TextDecoder('utf-8');
  for await (const piece of unpackEntry(handle, entry, file)) scanner.push(decoder.decode(piece, { stream: true }));
  scanner.end();
  return texts;
};
