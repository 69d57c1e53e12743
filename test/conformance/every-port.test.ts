import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const PORTS = join(here, '../../shared/core/ports');
const ADAPTERS = join(here, '../../electron/host/adapters');
const suites = readdirSync(here)
  .filter((file) => file.endsWith('.test.ts') && file !== 'every-port.test.ts')
  .map((file) => {
    const text = readFileSync(join(here, file), 'utf8');
    const shared = [...text.matchAll(/'\.\/([a-z-]+\.conformance\.ts)'/gu)].map(([, name = '']) => readFileSync(join(here, name), 'utf8'));
    return { file, text: [text, ...shared].join('\n') };
  });
const fixtures = readFileSync(join(here, '../fixtures/order-stores.ts'), 'utf8');
/** Interfaces that say what something can do; a bundle of dependencies (…Dep) and plain data have no suite. */
const portsOf = (text: string): readonly string[] =>
  [...text.matchAll(/export interface (\w+)[^{]*\{([\s\S]*?)\n\}/gu)].flatMap(([, name = '', body = '']) =>
    /=> /u.test(body) && !name.endsWith('Dep') && name !== 'CancelSignal' ? [name] : [],
  );

describe.each(readdirSync(PORTS))('the port %s', (file) => {
  const ports = portsOf(readFileSync(join(PORTS, file), 'utf8'));
  it('names what it is a port to', () => expect(ports).not.toEqual([]));
  it.each(ports)('%s has a suite that the real one and the fake both pass', (port) => {
    const mentions = suites.filter(
      ({ text }) => new RegExp(`\\b${port}\\b`, 'u').test(text) || (text.includes('order-stores.ts') && new RegExp(`: [^;]*\\b${port}\\b`, 'u').test(fixtures)),
    );
    expect(mentions.map((suite) => suite.file)).not.toEqual([]);
    const both = mentions.filter(
      ({ text }) =>
        (/adapters\//u.test(text) || text.includes('openSqliteStores') || text.includes('site-facts-of')) &&
        (/fakes\//u.test(text) || text.includes('openMemoryStores')),
    );
    expect(both.map((suite) => suite.file)).not.toEqual([]);
  });
});

it.each(suites)('$file selects something', ({ text }) => {
  expect(text).toMatch(/\b(?:it|test)(?:\.each)?\(/u);
  expect(text).not.toMatch(/\b(?:it|test|describe)\.(?:only|todo)\b/u);
});
it('every suite that is written is run', () => {
  const written = readdirSync(here).filter((file) => file.endsWith('.conformance.ts'));
  for (const file of written)
    expect(
      suites.some(({ text }) => text.includes(`'./${file}'`)),
      file,
    ).toBe(true);
});
it('the adapters are where the suites look for them', () => expect(readdirSync(ADAPTERS)).toContain('sqlite'));
