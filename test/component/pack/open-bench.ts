import { PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';

const packer = PEOPLE.find(({ roles }) => roles.includes('packer'));
if (packer === undefined) throw new Error('the fake host has no packer');

export const packerHere = statusOf('signed_in', packer);

/** An order on the bench, without lines. */
export const emptyBench = {
  orderId: 'o1',
  platformOrderNo: 'A-100001',
  merchant: 'QH',
  merchantName: 'Qinghe',
  carrier: 'SF',
  waybill: 'SF1',
  tote: '',
  promisedShipAt: null,
  knownAt: null,
  lines: [],
  units: 0,
  left: 0,
  weight: null,
  asks: null,
};

/** The window stands at the packing bench with that order, whatever stood there before. */
export function standAtBench(): void {
  localStorage.clear();
  sessionStorage.setItem('sidebay.packOrder', emptyBench.orderId);
  location.hash = '#/queue';
  location.hash = '#/pack';
}
