/** Shape of resources/divisions/cn-divisions.json; the host reads the file and hands it to `createDivisions`. */
export type DistrictTuple = readonly [code: string, name: string, /** Street offices and townships, one blank between. */ towns: string];
export type CityTuple = readonly [code: string, name: string, districts: readonly DistrictTuple[]];
export type ProvinceTuple = readonly [code: string, name: string, cities: readonly CityTuple[]];

export interface DivisionsData {
  /** Date of the source, YYYY-MM-DD. */
  readonly asOf: string;
  readonly source: string;
  readonly provinces: readonly ProvinceTuple[];
}
