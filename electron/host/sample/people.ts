import type { DivisionsData } from '../../../shared/core/address/divisions/divisions-data.ts';
import { emptyRecipient, type Recipient } from '../../../shared/core/order/recipient.ts';
import type { Draw } from './draw.ts';
import type { Words } from './sample-data.ts';

interface District {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly towns: readonly string[];
}

const MUNICIPALITIES = new Set(['北京市', '上海市', '天津市', '重庆市']);
const isOrdinaryCity = (name: string): boolean => /[市州盟]$|地区$/u.test(name);

/** Districts with their street offices, of the provinces that order. Division names are real, so that the checks have something to hold them against. */
function districtsByProvince({ provinces }: DivisionsData, weights: Words['provinceWeights']): ReadonlyMap<string, readonly District[]> {
  const found = new Map<string, readonly District[]>();
  for (const [, province, cities] of provinces) {
    if (weights[province] === undefined) continue;
    const districts = cities.flatMap(([, city, ofCity]) => {
      const named = MUNICIPALITIES.has(province) && city === '市辖区' ? province : city;
      if (!isOrdinaryCity(named)) return [];
      return ofCity.flatMap(([, district, towns]) => {
        const ordinary = towns.split(' ').filter((town) => /(?:街道|镇)$/u.test(town));
        return ordinary.length === 0 || !/[区县市]$/u.test(district) || /开发|园区|管理|市辖/u.test(district) || district.startsWith(named.slice(0, -1))
          ? []
          : [{ province, city: named, district, towns: ordinary }];
      });
    });
    found.set(province, districts);
  }
  return found;
}

export interface People {
  /** Somebody on the mainland; the levels in fields of their own, the road and house invented. */
  readonly mainland: () => Recipient;
  readonly abroad: () => Recipient;
  readonly nearAbroad: () => Recipient;
}

/** Invented people; `phonePattern` says which mainland numbers are theirs. */
export function createPeople(words: Words, divisions: DivisionsData, draw: Draw, phonePattern: string): People {
  const byProvince = districtsByProvince(divisions, words.provinceWeights);
  const lots = Object.entries(words.provinceWeights)
    .flatMap(([province, weight]) => Array.from({ length: weight }, () => byProvince.get(province) ?? []))
    .filter((list) => list.length > 0);
  const hanName = (): string => draw.pick(words.surnames) + draw.pick(words.givenNames);
  const road = (): string => draw.pick(words.roads) + draw.pick(words.roadKinds);
  const house = (): string => {
    const number = `${draw.whole(1, 388)}号`;
    switch (draw.whole(0, 3)) {
      case 0:
        return number;
      case 1:
        return `${number}${draw.whole(1, 26)}幢${draw.whole(1, 3)}单元${draw.whole(1, 24)}0${draw.whole(1, 4)}室`;
      case 2:
        return `${number}${draw.whole(1, 18)}栋${draw.whole(2, 27)}0${draw.whole(1, 6)}`;
      default:
        return `${draw.whole(1, 388)}弄${draw.whole(1, 60)}号${draw.whole(1, 6)}0${draw.whole(1, 4)}室`;
    }
  };
  return {
    mainland: () => {
      const { province, city, district, towns } = draw.pick(draw.pick(lots));
      return {
        ...emptyRecipient,
        name: hanName(),
        phone: draw.fill(phonePattern),
        country: 'CN',
        province,
        city,
        district,
        town: draw.pick(towns),
        detail: road() + house(),
      };
    },
    abroad: () => {
      const { country, phone, streets, towns } = draw.pick(words.abroad);
      const [province, city, postcode] = draw.pick(towns);
      const number = draw.whole(1, 240);
      const street = draw.pick(streets);
      return {
        ...emptyRecipient,
        name: `${draw.pick(words.firstNames)} ${draw.pick(words.lastNames)}`,
        phone: draw.fill(phone),
        country,
        province,
        city,
        postcode,
        detail: country === 'DE' ? `${street} ${number}` : `${number} ${street}`,
      };
    },
    nearAbroad: () => {
      const { country, phone, places } = draw.pick(words.nearAbroad);
      return {
        ...emptyRecipient,
        name: hanName(),
        phone: draw.fill(phone),
        country,
        detail: `${draw.pick(places)}${draw.pick(words.roads)}街${draw.whole(1, 90)}号${draw.whole(2, 28)}楼`,
      };
    },
  };
}
