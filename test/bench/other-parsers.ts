import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What another parser makes of an address; empty where it says nothing. */
export interface OtherReading {
  readonly province: string;
  readonly city: string;
  readonly district: string;
}
export interface OtherUsReading {
  readonly locality: string;
  readonly administrativeArea: string;
  readonly postalCode: string;
  readonly addressLines: readonly string[];
  readonly recipient: string;
}
export interface OtherParsers {
  readonly addressParse: (text: string) => OtherReading;
  readonly zhAddressParse: (text: string) => OtherReading;
  readonly parseAddress: (text: string) => OtherUsReading;
}

const PACKAGES = ['address-parse@1.2.19', 'zh-address-parse@1.3.16', 'parse-address@1.1.2'];
type Words = Readonly<Record<string, string | undefined>>;

/** The packages people use for this, put into an empty folder for the length of a measurement: the project itself does not carry them. */
export function loadOtherParsers(folder: string): OtherParsers {
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', ...PACKAGES], {
    cwd: folder,
    stdio: 'ignore',
    timeout: 120_000,
  });
  const require = createRequire(path.join(folder, 'package.json'));
  const addressParse = require('address-parse') as { readonly default: { parse(text: string): readonly Words[] } };
  const zhAddressParse = require('zh-address-parse') as (text: string) => Words;
  const parseAddress = require('parse-address') as { parseLocation(text: string): Words | null };
  return {
    addressParse: (text) => {
      const [read = {}] = addressParse.default.parse(text);
      return { province: read['province'] ?? '', city: read['city'] ?? '', district: read['area'] ?? '' };
    },
    zhAddressParse: (text) => {
      const read = zhAddressParse(text);
      return { province: read['province'] ?? '', city: read['city'] ?? '', district: read['area'] ?? '' };
    },
    parseAddress: (text) => {
      const read = parseAddress.parseLocation(text) ?? {};
      const street = ['number', 'prefix', 'street', 'type', 'suffix', 'sec_unit_type', 'sec_unit_num']
        .map((word) => read[word] ?? '')
        .filter((word) => word !== '');
      const zip = [read['zip'] ?? '', read['plus4'] ?? ''].filter((word) => word !== '').join('-');
      return { locality: read['city'] ?? '', administrativeArea: read['state'] ?? '', postalCode: zip, addressLines: [street.join(' ')], recipient: '' };
    },
  };
}
