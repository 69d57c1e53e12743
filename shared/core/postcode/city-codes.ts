/** Cities whose codes are told by their first characters; only places where a wrong code surely belongs elsewhere. */
const CITIES: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  GB: {
    london: /^(?:E|EC|N|NW|SE|SW|W|WC|BR|CR|DA|EN|HA|IG|KT|RM|SM|TN|TW|UB|WD)\d/u,
    edinburgh: /^EH\d/u,
    glasgow: /^G\d/u,
    manchester: /^(?:M|OL|SK)\d/u,
    birmingham: /^B\d/u,
    liverpool: /^L\d/u,
    bristol: /^BS\d/u,
    leeds: /^(?:LS|WF|BD)\d/u,
    cardiff: /^CF\d/u,
    belfast: /^BT\d/u,
  },
  DE: {
    berlin: /^1[0-4]/u,
    hamburg: /^2[0-2]/u,
    münchen: /^8[0-5]/u,
    munich: /^8[0-5]/u,
    köln: /^5[01]/u,
    cologne: /^5[01]/u,
    stuttgart: /^70/u,
    leipzig: /^04/u,
    dresden: /^01/u,
    nürnberg: /^90/u,
  },
};

export const isCodeOfCity = (country: string, city: string, code: string): boolean => CITIES[country]?.[city.trim().toLowerCase()]?.test(code) ?? true;
/** Known cities that do have such a code: what the sentence names as the other reading. */
export const citiesOfCode = (country: string, code: string): readonly string[] =>
  Object.entries(CITIES[country] ?? {})
    .filter(([, shape]) => shape.test(code))
    .map(([city]) => city.charAt(0).toUpperCase() + city.slice(1));
