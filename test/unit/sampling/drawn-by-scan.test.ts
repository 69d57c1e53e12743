import { describe, expect, it } from 'vitest';
import { drawnByScan } from '../../../shared/core/sampling/drawn-by-scan.ts';

const drawn = [
  { orderId: 'a', platformOrderNo: 'TB-1001', waybill: 'SF1234567890123' },
  { orderId: 'b', platformOrderNo: 'TB-1002', waybill: '' },
  { orderId: 'c', platformOrderNo: 'TB-1003', waybill: '340123450000000017' },
];

describe('a scan at the spot check', () => {
  it.each([
    ['TB-1002', 'b'],
    [' TB-1001 ', 'a'],
    [']C0SF1234567890123', 'a'],
    ['SF1234567890123', 'a'],
    [']C100340123450000000017', 'c'],
    ['(00)340123450000000017', 'c'],
  ])('%j is a drawn parcel', (text, orderId) => {
    expect(drawnByScan(drawn, text)?.orderId).toBe(orderId);
  });

  it.each(['', ' ', 'TB-100', 'TB-10022', 'SF1234567890124', 'SB*CLOSE', '4006381333931'])('%j is none', (text) => {
    expect(drawnByScan(drawn, text)).toBeUndefined();
  });
});
