// Reading a declared signature: the only truth about a native's arguments.
import { PyTuple, type PyValue } from './values.ts';

export type ParameterKind = 'positional' | 'either' | 'keyword' | 'varargs' | 'varkeywords';

/** One parameter of a declared signature. */
export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** The text after the colon, '' if none. */
  readonly annotation: string;
  readonly required: boolean;
  /** `undefined` for `= ...`: the native learns that the argument was not given. */
  readonly fallback: PyValue | undefined;
}

/** A signature in parts. `name` is the last part of the dotted name. */
export interface Signature {
  readonly dotted: string;
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

/** Reads `name(a, b: int = 1, /, *, c=None, **kw)`. Throws on a malformed declaration: that is our own mistake. */
export function parseSignature(text: string): Signature {
  const open = text.indexOf('(');
  if (open < 0 || !text.endsWith(')')) throw new Error(`malformed signature: ${text}`);
  const dotted = text.slice(0, open);
  const pieces = splitTopLevel(text.slice(open + 1, -1));
  const slash = pieces.indexOf('/');
  const parameters: Parameter[] = [];
  let kind: ParameterKind = slash < 0 ? 'either' : 'positional';
  for (const piece of pieces) {
    if (piece === '/') kind = 'either';
    else if (piece === '*') kind = 'keyword';
    else if (piece.startsWith('**')) parameters.push(parseParameter(piece.slice(2), 'varkeywords'));
    else if (piece.startsWith('*')) {
      parameters.push(parseParameter(piece.slice(1), 'varargs'));
      kind = 'keyword';
    } else parameters.push(parseParameter(piece, kind));
  }
  return { dotted, name: dotted.slice(dotted.lastIndexOf('.') + 1), parameters };
}

function parseParameter(piece: string, kind: ParameterKind): Parameter {
  const match = /^(\w+)(?:\s*:\s*([^=]+?))?(?:\s*=\s*(.+))?$/.exec(piece);
  if (match === null) throw new Error(`malformed parameter: ${piece}`);
  const [, name = '', annotation = '', fallback] = match;
  const variable = kind === 'varargs' || kind === 'varkeywords';
  return { name, kind, annotation, required: fallback === undefined && !variable, fallback: parseDefault(fallback) };
}

function splitTopLevel(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) depth -= 1;
    else if (letter === ',' && depth === 0) {
      pieces.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  const last = text.slice(start).trim();
  if (last !== '') pieces.push(last);
  return pieces;
}

const constants: ReadonlyMap<string, PyValue | undefined> = new Map<string, PyValue | undefined>([
  ['None', null],
  ['True', true],
  ['False', false],
  ['...', undefined],
]);

function parseDefault(text: string | undefined): PyValue | undefined {
  if (text === undefined) return undefined;
  if (constants.has(text)) return constants.get(text);
  if (/^-?\d+$/.test(text)) return Number(text);
  if (/^(['"]).*\1$/s.test(text)) return text.slice(1, -1).replaceAll('\\n', '\n').replaceAll('\\t', '\t');
  if (text === '()') return new PyTuple([]);
  throw new Error(`a default has to be a simple literal: ${text}`);
}
