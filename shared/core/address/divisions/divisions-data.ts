/** Shape of resources/divisions/cn-divisions.json; the host reads the file and hands it to `createDivisions`. */
export type DistrictTuple = readonly [code: string, name: string, /** Street offices and townships, one blank between. */ towns: string];
export type CityTuple = readonly [code: string, name: string, districts: readonly DistrictTuple[]];
export type ProvinceTuple = readonly [code: string, name: string, cities: readonly CityTuple[]];

/** A division that is gone: where it lay under the names of its day, until which year, and the codes that cover its ground now. */
export type RenamedTuple = readonly [level: 'city' | 'district', oldName: string, province: string, city: string, year: number, successors: readonly string[]];

export interface CharactersData {
  /** Traditional and simplified character in turn. */
  readonly traditional: string;
  /** `ba 八巴…|bai …`: the characters of each sound, without tones. */
  readonly sounds: string;
  /** `一j|丁jl|…`: a character and its strokes in order, a letter a stroke. */
  readonly strokes: string;
}

export interface DivisionsData {
  /** Date of the newest source, YYYY-MM-DD. */
  readonly asOf: string;
  readonly source: string;
  readonly provinces: readonly ProvinceTuple[];
  readonly renamed: readonly RenamedTuple[];
  readonly characters: CharactersData;
}
