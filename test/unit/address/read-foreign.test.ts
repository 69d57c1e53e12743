import { describe, expect, it } from 'vitest';
import { judgeForeign, readForeignParts } from '../../../shared/core/address/foreign/parse-foreign.ts';
import { isRegion } from '../../../shared/core/address/foreign/region-names.ts';

const read = (country: string, text: string) => judgeForeign(readForeignParts(text, country), country);

describe('an address abroad from one text', () => {
  it.each([
    ['BR', 'Avenida Paulista, 1578, Bela Vista, São Paulo - SP, 01310-200', ['São Paulo', 'SP', '01310-200']],
    ['BR', 'Rua das Flores 45, Curitiba, PR, 80020-000', ['Curitiba', 'PR', '80020-000']],
    ['BR', 'Rua XV de Novembro 100, Blumenau SC 89010-000', ['Blumenau', 'SC', '89010-000']],
    ['MX', 'Av. Reforma 222, Juárez, 06600 Ciudad de México, CDMX', ['Ciudad de México', 'CDMX', '06600']],
    ['IN', '12 MG Road, Bengaluru, Karnataka 560001', ['Bengaluru', 'Karnataka', '560001']],
    ['IT', 'Via Roma 5 int. 4, 00184 Roma RM', ['Roma', 'RM', '00184']],
    ['CA', '111 Wellington St, Ottawa, Ontario K1A 0A9', ['Ottawa', 'Ontario', 'K1A 0A9']],
    ['AE', 'Villa 12, Al Wasl Road, Dubai', ['', 'Dubai', '']],
    ['JP', '〒150-0041 東京都渋谷区神南1-19-11 パークビル4階', ['渋谷区', '東京都', '150-0041']],
    ['JP', '大阪府大阪市北区梅田3-1-1 530-0001', ['大阪市北区', '大阪府', '530-0001']],
    ['JP', '三重県四日市市諏訪町1-5 510-8601', ['四日市市', '三重県', '510-8601']],
    ['JP', '3-2-1 Umeda, Kita-ku, Osaka 530-0001 Japan', ['Kita-ku', 'Osaka', '530-0001']],
    ['KR', '서울특별시 중구 세종대로 110 04524', ['중구', '서울특별시', '04524']],
    ['KR', '경기도 성남시 분당구 판교역로 235, 13494', ['성남시 분당구', '경기도', '13494']],
    ['DE', 'Hauptstraße 5 10115 Berlin', ['Berlin', '', '10115']],
    ['FR', '10 rue du Bac 75007 Paris', ['Paris', '', '75007']],
    ['AT', 'Stephansplatz 1 1010 Wien', ['Wien', '', '1010']],
  ])('%s %s', (country, text, expected) => {
    const { locality, administrativeArea, postalCode, status } = read(country, text);
    expect([locality, administrativeArea, postalCode, status]).toEqual([...expected, 'ok']);
  });

  it.each([
    ['BR', 'Rua Augusta, 1200, Consolação, São Paulo, 01304-001', 'São Paulo', ''],
    ['DE', 'Straße des 17. Juni 135, 10623 Berlin', 'Berlin', ''],
    ['GB', '1 Se Road, Leeds', 'Leeds', ''],
  ])('%s %s: what is a town stays one', (country, text, locality, administrativeArea) => {
    expect(read(country, text)).toMatchObject({ locality, administrativeArea });
  });

  it('a code that lost its zero, or got a letter for a digit, comes with the whole one', () => {
    expect(read('FR', '8 Avenue Foch, 6000 Nice').suggestions).toMatchObject([{ value: '06000' }]);
    expect(read('BR', 'Av. Paulista 1578, São Paulo - SP, 1310-200').suggestions).toMatchObject([{ value: '01310-200' }]);
    expect(read('US', '1 Microsoft Way, Redmond, WA 98O52')).toMatchObject({ locality: 'Redmond', suggestions: [{ value: '98052' }] });
  });
});

describe('regions', () => {
  it.each([
    ['BR', 'SP', true],
    ['BR', 'sp', false],
    ['BR', 'Paraná', true],
    ['MX', 'Q. Roo', true],
    ['JP', 'Tokyo-to', true],
    ['US', 'CA', false],
  ])('%s %s', (country, text, is) => expect(isRegion(country, text)).toBe(is));
});
