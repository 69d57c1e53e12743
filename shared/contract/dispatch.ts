import type { z } from 'zod';
import { err, type Result } from '../kernel/result.ts';
import type { Access, CallContext, Caller, CallError, Contract, Endpoint, Handlers, Reply } from './define-contract.ts';

/*
 * The one door of the host. Nothing reaches a handler unless, in this order,
 *   the endpoint exists  →  the caller may use it  →  the input parses,
 * and nothing leaves that the endpoint's output does not describe. Every transport comes through here.
 */

/** Decides from the caller's own session, never from the message. The actor is null only where nobody need be signed in. */
export type Authorise<A> = (access: Access, caller: Caller) => Result<A | null, CallError>;

/** Writes a defect to the log and returns the id under which it can be found there; the caller is shown that id and nothing else. */
export type ReportDefect = (endpoint: string, defect: unknown) => string;

export type Dispatch = (name: string, input: unknown, caller: Caller) => Promise<Reply<unknown>>;

type AnyHandler<A> = (input: unknown, context: CallContext<A>) => Reply<unknown> | Promise<Reply<unknown>>;

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/** Splits `group.verb`; anything else, inherited names included, is not an endpoint. */
const findPair = <C extends Contract, A>(contract: C, handlers: Handlers<C, A>, name: string): { endpoint: Endpoint; handler: AnyHandler<A> } | undefined => {
  const [group, verb, ...rest] = name.split('.');
  if (group === undefined || verb === undefined || rest.length > 0) return undefined;
  const endpoint = own(own(contract, group) ?? {}, verb);
  const groupHandlers = own(handlers as Readonly<Record<string, Readonly<Record<string, AnyHandler<A>>>>>, group);
  const handler = groupHandlers && own(groupHandlers, verb);
  return endpoint && handler ? { endpoint, handler } : undefined;
};

const firstField = (error: z.ZodError): string => {
  const issue = error.issues[0];
  if (!issue) return '';
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys' && issue.keys[0] !== undefined) path.push(issue.keys[0]);
  return path.join('.');
};

/** Holds even where `authorise` is mistaken: the command line's own endpoints, and no anonymous use of what is not public. */
const refusal = (access: Access, caller: Caller, actor: unknown): CallError | undefined => {
  if (access === 'cli' && caller.kind !== 'cli') return { code: 'not_allowed', params: { right: 'cli' } };
  if (actor === null && access !== 'public' && access !== 'cli') return { code: 'not_signed_in' };
  return undefined;
};

const plainError = (error: CallError): CallError => (error.params ? { code: error.code, params: error.params } : { code: error.code });

export const createDispatch = <C extends Contract, A>(
  contract: C,
  handlers: Handlers<C, A>,
  authorise: Authorise<A>,
  reportDefect: ReportDefect = () => '',
  /** Failures that have a name although they were thrown: a full disk says so instead of being a defect. */
  knownFailure: (thrown: unknown) => CallError | null = () => null,
): Dispatch => {
  const answer = async (name: string, input: unknown, caller: Caller): Promise<Reply<unknown>> => {
    const pair = findPair(contract, handlers, name);
    if (!pair) return err({ code: 'unknown_endpoint' });
    const { endpoint, handler } = pair;

    const authorised = authorise(endpoint.access, caller);
    if (!authorised.ok) return err(plainError(authorised.error));
    const refused = refusal(endpoint.access, caller, authorised.value);
    if (refused) return err(refused);

    const parsed = await endpoint.input.safeParseAsync(input);
    if (!parsed.success) return err({ code: 'bad_input', params: { field: firstField(parsed.error) } });

    const reply = await handler(parsed.data, { caller, actor: authorised.value });
    if (!reply.ok) return err(plainError(reply.error));
    return { ok: true, value: await endpoint.output.parseAsync(reply.value) };
  };

  return async (name, input, caller) => {
    try {
      return await answer(name, input, caller);
    } catch (defect) {
      const known = knownFailure(defect);
      const id = reportDefect(name, defect);
      return err(known ?? { code: 'internal', params: { id } });
    }
  };
};
