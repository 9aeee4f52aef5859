// A node with its direct expressions replaced, in the order in which they are evaluated.
import type { Arguments, Expr, Stmt } from '../../../grammar/ast.ts';

type Replace = (part: Expr) => Expr;
type Rebuilders = {
  readonly [K in (Expr | Stmt)['kind']]?: (node: Extract<Expr | Stmt, { kind: K }>, replace: Replace) => Expr | Stmt;
};

const one = (node: Expr | null, replace: Replace): Expr | null => (node === null ? null : replace(node));

/** Only kinds that can hold a `yield` outside a block of their own. */
const rebuilders: Rebuilders = {
  Return: (node, replace) => ({ ...node, value: one(node.value, replace) }),
  Assign: (node, replace) => {
    const value = replace(node.value);
    return { ...node, value, targets: node.targets.map((target) => targetParts(target, replace)) };
  },
  AugAssign: (node, replace) => ({ ...node, value: replace(node.value) }),
  Delete: (node, replace) => ({ ...node, targets: node.targets.map((target) => targetParts(target, replace)) }),
  Raise: (node, replace) => ({ ...node, exc: one(node.exc, replace), cause: one(node.cause, replace) }),
  Assert: (node, replace) => ({ ...node, test: replace(node.test), msg: one(node.msg, replace) }),
  Expr: (node, replace) => ({ ...node, value: replace(node.value) }),
  NamedExpr: (node, replace) => ({ ...node, value: replace(node.value) }),
  BinOp: (node, replace) => ({ ...node, left: replace(node.left), right: replace(node.right) }),
  UnaryOp: (node, replace) => ({ ...node, operand: replace(node.operand) }),
  Dict: (node, replace) => {
    const pairs = node.keys.map((key, at) => ({ key: one(key, replace), value: replace(node.values[at] as Expr) }));
    return { ...node, keys: pairs.map((pair) => pair.key), values: pairs.map((pair) => pair.value) };
  },
  Set: (node, replace) => ({ ...node, elts: node.elts.map(replace) }),
  List: (node, replace) => ({ ...node, elts: node.elts.map(replace) }),
  Tuple: (node, replace) => ({ ...node, elts: node.elts.map(replace) }),
  Compare: (node, replace) => ({ ...node, left: replace(node.left), comparators: node.comparators.map(replace) }),
  Call: (node, replace) => ({
    ...node,
    func: node.func.kind === 'Attribute' ? { ...node.func, value: replace(node.func.value) } : replace(node.func),
    args: node.args.map(replace),
    keywords: node.keywords.map((keyword) => ({ ...keyword, value: replace(keyword.value) })),
  }),
  FormattedValue: (node, replace) => ({ ...node, value: replace(node.value) }),
  JoinedStr: (node, replace) => ({
    ...node,
    values: node.values.map((value) =>
      value.kind === 'FormattedValue' ? { ...value, value: replace(value.value) } : value,
    ),
  }),
  Attribute: (node, replace) => ({ ...node, value: replace(node.value) }),
  Subscript: (node, replace) => ({
    ...node,
    value: replace(node.value),
    slice: node.slice.kind === 'Slice' ? sliceParts(node.slice, replace) : replace(node.slice),
  }),
  Slice: sliceParts,
  Starred: (node, replace) => ({ ...node, value: replace(node.value) }),
  Lambda: (node, replace) => ({ ...node, args: defaultParts(node.args, replace) }),
  FunctionDef: (node, replace) => {
    const decorators = node.decorators.map(replace);
    return { ...node, decorators, args: defaultParts(node.args, replace) };
  },
  ClassDef: (node, replace) => {
    const decorators = node.decorators.map(replace);
    return { ...node, decorators, bases: node.bases.map(replace) };
  },
  ListComp: (node, replace) => ({ ...node, generators: firstIterable(node.generators, replace) }),
  SetComp: (node, replace) => ({ ...node, generators: firstIterable(node.generators, replace) }),
  DictComp: (node, replace) => ({ ...node, generators: firstIterable(node.generators, replace) }),
  GeneratorExp: (node, replace) => ({ ...node, generators: firstIterable(node.generators, replace) }),
};

function sliceParts(node: Extract<Expr, { kind: 'Slice' }>, replace: Replace): Extract<Expr, { kind: 'Slice' }> {
  return { ...node, lower: one(node.lower, replace), upper: one(node.upper, replace), step: one(node.step, replace) };
}

/** The defaults of a function: those of positional parameters first. */
function defaultParts(args: Arguments, replace: Replace): Arguments {
  const defaults = args.defaults.map(replace);
  return { ...args, defaults, kwDefaults: args.kwDefaults.map((node) => one(node, replace)) };
}

/** The parts of a target that are read: objects and keys. */
function targetParts(target: Expr, replace: Replace): Expr {
  if (target.kind === 'Attribute') return { ...target, value: replace(target.value) };
  if (target.kind === 'Subscript') return { ...target, value: replace(target.value), slice: replace(target.slice) };
  return target;
}

type Generators = Extract<Expr, { kind: 'ListComp' }>['generators'];

function firstIterable(generators: Generators, replace: Replace): Generators {
  return generators.map((generator, at) => (at === 0 ? { ...generator, iter: replace(generator.iter) } : generator));
}

/** Gives the node with `replace` applied to each expression it evaluates directly. */
export function mapParts<Kind extends Expr | Stmt>(node: Kind, replace: Replace): Kind {
  const rebuild = rebuilders[node.kind] as ((node: Expr | Stmt, replace: Replace) => Expr | Stmt) | undefined;
  return rebuild === undefined ? node : (rebuild(node, replace) as Kind);
}
