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

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'this user may not',
  EROFS: 'it can only be read there',
};

/** Why the system could not read or write a file, in words. */
export function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return ('code' in failure ? REASONS[String(failure.code)] : undefined) ?? failure.message;
}
