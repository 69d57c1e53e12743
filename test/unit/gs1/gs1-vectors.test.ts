import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBarcode } from '../../../shared/core/barcode/check-barcode.ts';
import { forbiddenTogether, missingCompanions } from '../../../shared/core/gs1/associations.ts';
import { componentChecks } from '../../../shared/core/gs1/component-checks.ts';
import { readDigitalLink, writeDigitalLink } from '../../../shared/core/gs1/digital-link.ts';
import { readBracketed, readElementString, writeElementString } from '../../../shared/core/gs1/element-string.ts';
import type { Gs1Element, Gs1Reading } from '../../../shared/core/gs1/gs1-fault.ts';
import { readGs1Scan } from '../../../shared/core/gs1/read-scan.ts';
import { readScanData, writeScanData } from '../../../shared/core/gs1/scan-data.ts';
import { samplesDir } from '../../fixtures/samples.ts';

interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly input: string;
  readonly ok: boolean;
  readonly expected?: string;
  readonly expected_error?: string;
  readonly expected_markup?: string;
  readonly rule?: string;
  readonly linter?: string;
  readonly stem?: string;
  readonly symbology?: string;
  readonly derived_ai_split?: readonly (readonly [string, string])[];
}

const samples = samplesDir();
const vectors: readonly Vector[] =
  samples === undefined
    ? []
    : readFileSync(join(samples, 'gs1/gs1_vectors.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Vector);

const message = (elements: readonly Gs1Element[]): string => `^${writeElementString(elements).replaceAll('\u001d', '^')}`;
const good = (reading: Gs1Reading): boolean => reading.faults.length === 0;

/** Only the named rule of a row about companions is judged; the row's other AIs may break others. */
const associated = ({ rule, input }: Vector): boolean => {
  const { elements } = readBracketed(input);
  const faults = rule === 'validateAIrequisites' ? missingCompanions(elements) : forbiddenTogether(elements);
  const codes = {
    validateAIrepeats: 'AI_REPEATED_WITH_ANOTHER_VALUE',
    validateAIrequisites: 'REQUIRED_AIS_NOT_SATISFIED',
    validateAImutex: 'INVALID_AI_PAIRS',
  };
  const judged = codes[rule as keyof typeof codes] ?? 'SERIAL_NOT_PRESENT';
  // An AI the dictionary does not know is refused before anything is compared.
  return readBracketed(input).faults.length === 0 && !faults.some(({ code }) => code === judged);
};

/** `gcppos` rows of the published set were made with a register of prefixes that is offline: there is none here to ask. */
const withoutRegister = (vector: Vector): boolean => vector.expected_error === 'GCP_DATASOURCE_OFFLINE';

const judge = (vector: Vector): void => {
  const { kind, input, ok, expected, expected_error: code, expected_markup: markup } = vector;
  const split = vector.derived_ai_split?.map(([ai, value]) => ({ ai, value }));
  if (kind === 'linter') {
    const found = componentChecks[vector.linter ?? '']?.(input);
    expect(found?.code).toBe(ok ? undefined : code);
    if (found !== undefined && markup !== undefined) {
      const end = found.at + found.length;
      expect(`${input.slice(0, found.at)}*${input.slice(found.at, end)}*${input.slice(end)}`).toBe(markup);
    }
  } else if (kind === 'ai_association') {
    expect(associated(vector)).toBe(ok);
  } else if (kind === 'gtin_check_digit') {
    expect(checkBarcode(input).valid).toBe(ok);
  } else if (kind === 'digital_link_generate') {
    expect(writeDigitalLink(readBracketed(input).elements, vector.stem)).toMatchObject(ok ? { ok, value: expected } : { ok });
  } else if (kind === 'scan_data_generate') {
    expect(writeScanData(vector.symbology ?? '', input).scan).toBe(ok ? expected : undefined);
  } else if (kind === 'scan_data_process') {
    const scan = readScanData(input);
    expect(good(scan)).toBe(ok);
    if (expected !== undefined) expect(scan.data).toBe(expected);
    if (split !== undefined) expect(scan.elements).toEqual(split);
  } else {
    const reading =
      kind === 'digital_link_parse'
        ? readDigitalLink(input)
        : input.startsWith('^')
          ? readElementString(input.slice(1).replaceAll('^', '\u001d'))
          : readBracketed(input);
    expect(good(reading)).toBe(ok);
    if (code !== undefined) expect(reading.faults[0]?.code).toBe(code);
    if (markup !== undefined) expect(reading.faults[0]?.markup).toContain(markup);
    if (split !== undefined) expect(reading.elements).toEqual(split);
    if (expected !== undefined) expect(message(reading.elements)).toBe(expected);
  }
};

describe.skipIf(samples === undefined)('GS1 codes as published (skipped without the sample folder)', () => {
  it.each(vectors.filter((vector) => !withoutRegister(vector)).map((vector) => [vector.id, vector] as const))('%s', (_, vector) => judge(vector));

  it('there were rows of every kind to judge', () => {
    expect(new Set(vectors.map(({ kind }) => kind)).size).toBe(11);
    expect(vectors.filter(withoutRegister)).toHaveLength(2);
  });

  it.each(['bracketed_to_element_string', 'element_string_valid', 'digital_link_parse', 'scan_data_process', 'bracketed_linter_error'])(
    '%s in one door',
    (kind) => {
      for (const { input, ok, derived_ai_split: split } of vectors.filter((vector) => vector.kind === kind)) {
        const scan = readGs1Scan(input);
        expect([input, good(scan) && scan.missing.length === 0]).toEqual([input, ok]);
        if (split !== undefined) expect(scan.elements).toEqual(split.map(([ai, value]) => ({ ai, value })));
      }
    },
  );
});
