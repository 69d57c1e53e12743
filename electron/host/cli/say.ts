/** What a command prints for people goes to standard error; standard output is for what was asked. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);
export const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Ends that a script can tell apart (sysexits.h). */
export const EXIT = { ok: 0, failed: 1, usage: 64, data: 65 } as const;

/** A command that cannot go on: printed as one line, without a stack. */
export class CommandError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const describe = (error: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }): string =>
  error.params === undefined ? error.code : `${error.code} ${JSON.stringify(error.params)}`;
