// Expressions of templates as closures over the interpreter's own operators.
import type { CompareOperator } from '../../../grammar/ast.ts';
import { call, type Keywords } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { caught, raise } from '../../language/runtime/errors.ts';
import { getItem } from '../../language/runtime/items.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { binary, compareAny, contains, truth, unary } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { HashTable } from '../../language/runtime/table.ts';
import { repr, str } from '../../language/runtime/text.ts';
import { builtin, PyList, PySlice, PyTuple, type PyValue, textOf, typeOf } from '../../language/runtime/values.ts';
import { attributeOf, isUnsafe, itemOf } from './access.ts';
import { callValue, type Frame, type State, softFrame, type Unit, type Value } from './compile-state.ts';
import type { Filter } from './declare-filter.ts';
import { raiseJinja } from './errors.ts';
import { PyMacro } from './macros.ts';
import { escaped, htmlOf, markup } from './markup.ts';
import type { Arguments, Expression, Filter as FilterNode, Test } from './tree.ts';
import { noElse, PyUndefined, used } from './undefined.ts';

/** Where Python, compiling what Jinja writes for it, would give up. */
const DEEPEST = 200;

type Compilers = {
  readonly [Kind in Expression['kind']]: (
    unit: Unit,
    node: Extract<Expression, { readonly kind: Kind }>,
    frame: Frame,
  ) => Value;
};

/** An expression as a closure. */
export function compileExpression(unit: Unit, node: Expression, frame: Frame): Value {
  if (++unit.depth > DEEPEST) raise('RecursionError', 'maximum recursion depth exceeded');
  const compile = compilers[node.kind] as (unit: Unit, node: Expression, frame: Frame) => Value;
  const value = compile(unit, node, frame);
  unit.depth -= 1;
  return value;
}

const compilers: Compilers = {
  Name(_unit, { name }, frame) {
    const variable = frame.symbols.variable(name);
    return ({ locals }) => {
      const value = locals.get(variable);
      return value === undefined ? new PyUndefined({ name }) : value;
    };
  },
  NSRef: (unit, node) => unit.fail('a field of a namespace can only be set', node.line),
  Const:
    (_unit, { value }) =>
    () =>
      value,
  Tuple(unit, { items }, frame) {
    const values = compileAll(unit, items, frame);
    return (state) => new PyTuple(evaluated(state, values));
  },
  List(unit, { items }, frame) {
    const values = compileAll(unit, items, frame);
    return (state) => new PyList(evaluated(state, values));
  },
  Dict(unit, { items }, frame) {
    const entries = items.map(
      ({ key, value }) => [compileExpression(unit, key, frame), compileExpression(unit, value, frame)] as const,
    );
    return (state) => {
      const dict = new PyDict(new HashTable(), builtin.dict);
      for (const [key, value] of entries) dict.table.set(state.run, plainKey(key(state)), value(state));
      return dict;
    };
  },
  CondExpr(unit, { test, body, orelse, line }, frame) {
    const soft = softFrame(frame);
    const yes = compileExpression(unit, body, soft);
    const condition = compileExpression(unit, test, soft);
    const no = orelse === undefined ? () => noElse(line) : compileExpression(unit, orelse, soft);
    return (state) => (truth(state.run, condition(state)) ? yes(state) : no(state));
  },
  Filter(unit, node, frame) {
    // Without a value it belongs to a tag, which compiles it itself.
    const value = (): Value => (node.node === undefined ? () => null : compileExpression(unit, node.node, frame));
    return compileFilter(unit, node, frame, value);
  },
  Test(unit, node, frame) {
    const callee = named(unit, node, frame, 'test');
    const value = compileExpression(unit, node.node, frame);
    const args = compileArguments(unit, node, frame);
    return (state) => apply(state, callee, value(state), args(state));
  },
  Call(unit, node, frame) {
    const called = compileCall(unit, node, frame);
    return (state) => called(state, undefined);
  },
  Getattr(unit, { node, name }, frame) {
    const value = compileExpression(unit, node, frame);
    return (state) => attributeOf(state.run, value(state), name);
  },
  Getitem(unit, { node, item }, frame) {
    const value = compileExpression(unit, node, frame);
    const key = compileExpression(unit, item, frame);
    // Jinja: slices are Python's own business, except for literals, which it looks into beforehand.
    if (item.kind === 'Slice' && node.kind !== 'Const') return (state) => getItem(state.run, value(state), key(state));
    return (state) => itemOf(state.run, value(state), key(state));
  },
  Slice(unit, { start, stop, step }, frame) {
    const part = (node: Expression | undefined): Value =>
      node === undefined ? () => null : compileExpression(unit, node, frame);
    const [from, to, by] = [part(start), part(stop), part(step)];
    return (state) => new PySlice(from(state), to(state), by(state));
  },
  Concat(unit, { items }, frame) {
    const values = compileAll(unit, items, frame);
    // Jinja: where only running shows whether to escape, it does not.
    const escapes = unit.escaping === true;
    return (state) => concatenated(state, evaluated(state, values), escapes);
  },
  Compare(unit, { node, operands }, frame) {
    const first = compileExpression(unit, node, frame);
    const rest = operands.map((operand) => [operand.op, compileExpression(unit, operand.node, frame)] as const);
    return (state) => compareChain(state, first, rest);
  },
  Binary(unit, { op, left, right }, frame) {
    const [one, other] = [compileExpression(unit, left, frame), compileExpression(unit, right, frame)];
    return (state) => {
      state.run.tick();
      return binary(state.run, op, one(state), other(state));
    };
  },
  And(unit, { left, right }, frame) {
    const [one, other] = [compileExpression(unit, left, frame), compileExpression(unit, right, frame)];
    return (state) => {
      const value = one(state);
      return truth(state.run, value) ? other(state) : value;
    };
  },
  Or(unit, { left, right }, frame) {
    const [one, other] = [compileExpression(unit, left, frame), compileExpression(unit, right, frame)];
    return (state) => {
      const value = one(state);
      return truth(state.run, value) ? value : other(state);
    };
  },
  Not(unit, { node }, frame) {
    const value = compileExpression(unit, node, frame);
    return (state) => !truth(state.run, value(state));
  },
  Unary(unit, { op, node }, frame) {
    const value = compileExpression(unit, node, frame);
    return (state) => unary(state.run, op, value(state));
  },
};

function compileAll(unit: Unit, nodes: readonly Expression[], frame: Frame): Value[] {
  return nodes.map((node) => compileExpression(unit, node, frame));
}

function evaluated(state: State, values: readonly Value[]): PyValue[] {
  state.run.chargeEntries(values.length, values.length);
  return values.map((value) => value(state));
}

/** The machinery has no names in a literal: whoever writes them wants something else. */
function plainKey(key: PyValue): PyValue {
  const name = textOf(key);
  if (name?.startsWith('__') && isUnsafe(name)) raiseJinja('SecurityError', `the key '${name}' is unsafe.`);
  return key;
}

function concatenated({ run }: State, values: readonly PyValue[], escapes: boolean): PyValue {
  const isHtml = escapes && values.some((value) => htmlOf(run, value) !== undefined);
  const texts = values.map((value) => (isHtml ? escaped(run, value) : str(run, value)));
  run.chargeText(texts.reduce((sum, text) => sum + text.length, 0));
  return isHtml ? markup(texts.join('')) : texts.join('');
}

function compareChain(state: State, first: Value, rest: readonly (readonly [CompareOperator, Value])[]): PyValue {
  let left = first(state);
  let result: PyValue = true;
  for (const [op, operand] of rest) {
    const right = operand(state);
    result = compared(state.run, op, left, right);
    if (!truth(state.run, result)) return result;
    left = right;
  }
  return result;
}

function compared(run: Run, op: CompareOperator, left: PyValue, right: PyValue): PyValue {
  run.tick();
  if (op === 'in') return contains(run, right, left);
  return op === 'not in' ? !contains(run, right, left) : compareAny(run, op, left, right);
}

/** Arguments that were evaluated. */
export interface Given {
  readonly args: PyValue[];
  readonly keywords: Keywords | undefined;
}

/** The arguments of a call, a filter or a test. */
function compileArguments(unit: Unit, node: Arguments, frame: Frame): (state: State) => Given {
  const args = compileAll(unit, node.args, frame);
  const names = node.keywords.map(({ key }) => key);
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  if (repeated !== undefined) raise('SyntaxError', `keyword argument repeated: ${repeated}`);
  const values = node.keywords.map(({ value }) => compileExpression(unit, value, frame));
  const spread = node.spread === undefined ? undefined : compileExpression(unit, node.spread, frame);
  const more = node.spreadKeywords === undefined ? undefined : compileExpression(unit, node.spreadKeywords, frame);
  return (state) => {
    const given = evaluated(state, args);
    const keywords = new Map(names.map((name, at) => [name, values[at]?.(state) ?? null]));
    if (spread !== undefined) given.push(...spreadItems(state.run, spread(state)));
    if (more !== undefined) spreadPairs(state.run, more(state), keywords);
    if (keywords.size === 0) return { args: given, keywords: undefined };
    return { args: given, keywords: { names: [...keywords.keys()], values: [...keywords.values()] } };
  };
}

const CALL = 'jinja2.sandbox.SandboxedEnvironment.call()';

function spreadItems(run: Run, value: PyValue): PyValue[] {
  const { slots, name } = typeOf(value);
  if (slots.iter === undefined && slots.getItem === undefined)
    raise('TypeError', `Value after * must be an iterable, not ${name}`);
  return toArray(run, value);
}

function spreadPairs(run: Run, value: PyValue, into: Map<string, PyValue>): void {
  if (value instanceof PyUndefined) used(run, value);
  if (!(value instanceof PyDict))
    return raise('TypeError', `${CALL} argument after ** must be a mapping, not ${typeOf(value).name}`);
  for (const key of value.table.keys()) {
    const name = textOf(key);
    if (name === undefined) return raise('TypeError', 'keywords must be strings');
    if (into.has(name)) raise('TypeError', `${CALL} got multiple values for keyword argument '${name}'`);
    into.set(name, getItem(run, value, key));
  }
}

/** A call; a call block hands in what its body is. */
export function compileCall(unit: Unit, node: Extract<Expression, { kind: 'Call' }>, frame: Frame) {
  const callee = compileExpression(unit, node.node, frame);
  const args = compileArguments(unit, node, frame);
  return (state: State, caller: PyValue | undefined): PyValue => {
    const target = callee(state);
    const given = args(state);
    const keywords = caller === undefined ? given.keywords : withCaller(given.keywords, caller);
    return called(state, target, given.args, keywords);
  };
}

function withCaller(keywords: Keywords | undefined, caller: PyValue): Keywords {
  return {
    names: [...(keywords?.names ?? []), 'caller'],
    values: [...(keywords?.values ?? []), caller],
  };
}

function called({ run, context }: State, target: PyValue, args: PyValue[], keywords: Keywords | undefined): PyValue {
  if (target instanceof PyMacro) return target.invoke(run, args, keywords, context.escaping.on);
  try {
    return callValue(run, target, args, keywords);
  } catch (thrown) {
    if (caught(thrown, 'StopIteration') === undefined) throw thrown;
    return new PyUndefined({ hint: 'value was undefined because a callable raised a StopIteration exception' });
  }
}

/** A filter put on a value, which is compiled after the filter was found. */
export function compileFilter(unit: Unit, node: FilterNode, frame: Frame, compileValue: () => Value): Value {
  const callee = named(unit, node, frame, 'filter');
  const value = compileValue();
  const args = compileArguments(unit, node, frame);
  return (state) => apply(state, callee, value(state), args(state));
}

/** The filter or test of a name; inside `if` one that is missing is told only when it is used. */
function named(unit: Unit, { name, line }: FilterNode | Test, frame: Frame, kind: 'filter' | 'test') {
  const table = kind === 'filter' ? unit.environment.filters : unit.environment.tests;
  const found = table.get(name);
  if (found === undefined && !frame.soft) unit.fail(`No ${kind} named ${repr(unit.environment.run, name)}.`, line);
  return ({ run }: State): Filter =>
    found ?? raiseJinja('TemplateRuntimeError', `No ${kind} named ${repr(run, name)} found.`);
}

function apply(state: State, filter: (state: State) => Filter, value: PyValue, given: Given): PyValue {
  const { run, context } = state;
  const { callee, wantsContext } = filter(state);
  run.tick();
  run.enter();
  const first = wantsContext ? [context, value] : [value];
  const result = call(run, callee, [...first, ...given.args], given.keywords);
  run.depth -= 1;
  return result;
}
