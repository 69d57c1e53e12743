import { expect, it } from 'vitest';
import { SAMPLE_BLOCKS } from '../../../electron/host/sample/waybill-blocks.ts';
import { identifyTracking } from '../../../shared/core/tracking/identify-tracking.ts';
import { readWaybillBlock } from '../../../shared/core/waybill/read-block.ts';

it('the sample warehouse has numbers of every carrier, in the carrier’s shape, each once', () => {
  const shapes = { SF: ['sf', 'none'], YTO: ['yto', 'none'], EMS: ['ems', 'none'], DHL: ['dhl', 'ok'] } as const;
  expect(SAMPLE_BLOCKS.map(({ carrier }) => carrier)).toEqual(Object.keys(shapes));
  for (const { carrier, numbers } of SAMPLE_BLOCKS) {
    const [code, checksum] = shapes[carrier as keyof typeof shapes];
    expect(readWaybillBlock(numbers.join('\n'))).toEqual({ numbers, faults: [] });
    for (const number of numbers)
      expect(
        identifyTracking(number).some((found) => found.code.toLowerCase() === code && found.checksum === checksum),
        number,
      ).toBe(true);
  }
  // S10 is the world's post's own shape, and its check digit is right.
  for (const number of SAMPLE_BLOCKS.find(({ carrier }) => carrier === 'EMS')?.numbers ?? [])
    expect(identifyTracking(number).some(({ checksum }) => checksum === 'ok')).toBe(true);
});
