import type { CallError, Reply } from '../../shared/contract/define-contract.ts';

/** A reply that was no answer, thrown so that react-query keeps it as the error of a query. */
export class CallFailed extends Error {
  readonly error: CallError;
  constructor(error: CallError) {
    super(error.code);
    this.name = 'CallFailed';
    this.error = error;
  }
}

/** `queryFn: () => answered(client.queue.list(input))` */
export const answered = async <T>(reply: Promise<Reply<T>>): Promise<T> => {
  const result = await reply;
  if (!result.ok) throw new CallFailed(result.error);
  return result.value;
};

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: CallFailed;
  }
}
