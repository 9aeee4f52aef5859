// A template as text, prints and tags, each of the last two as tokens.

/** A token of an expression. */
export interface Token {
  readonly kind: 'name' | 'text' | 'int' | 'float' | 'mark' | 'end';
  readonly text: string;
}

/** A piece of a template. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'print' | 'tag'; readonly tokens: readonly Token[] };

/** What is wrong with a template. */
export class TemplateProblem {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

const OPENING = /\{\{-?|\{%[-+]?|\{#-?/g;
const RAW = /^\{%[-+]?\s*raw\s*(-)?%\}/;
const END_RAW = /\{%(-)?\s*endraw\s*(-)?[-+]?%\}/g;
const TOKEN =
  /\s*(?:([\p{L}_][\p{L}\p{N}_]*)|(\d[\d_]*\.\d+(?:[eE][+-]?\d+)?|\d[\d_]*[eE][+-]?\d+)|(0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\d[\d_]*)|('(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")|(\*\*|\/\/|==|!=|>=|<=|[-+*/%~<>=()[\]{}.,:|;]))/uy;

/** Cuts a template; throws TemplateProblem. */
export function piecesOf(template: string): Piece[] {
  const pieces: Piece[] = [];
  const source = template.replace(/\r\n|\r/g, '\n').replace(/\n$/, '');
  let at = 0;
  let strips = false;
  while (at <= source.length) {
    OPENING.lastIndex = at;
    const opening = OPENING.exec(source);
    const end = opening?.index ?? source.length;
    addText(pieces, source.slice(at, end), { left: strips, right: opening?.[0].endsWith('-') ?? false });
    if (opening === null) break;
    ({ at, strips } = inside(source, end, opening[0], pieces));
  }
  return pieces;
}

function addText(pieces: Piece[], text: string, strip: { readonly left: boolean; readonly right: boolean }): void {
  const left = strip.left ? text.trimStart() : text;
  const stripped = strip.right ? left.trimEnd() : left;
  if (stripped !== '') pieces.push({ kind: 'text', text: stripped });
}

interface Place {
  readonly at: number;
  readonly strips: boolean;
}

function inside(source: string, start: number, opening: string, pieces: Piece[]): Place {
  if (opening.startsWith('{#')) return afterComment(source, start);
  const raw = RAW.exec(source.slice(start));
  if (raw !== null) return afterRaw(source, start + raw[0].length, raw[1] === '-', pieces);
  const closing = opening.startsWith('{{') ? '}}' : '%}';
  const { tokens, at, strips } = tokensUntil(source, start + opening.length, closing);
  pieces.push({ kind: closing === '}}' ? 'print' : 'tag', tokens });
  return { at, strips };
}

function afterComment(source: string, start: number): Place {
  const end = source.indexOf('#}', start + 2);
  if (end < 0) throw new TemplateProblem('Missing end of comment tag');
  return { at: end + 2, strips: source.charAt(end - 1) === '-' };
}

function afterRaw(source: string, start: number, strips: boolean, pieces: Piece[]): Place {
  END_RAW.lastIndex = start;
  const end = END_RAW.exec(source);
  if (end === null) throw new TemplateProblem('Missing end of raw directive');
  addText(pieces, source.slice(start, end.index), { left: strips, right: end[1] === '-' });
  return { at: END_RAW.lastIndex, strips: end[2] === '-' };
}

function tokensUntil(source: string, start: number, closing: string) {
  const tokens: Token[] = [];
  let at = start;
  let depth = 0;
  for (;;) {
    const end = /\s*([-+]?)(%\}|\}\})/y;
    end.lastIndex = at;
    const closed = end.exec(source);
    if (closed?.[2] === closing && depth === 0) {
      tokens.push({ kind: 'end', text: '' });
      return { tokens, at: end.lastIndex, strips: closed[1] === '-' };
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (match === null) throw new TemplateProblem(unexpected(source, at, closing));
    const token = tokenOf(match);
    if (token.kind === 'mark' && '([{'.includes(token.text)) depth += 1;
    if (token.kind === 'mark' && ')]}'.includes(token.text)) depth -= 1;
    tokens.push(token);
    at = TOKEN.lastIndex;
  }
}

function unexpected(source: string, at: number, closing: string): string {
  const rest = source.slice(at).trimStart();
  return rest === '' ? `unexpected end of template, expected '${closing}'.` : `unexpected char '${rest.charAt(0)}'`;
}

function tokenOf(match: RegExpExecArray): Token {
  const [, name, float, int, text, mark] = match;
  if (name !== undefined) return { kind: 'name', text: name };
  if (float !== undefined) return { kind: 'float', text: float.replaceAll('_', '') };
  if (int !== undefined) return { kind: 'int', text: int.replaceAll('_', '') };
  if (text !== undefined) return { kind: 'text', text: unescaped(text.slice(1, -1)) };
  return { kind: 'mark', text: mark ?? '' };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['\n', ''],
]);

function unescaped(body: string): string {
  return body.replaceAll(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|([\s\S]))/g, (_whole, byte, unit, letter) => {
    const code = byte ?? unit;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return escapes.get(letter) ?? (/['"\\]/.test(letter) ? letter : `\\${letter}`);
  });
}
