// Puts adjacent string literals together: one constant, or the joined pieces of an f-string or t-string.
import type { ConstantValue, Expr, JoinedStr, Span } from './ast.ts';
import { decodeBytes, decodeText, LiteralError } from './literals.ts';
import type { PythonVersion } from './problem.ts';
import { quoteLength } from './string-lexer.ts';

/** Literal text inside an f-string, already decoded. */
export interface TextPiece extends Span {
  readonly kind: 'text';
  readonly value: string;
}

/** A field `{expression!conversion:format}`. */
export interface FieldPiece extends Span {
  readonly kind: 'field';
  readonly value: Expr;
  /** The text that `=` makes part of the result; empty without it. */
  readonly shown: string;
  /** The expression's own text. */
  readonly text: string;
  readonly conversion: '' | 's' | 'r' | 'a';
  readonly format: (Span & { readonly pieces: readonly Piece[] }) | null;
}

/** A part of an f-string. */
export type Piece = TextPiece | FieldPiece;

/** One literal of a row of adjacent ones. */
export interface StringPart extends Span {
  readonly kind: 'plain' | 'bytes' | 'format' | 'template';
  readonly pieces: readonly Piece[];
  readonly bytes: Uint8Array | null;
}

/** Reads a string or bytes literal that is no f-string. Throws LiteralError. */
export function plainPart(image: string, start: number): StringPart {
  const quoteAt = image.search(/['"]/);
  const prefix = image.slice(0, quoteAt).toLowerCase();
  const size = quoteLength(image, quoteAt);
  const isEmpty = image.length === quoteAt + 2;
  const quotes = isEmpty ? 1 : size;
  const body = image.slice(quoteAt + quotes, image.length - quotes);
  const isRaw = prefix.includes('r');
  const end = start + image.length;
  if (prefix.includes('b')) {
    return { kind: 'bytes', pieces: [], bytes: decodeBytes(body, isRaw), start, end };
  }
  const value = decodeText(body, { isRaw, isFormat: false });
  const pieces: readonly Piece[] = [{ kind: 'text', value, start, end }];
  return { kind: 'plain', pieces, bytes: null, start, end };
}

/** The expression that adjacent literals make together. Throws LiteralError when bytes and text are mixed. */
export function joinParts(parts: readonly StringPart[], python: PythonVersion): Expr {
  const span = { start: parts[0]!.start, end: parts[parts.length - 1]!.end };
  const kinds = new Set(parts.map((part) => part.kind));
  if (kinds.has('bytes')) {
    if (kinds.size > 1) throw new LiteralError('cannot mix bytes and nonbytes literals');
    return constant({ type: 'bytes', value: joinBytes(parts) }, span);
  }
  const pieces = parts.flatMap((part) => (python === '3.11' ? withFormatSpans(part) : part.pieces));
  if (kinds.has('format') || kinds.has('template')) return joined(pieces, span, kinds, python);
  return constant(
    { type: 'str', value: pieces.map((piece) => (piece.kind === 'text' ? piece.value : '')).join('') },
    span,
  );
}

/** Python 3.11 gives a format, and the text in it, the span of the literal that it stands in. */
function withFormatSpans(part: StringPart): readonly Piece[] {
  const { start, end } = part;
  return part.pieces.map((piece) =>
    piece.kind === 'text' || piece.format === null ? piece : { ...piece, format: { ...piece.format, start, end } },
  );
}

function joined(pieces: readonly Piece[], span: Span, kinds: ReadonlySet<string>, python: PythonVersion): Expr {
  if (kinds.has('template')) {
    if (kinds.size > 1) throw new LiteralError('cannot mix t-string literals with string or bytes literals');
    return { kind: 'TemplateStr', values: nodes(pieces, undefined, 'Interpolation'), ...span };
  }
  // Python 3.11 gives each piece the span of the whole row of literals.
  const whole = python === '3.11' ? span : undefined;
  return { kind: 'JoinedStr', values: nodes(pieces, whole, 'FormattedValue'), ...span };
}

function nodes(
  pieces: readonly Piece[],
  whole: Span | undefined,
  kind: 'FormattedValue' | 'Interpolation',
  owner: Span | undefined = whole,
): Expr[] {
  const out: Expr[] = [];
  let text: TextPiece | undefined;
  const flush = (): void => {
    if (text !== undefined && text.value !== '')
      out.push(constant({ type: 'str', value: text.value }, whole === undefined ? text : owner!));
    text = undefined;
  };
  const add = (value: string, span: Span): void => {
    text =
      text === undefined
        ? { kind: 'text', value, start: span.start, end: span.end }
        : { kind: 'text', value: text.value + value, start: text.start, end: span.end };
  };
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      add(piece.value, piece);
      continue;
    }
    if (piece.shown !== '') add(piece.shown, { start: piece.start + 1, end: piece.start + 1 + piece.shown.length });
    flush();
    out.push(field(piece, whole, kind));
  }
  flush();
  return out;
}

function field(piece: FieldPiece, whole: Span | undefined, kind: 'FormattedValue' | 'Interpolation'): Expr {
  const { value, text, format } = piece;
  const { start, end } = whole ?? piece;
  // Python: `{x=}` shows the repr unless a conversion or a format says otherwise.
  const conversion = piece.shown !== '' && format === null && piece.conversion === '' ? 'r' : piece.conversion;
  const formatSpec = format === null ? null : formatNode(format, whole);
  if (kind === 'Interpolation') return { kind, value, text, conversion, formatSpec, start, end };
  return { kind, value, conversion, formatSpec, start, end };
}

function formatNode(format: Span & { readonly pieces: readonly Piece[] }, whole: Span | undefined): JoinedStr {
  const { pieces, start, end } = format;
  return { kind: 'JoinedStr', values: nodes(pieces, whole, 'FormattedValue', format), start, end };
}

function constant(value: ConstantValue, span: Span): Expr {
  return { kind: 'Constant', value, start: span.start, end: span.end };
}

function joinBytes(parts: readonly StringPart[]): Uint8Array {
  const all = parts.flatMap((part) => (part.bytes === null ? [] : [...part.bytes]));
  return Uint8Array.from(all);
}
