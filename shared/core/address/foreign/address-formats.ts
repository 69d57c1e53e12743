/**
 * Which parts an address of a country has to have, by the letters of libaddressinput: A street lines, C locality, D dependent locality,
 * S administrative area, Z postal code. Countries that are not here need a street and a locality.
 */
const REQUIRED =
  'ACSZ:AU,CA,CN,ES,IN,IT,KR,MX,RU,TW,UA,US|ASCZ:BR|ASZ:JP,AS|ACZ:AT,BE,BG,CH,CZ,DE,DK,EE,FI,FR,GB,GR,HR,HU,IS,LI,LT,LU,LV,MY,NL,NO,NZ,PL,PT,RO,SE,SI,SK,TR,ZA,IL,SA|AZ:SG|AS:AE,HK,ID|ACS:CL,AR,TH|AC:IE,PH,VN,KW,BH,QA|A:MO';

const requiredByCountry = new Map<string, string>();
for (const entry of REQUIRED.split('|')) {
  const [letters = '', countries = ''] = entry.split(':');
  for (const country of countries.split(',')) requiredByCountry.set(country, letters);
}

export const ADDRESS_PARTS = ['addressLines', 'locality', 'dependentLocality', 'administrativeArea', 'postalCode'] as const;
export type AddressPart = (typeof ADDRESS_PARTS)[number];

const BY_LETTER: Readonly<Record<string, AddressPart>> = {
  A: 'addressLines',
  C: 'locality',
  D: 'dependentLocality',
  S: 'administrativeArea',
  Z: 'postalCode',
};

export const requiredParts = (country: string): readonly AddressPart[] =>
  [...(requiredByCountry.get(country) ?? 'AC')].flatMap((letter) => BY_LETTER[letter] ?? []);
