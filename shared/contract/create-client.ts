import type { Call, Client, Contract } from './define-contract.ts';

/** The caller's side of a contract: `client.orders.list({...})` for every endpoint, over whichever transport `call` stands for. */
export const createClient = <C extends Contract>(contract: C, call: Call): Client<C> =>
  Object.fromEntries(
    Object.entries(contract).map(([group, endpoints]) => [
      group,
      Object.fromEntries(Object.keys(endpoints).map((verb) => [verb, (input: unknown) => call(`${group}.${verb}`, input ?? {})])),
    ]),
  ) as Client<C>;

/** An object that makes what stands under a name when it is first asked for, and keeps it. */
const named = <T>(make: (name: string) => T): Readonly<Record<string, T>> => {
  const made = new Map<string, T>();
  return new Proxy<Record<string, T>>(
    {},
    {
      get: (_, name) => {
        // A promise that is resolved with it looks for `then`, and finds none.
        if (typeof name !== 'string' || name === 'then') return undefined;
        let found = made.get(name);
        if (found === undefined) made.set(name, (found = make(name)));
        return found;
      },
    },
  );
};

/**
 * The same by names alone. A window never holds the contract: its schemas are the host's to check by, and to build hundreds of them is what a first
 * page would wait for. A name nobody knows is refused by the host; the types let none be written.
 */
export const createClientByName = <C extends Contract>(call: Call): Client<C> =>
  named((group) => named((verb) => (input: unknown) => call(`${group}.${verb}`, input ?? {}))) as Client<C>;
