// How a command says that it did not succeed.

/** Ends a command. The text says what was being done, what is wrong and what to do. */
export class CommandFailure extends Error {
  readonly code: 1 | 2;
  constructor(code: 1 | 2, message: string) {
    super(message);
    this.code = code;
  }
}

/** The command was called in a way that cannot work. */
export function wrongUsage(message: string): CommandFailure {
  return new CommandFailure(2, message);
}

/** The command was right, and what it should do failed. */
export function failed(message: string): CommandFailure {
  return new CommandFailure(1, message);
}
