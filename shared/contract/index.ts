import './zod-without-eval.ts';
import { bulkContract } from './bulk.contract.ts';
import { casesContract } from './cases.contract.ts';
import { cliContract } from './cli.contract.ts';
import type { Contract } from './define-contract.ts';
import { housekeepingContract } from './housekeeping.contract.ts';
import { intakeContract } from './intake.contract.ts';
import { ordersContract } from './orders.contract.ts';
import { preferencesContract } from './preferences.contract.ts';
import { queueContract } from './queue.contract.ts';
import { sessionContract } from './session.contract.ts';
import { siteContract } from './site.contract.ts';
import { spotCheckContract } from './spot-check.contract.ts';
import { syncContract } from './sync.contract.ts';
import { systemContract } from './system.contract.ts';
import { usersContract } from './users.contract.ts';
import { viewsContract } from './views.contract.ts';

/** The whole contract: what the console can ask of the host, on every transport. */
export const contract = {
  session: sessionContract,
  users: usersContract,
  queue: queueContract,
  views: viewsContract,
  bulk: bulkContract,
  cases: casesContract,
  orders: ordersContract,
  intake: intakeContract,
  sync: syncContract,
  spotCheck: spotCheckContract,
  system: systemContract,
  preferences: preferencesContract,
  site: siteContract,
  housekeeping: housekeepingContract,
  cli: cliContract,
} as const satisfies Contract;
export type AppContract = typeof contract;
