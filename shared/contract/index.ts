import { casesContract } from './cases.contract.ts';
import type { Contract } from './define-contract.ts';
import { intakeContract } from './intake.contract.ts';
import { ordersContract } from './orders.contract.ts';
import { queueContract } from './queue.contract.ts';
import { syncContract } from './sync.contract.ts';
import { systemContract } from './system.contract.ts';

/** The whole contract: what the console can ask of the host, on every transport. */
export const contract = {
  queue: queueContract,
  cases: casesContract,
  orders: ordersContract,
  intake: intakeContract,
  sync: syncContract,
  system: systemContract,
} as const satisfies Contract;
export type AppContract = typeof contract;
