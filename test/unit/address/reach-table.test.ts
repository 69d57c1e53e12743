import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachOf } from '../../../shared/core/address/reach/carrier-reach.ts';
import { readReachTable, reachPlaceName } from '../../../shared/core/address/reach/read-reach-table.ts';
import { adcodeOf } from '../../../shared/core/address/chinese/parse-chinese.ts';
import { divisionPath } from '../../../shared/core/address/divisions/division.ts';
import { divisions } from '../../fixtures/address-context.ts';

const read = (text: string) => readReachTable(text, 'unserved', divisions);

describe("a carrier's table of places", () => {
  it.each([
    ['西藏自治区', '54', 'unserved'],
    ['54', '54', 'unserved'],
    ['新疆,偏远', '65', 'remote'],
    ['新疆维吾尔自治区\t乌鲁木齐市\t偏远加收', '6501', 'remote'],
    ['河南省平顶山市叶县任店镇,不派送', '410422 任店镇', 'unserved'],
    ['410422 任店镇,停发', '410422 任店镇', 'unserved'],
    ['"河南省","平顶山市","叶县"', '410422', 'unserved'],
    ['东莞市', '441900', 'unserved'],
    ['香港', 'HK', 'unserved'],
    ['US,remote', 'US', 'remote'],
    ['西藏阿里地区', '5425', 'unserved'],
  ])('%s', (line, place, reach) => {
    expect(read(line)).toMatchObject({ places: [{ place, reach }], unread: [] });
  });

  it('says which lines it could not place, and leaves out no more than was said', () => {
    const { places, unread } = read('省份,说明\n西藏\n鼓楼区\n叶县任店镇柳溪村三组\n999999\n\nsomewhere far');
    expect(places.map(({ place }) => place)).toEqual(['54']);
    expect(unread.map(({ row }) => row)).toEqual([3, 4, 5, 7]);
  });

  it('reads its own words again, for every division there is', () => {
    const known = divisions.all.filter(({ code, unwritten, level }) => code !== '' && !unwritten && level !== 'province');
    fc.assert(
      fc.property(fc.constantFrom(...known), (division) => {
        const [place] = read(divisionPath(division)).places;
        expect(place?.place).toBeDefined();
        expect(reachPlaceName(place?.place ?? '', divisions)).toBe(divisionPath(division));
        const reach = { countries: [], unserved: [place?.place ?? ''], remote: [], takesBoxes: true, takesLockers: true };
        expect(reachOf(reach, { country: 'CN', adcode: adcodeOf(division), town: '' })).toBe('unserved');
      }),
    );
  });
});
