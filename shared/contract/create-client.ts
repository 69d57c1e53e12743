import type { Call, Client, Contract } from './define-contract.ts';

/** The caller's side of a contract: `client.orders.list({...})` for every endpoint, over whichever transport `call` stands for. */
export const createClient = <C extends Contract>(contract: C, call: Call): Client<C> =>
  Object.fromEntries(
    Object.entries(contract).map(([group, endpoints]) => [
      group,
      Object.fromEntries(Object.keys(endpoints).map((verb) => [verb, (input: unknown) => call(`${group}.${verb}`, input ?? {})])),
    ]),
  ) as Client<C>;
