import type { z } from 'zod';
import type { Right } from '../core/user/roles.ts';
import type { Result } from '../kernel/result.ts';

/**
 * Who may call: `public` before anybody signed in, `signed-in` any person, `cli` only the command line,
 * or a right of the role table (PRODUCT §5). Checked once, at dispatch.
 */
export type Access = 'public' | 'signed-in' | 'cli' | Right;

/** One call of the contract. `summary` is one sentence in the operator's words: the contract is the manual. */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command';
  readonly access: Access;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
}

type Shape<I extends z.ZodType, O extends z.ZodType> = Omit<Endpoint<I, O>, 'kind'>;
export const query = <I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): Endpoint<I, O> => ({ kind: 'query', ...shape });
export const command = <I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): Endpoint<I, O> => ({ kind: 'command', ...shape });

export type Contract = Readonly<Record<string, Readonly<Record<string, Endpoint>>>>;

/**
 * Every failure a caller may meet. `code` selects the text shown (`error.<code>`), `params` fill it.
 * Three-part texts (what happened, what was kept, what to do next) live in the catalogues, never in the host.
 */
export interface CallError {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
export type Reply<T> = Result<T, CallError>;

/** Who is calling. Made by the transport from its own session, never from the message. */
export type Caller = { readonly kind: 'window'; readonly sessionId: string } | { readonly kind: 'cli' };

/** The single call shape every transport carries to the renderer's side. */
export type Call = (name: string, input: unknown) => Promise<Reply<unknown>>;

export type Client<C extends Contract> = {
  readonly [G in keyof C]: { readonly [K in keyof C[G]]: (input: z.input<C[G][K]['input']>) => Promise<Reply<z.output<C[G][K]['output']>>> };
};

/** What a handler knows beside its parsed input. `actor` is null only on `public` endpoints before sign-in. */
export interface CallContext<A> {
  readonly caller: Caller;
  readonly actor: A | null;
}

export type Handlers<C extends Contract, A> = {
  readonly [G in keyof C]: GroupHandlers<C[G], A>;
};
export type GroupHandlers<G extends Readonly<Record<string, Endpoint>>, A> = {
  readonly [K in keyof G]: (
    input: z.output<G[K]['input']>,
    context: CallContext<A>,
  ) => Reply<z.input<G[K]['output']>> | Promise<Reply<z.input<G[K]['output']>>>;
};
