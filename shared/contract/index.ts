import './zod-without-eval.ts';
import { answersContract } from './answers.contract.ts';
import { benchPapersContract } from './bench-papers.contract.ts';
import { bulkContract } from './bulk.contract.ts';
import { casesContract } from './cases.contract.ts';
import { channelsContract } from './channels.contract.ts';
import { cliContract } from './cli.contract.ts';
import { codesContract } from './codes.contract.ts';
import type { Contract } from './define-contract.ts';
import { drillContract } from './drill.contract.ts';
import { housekeepingContract } from './housekeeping.contract.ts';
import { intakeContract } from './intake.contract.ts';
import { loadsContract } from './loads.contract.ts';
import { messagesContract } from './messages.contract.ts';
import { manualContract } from './manual.contract.ts';
import { matchingContract } from './matching.contract.ts';
import { ordersContract } from './orders.contract.ts';
import { outageContract } from './outage.contract.ts';
import { packContract } from './pack.contract.ts';
import { picturesContract } from './pictures.contract.ts';
import { preferencesContract } from './preferences.contract.ts';
import { printingContract } from './printing.contract.ts';
import { queueContract } from './queue.contract.ts';
import { scansContract } from './scans.contract.ts';
import { requestsContract } from './requests.contract.ts';
import { sessionContract } from './session.contract.ts';
import { siteContract } from './site.contract.ts';
import { spotCheckContract } from './spot-check.contract.ts';
import { stockContract } from './stock.contract.ts';
import { suggestionsContract } from './suggestions.contract.ts';
import { syncContract } from './sync.contract.ts';
import { systemContract } from './system.contract.ts';
import { templatesContract } from './templates.contract.ts';
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
  codes: codesContract,
  answers: answersContract,
  requests: requestsContract,
  messages: messagesContract,
  channels: channelsContract,
  templates: templatesContract,
  orders: ordersContract,
  intake: intakeContract,
  scans: scansContract,
  pack: packContract,
  pictures: picturesContract,
  loads: loadsContract,
  manual: manualContract,
  matching: matchingContract,
  printing: printingContract,
  benchPapers: benchPapersContract,
  stock: stockContract,
  suggestions: suggestionsContract,
  sync: syncContract,
  outage: outageContract,
  drill: drillContract,
  spotCheck: spotCheckContract,
  system: systemContract,
  preferences: preferencesContract,
  site: siteContract,
  housekeeping: housekeepingContract,
  cli: cliContract,
} as const satisfies Contract;
export type AppContract = typeof contract;
