// What the second grammar has matched, and what CPython calls it in messages.
import { formatKind } from '../string-lexer.ts';
import type { Token } from '../tokens.ts';

/** A matched piece of the text: tokens `from` up to, but not with, `to`. An empty kind is a row without a name. */
export interface Found {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly parts: readonly Found[];
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['Attribute', 'attribute'],
  ['Subscript', 'subscript'],
  ['Starred', 'starred'],
  ['Name', 'name'],
  ['List', 'list'],
  ['Tuple', 'tuple'],
  ['Lambda', 'lambda'],
  ['Call', 'function call'],
  ['BoolOp', 'expression'],
  ['BinOp', 'expression'],
  ['UnaryOp', 'expression'],
  ['GeneratorExp', 'generator expression'],
  ['Yield', 'yield expression'],
  ['YieldFrom', 'yield expression'],
  ['Await', 'await expression'],
  ['ListComp', 'list comprehension'],
  ['SetComp', 'set comprehension'],
  ['DictComp', 'dict comprehension'],
  ['Dict', 'dict literal'],
  ['Set', 'set display'],
  ['Compare', 'comparison'],
  ['IfExp', 'conditional expression'],
  ['NamedExpr', 'named expression'],
]);
const NAMED_CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['None', 'None'],
  ['True', 'True'],
  ['False', 'False'],
  ['...', 'ellipsis'],
]);

/** CPython's name for a kind of expression. */
export function expressionName(found: Found, tokens: readonly Token[]): string {
  if (found.kind === 'JoinedStr') return `${formatKind(tokens[found.from]!.image)}-string expression`;
  if (found.kind !== 'Constant') return NAMES.get(found.kind) ?? 'expression';
  return NAMED_CONSTANTS.get(tokens[found.from]!.image) ?? 'literal';
}

/** The expressions directly inside, commas and brackets left out. */
export function members(found: Found): readonly Found[] {
  return found.parts.flatMap((part) => {
    if (part.kind === 'Token') return [];
    return part.kind === '' || part.kind === 'Sequence' ? members(part) : [part];
  });
}

/** What a target is a target of. */
export type TargetUse = 'assignment' | 'loop' | 'deletion';

/** The first part that may not be such a target; undefined if all may. */
export function invalidTarget(found: Found, use: TargetUse, tokens: readonly Token[]): Found | undefined {
  switch (found.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return undefined;
    case 'List':
    case 'Tuple':
      return firstInvalid(members(found), use, tokens);
    case 'Starred':
      return use === 'deletion' ? found : firstInvalid(members(found).slice(0, 1), use, tokens);
    case 'Compare':
      // `for a in b` without its colon reads as a comparison: only its left side is a target.
      if (use !== 'loop') return found;
      return isMembership(found, tokens) ? invalidTarget(found.parts[0]!, use, tokens) : undefined;
    default:
      return found;
  }
}

function firstInvalid(all: readonly Found[], use: TargetUse, tokens: readonly Token[]): Found | undefined {
  for (const member of all) {
    const invalid = invalidTarget(member, use, tokens);
    if (invalid !== undefined) return invalid;
  }
  return undefined;
}

function isMembership(compare: Found, tokens: readonly Token[]): boolean {
  return tokens[compare.parts[0]!.to]?.image === 'in' || tokens[compare.parts[1]!.from]?.image === 'in';
}
