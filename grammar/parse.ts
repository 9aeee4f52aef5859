// Text to tree: the front door of the grammar.
import type { Root } from './ast.ts';
import { decodeSource } from './decode.ts';
import { Diagnostician } from './diagnosis/diagnose.ts';
import { type Lexed, lex } from './lexer.ts';
import { brokenLimit, SOURCE_LIMITS, type SourceLimits, utf8Length } from './limits.ts';
import { LiteralError } from './literals.ts';
import type { Problem, PythonVersion, SyntaxErrorClass } from './problem.ts';
import { Rejection } from './rejection.ts';
import { Source } from './source.ts';
import { StatementParser } from './statements.ts';

/** What a text is read as: a module, one expression, or one statement of a prompt. */
export type Mode = 'exec' | 'eval' | 'single';

/** How a text is read. */
export interface ParseOptions {
  readonly mode?: Mode;
  readonly python?: PythonVersion;
  readonly limits?: SourceLimits;
}

/** The tree, or the one problem that CPython would name. */
export type ParseResult =
  | { readonly ok: true; readonly root: Root; readonly source: Source }
  | { readonly ok: false; readonly problem: Problem; readonly source: Source };

/** Of several Pythons the one whose rules hold when nothing else is said. */
const DEFAULT_PYTHON: PythonVersion = '3.14';
/** A text with fewer tokens than this cannot break a limit of the tree. */
const FEW_TOKENS = 400;
const SURROGATE = /[\ud800-\udfff]+/u;

const parser = new StatementParser({ isRecorded: false });
const diagnostician = new Diagnostician();
const START_RULES: Readonly<Record<Mode, 'file' | 'eval' | 'interactive'>> = {
  exec: 'file',
  eval: 'eval',
  single: 'interactive',
};

/** Reads a script. It never throws: whatever is wrong with the text is in the result. */
export function parse(text: string | Uint8Array, options: ParseOptions = {}): ParseResult {
  const decoded = typeof text === 'string' ? { text } : decodeSource(text);
  if ('message' in decoded)
    return { ok: false, problem: unplaced('SyntaxError', decoded.message), source: new Source('') };
  const source = new Source(decoded.text);
  const problem = unreadable(source, options.limits ?? SOURCE_LIMITS);
  return problem === undefined ? read(source, options) : { ok: false, problem, source };
}

/** Problems of the text as a whole, which CPython finds before it reads a token. */
function unreadable(source: Source, limits: SourceLimits): Problem | undefined {
  const { text } = source;
  if (text.length * 3 > limits.bytes && utf8Length(text) > limits.bytes) {
    return unplaced('SyntaxError', `source is longer than ${limits.bytes} bytes`);
  }
  const lone = SURROGATE.exec(text);
  if (lone !== null) return loneSurrogate(text, lone[0], lone.index);
  if (text.includes('\0')) return unplaced('SyntaxError', 'source code string cannot contain null bytes');
  return undefined;
}

function loneSurrogate(text: string, found: string, index: number): Problem {
  const at = [...text.slice(0, index)].length;
  const last = at + found.length - 1;
  const hex = found.charCodeAt(0).toString(16);
  const what = found.length === 1 ? `character '\\u${hex}' in position ${at}` : `characters in position ${at}-${last}`;
  return unplaced('ValueError', `'utf-8' codec can't encode ${what}: surrogates not allowed`);
}

function unplaced(type: SyntaxErrorClass, message: string): Problem {
  return { phase: 'syntax', type, message, span: null, text: null, line: null };
}

function read(source: Source, options: ParseOptions): ParseResult {
  const python = options.python ?? DEFAULT_PYTHON;
  const mode = options.mode ?? 'exec';
  const lexed = lex(source.text, { python, wholeFStrings: false, isPrompt: mode === 'single' });
  const found = readTokens(source, lexed, python, mode);
  if (found instanceof Rejection) {
    const problem =
      found.isTooDeep && lexed.fault === null ? tooDeep() : diagnostician.diagnose(source, python, START_RULES[mode]);
    return { ok: false, problem, source };
  }
  const broken = lexed.tokens.length < FEW_TOKENS ? undefined : brokenLimit(found, options.limits ?? SOURCE_LIMITS);
  return broken === undefined ? { ok: true, root: found, source } : { ok: false, problem: tooDeep(), source };
}

function tooDeep(): Problem {
  return unplaced('SyntaxError', 'maximum recursion depth exceeded during compilation');
}

function readTokens(source: Source, lexed: Lexed, python: PythonVersion, mode: Mode): Root | Rejection {
  try {
    return parser.read(source.text, lexed.tokens, python, START_RULES[mode]);
  } catch (thrown) {
    if (thrown instanceof Rejection) return thrown;
    if (thrown instanceof LiteralError) return new Rejection(false);
    if (thrown instanceof RangeError) return new Rejection(true);
    throw thrown;
  }
}
