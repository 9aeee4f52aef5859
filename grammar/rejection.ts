// Thrown inside the parser where a rule finds what no grammar rule can say; it never leaves the folder.

/** The text is not Python; why is found out by a second, slower reading. */
export class Rejection {
  /** True when the text is only too deep for us, so that a second reading would not find the reason. */
  readonly isTooDeep: boolean;

  constructor(isTooDeep: boolean) {
    this.isTooDeep = isTooDeep;
  }
}

const NOT_PYTHON = new Rejection(false);
const TOO_DEEP = new Rejection(true);

/** Leaves the parser: the text is not Python. */
export function reject(): never {
  throw NOT_PYTHON;
}

/** Leaves the parser: the text is nested deeper than the limit. */
export function rejectDepth(): never {
  throw TOO_DEEP;
}
