export type DivisionLevel = 'province' | 'city' | 'district';

export interface Division {
  readonly level: DivisionLevel;
  /** Statistical code; empty below Hong Kong, Macao and Taiwan. */
  readonly code: string;
  readonly name: string;
  /** As people say it, 浙江 or 余杭; equal to `name` where cutting would leave one character. */
  readonly shortName: string;
  readonly parent: Division | null;
  readonly children: readonly Division[];
  readonly unwritten: boolean;
  readonly districtless: boolean;
}

/** A division that people still write and that is gone. */
export interface RenamedDivision {
  readonly level: 'city' | 'district';
  readonly oldName: string;
  /** The prefecture it lay in then; the ground may have gone to another one since. */
  readonly oldCity: string;
  /** Year it went. */
  readonly year: number;
  /** Those that cover its ground today. Several: the town may decide, else a person does. */
  readonly successors: readonly Division[];
}

export const provinceOf = (division: Division): Division => (division.parent === null ? division : provinceOf(division.parent));
export const cityOf = (division: Division): Division | null => (division.level === 'city' ? division : division.level === 'district' ? division.parent : null);

/** 浙江省杭州市余杭区: the written names from the province down, without unwritten cities. */
export const divisionPath = (division: Division): string =>
  `${division.parent === null ? '' : divisionPath(division.parent)}${division.unwritten ? '' : division.name}`;

/** 北京市, 天津市, 上海市, 重庆市: the province is the city. */
export const isMunicipality = (division: Division): boolean => /^(?:11|12|31|50)/u.test(division.code);

export const isWithin = (division: Division, ancestor: Division): boolean =>
  division === ancestor || (division.parent !== null && isWithin(division.parent, ancestor));
