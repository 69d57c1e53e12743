import type { ChangeKind } from '../outbox/outbox-entry.ts';
import type { ExceptionKind } from '../finding/exception-kinds.ts';
import { evolve } from './evolve.ts';
import type { EventStamp, OrderEvent } from './order-events.ts';
import type { OrderFile } from './order-file.ts';
import type { Json } from '../journal/journal-entry.ts';
import { err, type Result } from '../../kernel/result.ts';

/** A contract clock that starts when an exception of this kind opens. Data an administrator edits; `version` is kept with every clock it starts. */
export interface ClockRule {
  readonly kind: ExceptionKind;
  readonly clock: string;
  readonly minutes: number;
  readonly warnShare: number;
  readonly version: number;
  readonly pausable: boolean;
}

/** Everything a decision may use beside the file: stamped once, before anything is queued. */
export interface DecideContext {
  readonly nowAt: number;
  /** User id, or the program rule's name. */
  readonly by: string;
  readonly ids: { readonly next: () => string };
  readonly clockRules: readonly ClockRule[];
}

/** A change the WMS must hear of. It becomes an outbox entry in the transaction of the decision. */
export interface Change {
  readonly kind: ChangeKind;
  readonly payload: Json;
}

/** What a decision does: facts to journal in order, the file after them, and what the WMS must be told. */
export interface Decision {
  readonly events: readonly OrderEvent[];
  readonly after: OrderFile;
  readonly changes: readonly Change[];
}

/** Why a decision cannot be taken; `code` selects the text (`error.<code>`). */
export interface Refusal {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
export const refuse = (code: string, params?: Refusal['params']): Result<never, Refusal> => err(params === undefined ? { code } : { code, params });

/** Collects events against the growing file, so that each rule sees what the ones before it did. */
export class Draft {
  #file: OrderFile;
  readonly #events: OrderEvent[] = [];
  readonly #changes: Change[] = [];
  readonly #stamp: EventStamp;

  constructor(file: OrderFile, context: DecideContext) {
    this.#file = file;
    this.#stamp = { at: context.nowAt, by: context.by };
  }
  get file(): OrderFile {
    return this.#file;
  }
  add(event: OrderEvent): this {
    this.#events.push(event);
    this.#file = evolve(this.#file, event, this.#stamp);
    return this;
  }
  tell(kind: ChangeKind, payload: Json): this {
    this.#changes.push({ kind, payload });
    return this;
  }
  done(): Decision {
    return { events: this.#events, after: this.#file, changes: this.#changes };
  }
}
