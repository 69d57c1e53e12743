import type Database from 'better-sqlite3';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';

type Statement = Database.Statement<unknown[], unknown>;

/** One user of a connection: a process that lives on it, or somebody who looks on. */
export interface Borrowed {
  /** The connection as a process sees it that was just started: nothing remembered of the process before. */
  readonly db: Db;
  /** Its user is no more: what it compiled is for the next. */
  readonly giveBack: () => void;
}
export interface StatementPool {
  readonly borrow: () => Borrowed;
  /** Grows whenever a statement ran that can write. */
  readonly writes: () => number;
}

/**
 * Compiling the statements of the stores takes longer than what a life does with them. So they are compiled when they are first used, and what a
 * process leaves behind when it dies the next one on the same connection takes over. A statement is in the hands of one user at a time, and
 * carries nothing from one to the next.
 */
export function createStatementPool(connection: Db): StatementPool {
  const free = new Map<string, Statement[]>();
  let writes = 0;

  class PooledStatement {
    readonly source: string;
    private readonly taken: PooledStatement[];
    private compiled: Statement | null = null;
    private isPlucked = false;
    private isWriting = false;
    constructor(source: string, taken: PooledStatement[]) {
      this.source = source;
      this.taken = taken;
    }
    private use(): Statement {
      if (this.compiled === null) {
        const compiled = free.get(this.source)?.pop() ?? connection.prepare<unknown[], unknown>(this.source);
        if (this.isPlucked) compiled.pluck();
        this.isWriting = !compiled.readonly;
        this.compiled = compiled;
        this.taken.push(this);
      }
      if (this.isWriting) writes += 1;
      return this.compiled;
    }
    giveBack(): void {
      const { compiled } = this;
      if (compiled === null) return;
      if (this.isPlucked) compiled.pluck(false);
      this.compiled = null;
      const others = free.get(this.source);
      if (others === undefined) free.set(this.source, [compiled]);
      else others.push(compiled);
    }
    pluck(): this {
      this.isPlucked = true;
      return this;
    }
    get(...parameters: unknown[]): unknown {
      return this.use().get(...parameters);
    }
    all(...parameters: unknown[]): unknown[] {
      return this.use().all(...parameters);
    }
    run(...parameters: unknown[]): Database.RunResult {
      return this.use().run(...parameters);
    }
    iterate(...parameters: unknown[]): IterableIterator<unknown> {
      return this.use().iterate(...parameters);
    }
  }

  return {
    borrow: () => {
      const taken: PooledStatement[] = [];
      // What stores keep beside a connection they keep by its identity: a new process has none of it.
      const db = Object.create(connection) as Db;
      db.prepare = ((source: string) => new PooledStatement(source, taken)) as unknown as Db['prepare'];
      db.exec = (sql) => {
        writes += 1;
        connection.exec(sql);
        return db;
      };
      return {
        db,
        giveBack: () => {
          for (const statement of taken.splice(0)) statement.giveBack();
        },
      };
    },
    writes: () => writes,
  };
}
