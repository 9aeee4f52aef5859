// Reads the JSON text of a message, within limits, before anything is built from it.

export interface ReaderLimits {
  /** UTF-16 units. */
  readonly length: number;
  readonly depth: number;
  /** Values of any kind, nested ones included. */
  readonly nodes: number;
}

/** For what comes out of an isolate. */
export const fromGuest: ReaderLimits = { length: 8 * 1024 * 1024, depth: 64, nodes: 100_000 };

/** For what goes into an isolate: rows of a query and bodies of requests are larger than what scripts may send. */
export const fromHost: ReaderLimits = { length: 40 * 1024 * 1024, depth: 64, nodes: 2_000_000 };

/** The text is no message: too long, too deep, too many values, no JSON, or a member that JavaScript treats specially. */
export class MalformedMessage {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** The value that the text stands for; throws MalformedMessage. */
export function readMessage(text: string, limits: ReaderLimits): unknown {
  if (text.length > limits.length) throw new MalformedMessage('the message is too long');
  measure(text, limits);
  const value = parsed(text);
  if (text.includes('__proto__') || text.includes('\\u')) refuseSpecialMembers(value);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedMessage('the message is not JSON');
  }
}

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);

/** Counts brackets and commas outside texts, so that a hostile message is refused before memory is spent on it. */
function measure(text: string, limits: ReaderLimits): void {
  let depth = 0;
  let nodes = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfText(text, at);
    else if (code === COMMA) nodes += 1;
    else if (OPENING.has(code)) {
      depth += 1;
      nodes += 1;
    } else if (CLOSING.has(code)) depth -= 1;
    if (depth > limits.depth) throw new MalformedMessage('the message is nested too deeply');
    if (nodes > limits.nodes) throw new MalformedMessage('the message holds too many values');
  }
}

function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && escaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function escaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

function refuseSpecialMembers(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Object.hasOwn(value, '__proto__')) throw new MalformedMessage('the message has a member named __proto__');
  for (const member of Object.values(value)) refuseSpecialMembers(member);
}
