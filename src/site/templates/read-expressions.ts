// Reads the expressions of templates.
import type { BinaryOperator, CompareOperator } from '../../../grammar/ast.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { described, type TokenStream } from './stream.ts';
import type { Arguments, Call, Expression, Filter, Keyword, Operand, Pair, Target } from './tree.ts';

const DEEPEST = 80;

const constants: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

/** Whether a condition (`a if b`) may stand in an expression: `for` leaves its `if` to the tag. */
export type Condition = 'condition' | 'no condition';

/** One expression. */
export function readExpression(stream: TokenStream, condition: Condition = 'condition'): Expression {
  if (++stream.depth > DEEPEST) stream.fail('too many nested expressions');
  const read = condition === 'condition' ? readCondition(stream) : readOr(stream);
  stream.depth -= 1;
  return read;
}

function readCondition(stream: TokenStream): Expression {
  let { line } = stream.current;
  let body = readOr(stream);
  while (stream.accept('name', 'if')) {
    const test = readOr(stream);
    const orelse = stream.accept('name', 'else') ? readExpression(stream) : undefined;
    body = { kind: 'CondExpr', test, body, orelse, line };
    line = stream.current.line;
  }
  return body;
}

/** Operands with operators of one rank between them, from left to right. */
function leftToRight(
  stream: TokenStream,
  operand: (stream: TokenStream) => Expression,
  joined: (left: Expression, line: number) => Expression | undefined,
): Expression {
  let { line } = stream.current;
  let left = operand(stream);
  for (let next = joined(left, line); next !== undefined; next = joined(left, line)) {
    left = next;
    stream.link();
    line = stream.current.line;
  }
  return left;
}

function readOr(stream: TokenStream): Expression {
  return leftToRight(stream, readAnd, (left, line) =>
    stream.accept('name', 'or') ? { kind: 'Or', left, right: readAnd(stream), line } : undefined,
  );
}

function readAnd(stream: TokenStream): Expression {
  return leftToRight(stream, readNot, (left, line) =>
    stream.accept('name', 'and') ? { kind: 'And', left, right: readNot(stream), line } : undefined,
  );
}

function readNot(stream: TokenStream): Expression {
  const { line } = stream.current;
  if (!stream.accept('name', 'not')) return readCompare(stream);
  if (++stream.depth > DEEPEST) stream.fail('too many nested expressions');
  const node = readNot(stream);
  stream.depth -= 1;
  return { kind: 'Not', node, line };
}

function readCompare(stream: TokenStream): Expression {
  const { line } = stream.current;
  const node = readSum(stream);
  const operands: Operand[] = [];
  for (let op = comparison(stream); op !== undefined; op = comparison(stream))
    operands.push({ kind: 'Operand', op, node: readSum(stream), line });
  return operands.length === 0 ? node : { kind: 'Compare', node, operands, line };
}

const comparisons: ReadonlyMap<string, CompareOperator> = new Map(
  (['==', '!=', '<', '<=', '>', '>='] as const).map((op) => [op, op]),
);

function comparison(stream: TokenStream): CompareOperator | undefined {
  const { current } = stream;
  const op = current.kind === 'mark' ? comparisons.get(current.text) : undefined;
  if (op !== undefined) {
    stream.next();
    return op;
  }
  if (stream.accept('name', 'in')) return 'in';
  if (!stream.is('name', 'not')) return undefined;
  const next = stream.look();
  if (next.kind !== 'name' || next.text !== 'in') return undefined;
  stream.next();
  stream.next();
  return 'not in';
}

function operators(ops: readonly BinaryOperator[], operand: (stream: TokenStream) => Expression) {
  return (stream: TokenStream): Expression =>
    leftToRight(stream, operand, (left, line) => {
      const op = ops.find((each) => stream.accept('mark', each));
      return op === undefined ? undefined : { kind: 'Binary', op, left, right: operand(stream), line };
    });
}

/** From right to left, as in Python; Jinja goes the other way, which makes towers of powers look harmless. */
function readPower(stream: TokenStream): Expression {
  const { line } = stream.current;
  const left = readUnary(stream);
  if (!stream.accept('mark', '**')) return left;
  if (++stream.depth > DEEPEST) stream.fail('too many nested expressions');
  const right = readPower(stream);
  stream.depth -= 1;
  return { kind: 'Binary', op: '**', left, right, line };
}

const readProduct = operators(['*', '/', '//', '%'], readPower);
const readSum = operators(['+', '-'], readConcat);

function readConcat(stream: TokenStream): Expression {
  const { line } = stream.current;
  const first = readProduct(stream);
  const items = [first];
  while (stream.accept('mark', '~')) items.push(readProduct(stream));
  return items.length === 1 ? first : { kind: 'Concat', items, line };
}

function readUnary(stream: TokenStream): Expression {
  return readFilters(stream, readSigned(stream));
}

function readSigned(stream: TokenStream): Expression {
  const { line } = stream.current;
  const op = (['-', '+'] as const).find((each) => stream.accept('mark', each));
  if (op === undefined) return readPostfix(stream, readPrimary(stream));
  if (++stream.depth > DEEPEST) stream.fail('too many nested expressions');
  const node = readSigned(stream);
  stream.depth -= 1;
  return readPostfix(stream, { kind: 'Unary', op, node, line });
}

/** A name, a literal, or something in brackets. */
export function readPrimary(stream: TokenStream): Expression {
  const { current } = stream;
  const { kind, text, value, line } = current;
  if (kind === 'name') {
    stream.next();
    const constant = constants.get(text);
    return constant === undefined
      ? { kind: 'Name', name: text, use: 'load', line }
      : { kind: 'Const', value: constant, line };
  }
  if (kind === 'string') return readTexts(stream);
  if (kind === 'integer' || kind === 'float') {
    stream.next();
    return { kind: 'Const', value, line };
  }
  if (stream.accept('mark', '(')) {
    const inner = readParentheses(stream);
    stream.expect('mark', ')');
    return inner;
  }
  if (stream.accept('mark', '[')) return { kind: 'List', items: readItems(stream, ']', readExpression), line };
  if (stream.accept('mark', '{')) return { kind: 'Dict', items: readItems(stream, '}', readPair), line };
  return stream.fail(`unexpected '${described(current)}'`);
}

function readTexts(stream: TokenStream): Expression {
  const { line } = stream.current;
  const texts: string[] = [];
  while (stream.is('string')) texts.push(stream.next().value as string);
  return { kind: 'Const', value: texts.join(''), line };
}

function readItems<Item>(stream: TokenStream, closing: string, read: (stream: TokenStream) => Item): Item[] {
  const items: Item[] = [];
  while (!stream.is('mark', closing)) {
    if (items.length > 0) stream.expect('mark', ',');
    if (stream.is('mark', closing)) break;
    items.push(read(stream));
  }
  stream.expect('mark', closing);
  return items;
}

function readPair(stream: TokenStream): Pair {
  const key = readExpression(stream);
  stream.expect('mark', ':');
  return { kind: 'Pair', key, value: readExpression(stream), line: key.line };
}

/** One expression, or several with commas between them. */
export function readTuple(stream: TokenStream, condition: Condition = 'condition'): Expression {
  return tupleOf(stream, (inner) => readExpression(inner, condition));
}

function readParentheses(stream: TokenStream): Expression {
  return tupleOf(stream, readExpression, 'may be empty');
}

function tupleOf(stream: TokenStream, read: (stream: TokenStream) => Expression, size?: 'may be empty'): Expression {
  let { line } = stream.current;
  const items: Expression[] = [];
  let several = false;
  for (;;) {
    if (items.length > 0) stream.expect('mark', ',');
    if (isTupleEnd(stream)) break;
    items.push(read(stream));
    if (!stream.is('mark', ',')) break;
    several = true;
    line = stream.current.line;
  }
  const [first] = items;
  if (!several && first !== undefined) return first;
  if (!several && size === undefined) stream.fail(`Expected an expression, got '${described(stream.current)}'`);
  return { kind: 'Tuple', items, line };
}

function isTupleEnd(stream: TokenStream): boolean {
  const { kind } = stream.current;
  return kind === 'variable_end' || kind === 'block_end' || stream.is('mark', ')');
}

/** What a `for` or `with` gives values to. */
export function readTarget(stream: TokenStream): Target {
  return asTarget(stream, tupleOf(stream, readPrimary));
}

/** What a `set` gives values to: fields of namespaces, too. */
export function readSetTarget(stream: TokenStream): Target {
  return asTarget(
    stream,
    tupleOf(stream, (inner) => readField(inner) ?? readPrimary(inner)),
  );
}

/** `name.field`, where that is written. */
function readField(stream: TokenStream): Expression | undefined {
  const { kind, text: name, line } = stream.current;
  if (kind !== 'name' || constants.has(name)) return undefined;
  const next = stream.look();
  if (next.kind !== 'mark' || next.text !== '.') return undefined;
  stream.next();
  stream.next();
  return { kind: 'NSRef', name, field: stream.expect('name').text, line };
}

function asTarget(stream: TokenStream, node: Expression): Target {
  const target = stored(node);
  return target ?? stream.fail(`can't assign to '${node.kind.toLowerCase()}'`, node.line);
}

function stored(node: Expression): Target | undefined {
  if (node.kind === 'Name') return { ...node, use: 'store' };
  if (node.kind === 'NSRef') return node;
  if (node.kind !== 'Tuple') return undefined;
  const items = node.items.map(stored).filter((item) => item !== undefined);
  return items.length === node.items.length ? { ...node, items } : undefined;
}

function readPostfix(stream: TokenStream, start: Expression): Expression {
  let node = start;
  for (; ; stream.link()) {
    const { line } = stream.current;
    if (stream.accept('mark', '.')) node = readAttribute(stream, node, line);
    else if (stream.accept('mark', '[')) node = { kind: 'Getitem', node, item: readSubscript(stream, line), line };
    else if (stream.is('mark', '(')) node = readCall(stream, node);
    else return node;
  }
}

function readAttribute(stream: TokenStream, node: Expression, line: number): Expression {
  const token = stream.next();
  if (token.kind === 'name') return { kind: 'Getattr', node, name: token.text, line };
  if (token.kind !== 'integer') stream.fail('expected name or number', token.line);
  return { kind: 'Getitem', node, item: { kind: 'Const', value: token.value, line: token.line }, line };
}

function readSubscript(stream: TokenStream, line: number): Expression {
  const items: Expression[] = [];
  while (!stream.is('mark', ']')) {
    if (items.length > 0) stream.expect('mark', ',');
    items.push(readSubscribed(stream));
  }
  stream.expect('mark', ']');
  const [first] = items;
  return items.length === 1 && first !== undefined ? first : { kind: 'Tuple', items, line };
}

function readSubscribed(stream: TokenStream): Expression {
  const { line } = stream.current;
  const start = stream.is('mark', ':') ? undefined : readExpression(stream);
  if (!stream.accept('mark', ':')) return start as Expression;
  const bound = () => ([':', ']', ','].some((mark) => stream.is('mark', mark)) ? undefined : readExpression(stream));
  const stop = bound();
  const step = stream.accept('mark', ':') ? bound() : undefined;
  return { kind: 'Slice', start, stop, step, line };
}

function readCall(stream: TokenStream, node: Expression): Call {
  const { line } = stream.current;
  return { kind: 'Call', node, ...readArguments(stream), line };
}

const noArguments: Arguments = { args: [], keywords: [], spread: undefined, spreadKeywords: undefined };

function readArguments(stream: TokenStream): Arguments {
  const { line } = stream.expect('mark', '(');
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  let spread: Expression | undefined;
  let spreadKeywords: Expression | undefined;
  const ensure = (holds: boolean) => {
    if (!holds) stream.fail('invalid syntax for function call expression', line);
  };
  for (let first = true; !stream.is('mark', ')'); first = false) {
    if (!first) stream.expect('mark', ',');
    if (!first && stream.is('mark', ')')) break;
    if (stream.is('mark', '*')) {
      ensure(spread === undefined && spreadKeywords === undefined);
      stream.next();
      spread = readExpression(stream);
    } else if (stream.is('mark', '**')) {
      ensure(spreadKeywords === undefined);
      stream.next();
      spreadKeywords = readExpression(stream);
    } else if (stream.is('name') && isMark(stream.look(), '=')) {
      ensure(spreadKeywords === undefined);
      keywords.push(readKeyword(stream));
    } else {
      ensure(spread === undefined && spreadKeywords === undefined && keywords.length === 0);
      args.push(readExpression(stream));
    }
  }
  stream.expect('mark', ')');
  return { args, keywords, spread, spreadKeywords };
}

function isMark(token: { readonly kind: string; readonly text: string }, mark: string): boolean {
  return token.kind === 'mark' && token.text === mark;
}

function readKeyword(stream: TokenStream): Keyword {
  const key = stream.next().text;
  stream.next();
  const value = readExpression(stream);
  return { kind: 'Keyword', key, value, line: value.line };
}

function readFilters(stream: TokenStream, start: Expression): Expression {
  let node = start;
  for (; ; stream.link()) {
    if (stream.accept('mark', '|')) node = readFilter(stream, node);
    else if (stream.is('name', 'is')) node = readTest(stream, node);
    else if (stream.is('mark', '(')) node = readCall(stream, node);
    else return node;
  }
}

/** A filter and those that follow it, of a tag: they work on what the tag's body writes. */
export function readBlockFilter(stream: TokenStream): Filter {
  let filter = readFilter(stream, undefined);
  while (stream.accept('mark', '|')) filter = readFilter(stream, filter);
  return filter;
}

function readFilter(stream: TokenStream, node: Expression | undefined): Filter {
  const { line } = stream.current;
  const name = readDotted(stream);
  return { kind: 'Filter', node, name, ...(stream.is('mark', '(') ? readArguments(stream) : noArguments), line };
}

function readDotted(stream: TokenStream): string {
  let name = stream.expect('name').text;
  while (stream.accept('mark', '.')) name += `.${stream.expect('name').text}`;
  return name;
}

function readTest(stream: TokenStream, node: Expression): Expression {
  const { line } = stream.next();
  const negated = stream.accept('name', 'not');
  const name = readDotted(stream);
  const test: Expression = { kind: 'Test', node, name, ...readTestArguments(stream), line };
  return negated ? { kind: 'Not', node: test, line } : test;
}

function readTestArguments(stream: TokenStream): Arguments {
  if (stream.is('mark', '(')) return readArguments(stream);
  const { kind, text } = stream.current;
  const starts =
    kind === 'string' || kind === 'integer' || kind === 'float' || (kind === 'mark' && '[{'.includes(text));
  if (!starts && (kind !== 'name' || ['else', 'or', 'and'].includes(text))) return noArguments;
  if (kind === 'name' && text === 'is') stream.fail('You cannot chain multiple tests with is');
  return { ...noArguments, args: [readPostfix(stream, readPrimary(stream))] };
}
