// The parts of each node in the order of CPython's fields, which is the order in which the policy meets them.
import type { Node, NodeKind, NodeOf } from './ast.ts';

/** Receives the parts of a node; a missing part (`null`) is passed over. */
export interface Visitor {
  one(part: Node | null): void;
  all(parts: readonly (Node | null)[]): void;
}

type PartsOf<Kind extends NodeKind> = (to: Visitor, node: NodeOf<Kind>) => void;

const none = () => {};

/** Hands the parts of a node to a visitor. */
export const parts: { readonly [Kind in NodeKind]: PartsOf<Kind> } = {
  Module: (to, node) => to.all(node.body),
  Interactive: (to, node) => to.all(node.body),
  Expression: (to, node) => to.one(node.body),
  FunctionDef: functionParts,
  AsyncFunctionDef: functionParts,
  ClassDef(to, node) {
    to.all(node.bases);
    to.all(node.keywords);
    to.all(node.body);
    to.all(node.decorators);
    to.all(node.typeParams);
  },
  Return: (to, node) => to.one(node.value),
  Delete: (to, node) => to.all(node.targets),
  Assign(to, node) {
    to.all(node.targets);
    to.one(node.value);
  },
  TypeAlias(to, node) {
    to.one(node.name);
    to.all(node.typeParams);
    to.one(node.value);
  },
  AugAssign(to, node) {
    to.one(node.target);
    to.one(node.value);
  },
  AnnAssign(to, node) {
    to.one(node.target);
    to.one(node.annotation);
    to.one(node.value);
  },
  For: loopParts,
  AsyncFor: loopParts,
  While: branchParts,
  If: branchParts,
  With: withParts,
  AsyncWith: withParts,
  Match(to, node) {
    to.one(node.subject);
    to.all(node.cases);
  },
  Raise(to, node) {
    to.one(node.exc);
    to.one(node.cause);
  },
  Try: tryParts,
  TryStar: tryParts,
  Assert(to, node) {
    to.one(node.test);
    to.one(node.msg);
  },
  Import: (to, node) => to.all(node.names),
  ImportFrom: (to, node) => to.all(node.names),
  Global: none,
  Nonlocal: none,
  Expr: (to, node) => to.one(node.value),
  Pass: none,
  Break: none,
  Continue: none,

  BoolOp: (to, node) => to.all(node.values),
  NamedExpr(to, node) {
    to.one(node.target);
    to.one(node.value);
  },
  BinOp(to, node) {
    to.one(node.left);
    to.one(node.right);
  },
  UnaryOp: (to, node) => to.one(node.operand),
  Lambda(to, node) {
    to.one(node.args);
    to.one(node.body);
  },
  IfExp(to, node) {
    to.one(node.test);
    to.one(node.body);
    to.one(node.orelse);
  },
  Dict(to, node) {
    to.all(node.keys);
    to.all(node.values);
  },
  Set: (to, node) => to.all(node.elts),
  ListComp: elementParts,
  SetComp: elementParts,
  DictComp(to, node) {
    to.one(node.key);
    to.one(node.value);
    to.all(node.generators);
  },
  GeneratorExp: elementParts,
  Await: (to, node) => to.one(node.value),
  Yield: (to, node) => to.one(node.value),
  YieldFrom: (to, node) => to.one(node.value),
  Compare(to, node) {
    to.one(node.left);
    to.all(node.comparators);
  },
  Call(to, node) {
    to.one(node.func);
    to.all(node.args);
    to.all(node.keywords);
  },
  FormattedValue: formattedParts,
  JoinedStr: (to, node) => to.all(node.values),
  TemplateStr: (to, node) => to.all(node.values),
  Interpolation: formattedParts,
  Constant: none,
  Attribute: (to, node) => to.one(node.value),
  Subscript(to, node) {
    to.one(node.value);
    to.one(node.slice);
  },
  Starred: (to, node) => to.one(node.value),
  Name: none,
  List: (to, node) => to.all(node.elts),
  Tuple: (to, node) => to.all(node.elts),
  Slice(to, node) {
    to.one(node.lower);
    to.one(node.upper);
    to.one(node.step);
  },

  comprehension(to, node) {
    to.one(node.target);
    to.one(node.iter);
    to.all(node.ifs);
  },
  ExceptHandler(to, node) {
    to.one(node.type);
    to.all(node.body);
  },
  arguments(to, node) {
    to.all(node.posonlyargs);
    to.all(node.args);
    to.one(node.vararg);
    to.all(node.kwonlyargs);
    to.all(node.kwDefaults);
    to.one(node.kwarg);
    to.all(node.defaults);
  },
  arg: (to, node) => to.one(node.annotation),
  keyword: (to, node) => to.one(node.value),
  alias: none,
  withitem(to, node) {
    to.one(node.contextExpr);
    to.one(node.optionalVars);
  },
  match_case(to, node) {
    to.one(node.pattern);
    to.one(node.guard);
    to.all(node.body);
  },

  MatchValue: (to, node) => to.one(node.value),
  MatchSingleton: none,
  MatchSequence: (to, node) => to.all(node.patterns),
  MatchMapping(to, node) {
    to.all(node.keys);
    to.all(node.patterns);
  },
  MatchClass(to, node) {
    to.one(node.cls);
    to.all(node.patterns);
    to.all(node.kwdPatterns);
  },
  MatchStar: none,
  MatchAs: (to, node) => to.one(node.pattern),
  MatchOr: (to, node) => to.all(node.patterns),

  TypeVar(to, node) {
    to.one(node.bound);
    to.one(node.defaultValue);
  },
  ParamSpec: (to, node) => to.one(node.defaultValue),
  TypeVarTuple: (to, node) => to.one(node.defaultValue),
};

function functionParts(to: Visitor, node: NodeOf<'FunctionDef' | 'AsyncFunctionDef'>): void {
  to.one(node.args);
  to.all(node.body);
  to.all(node.decorators);
  to.one(node.returns);
  to.all(node.typeParams);
}

function loopParts(to: Visitor, node: NodeOf<'For' | 'AsyncFor'>): void {
  to.one(node.target);
  to.one(node.iter);
  to.all(node.body);
  to.all(node.orelse);
}

function branchParts(to: Visitor, node: NodeOf<'While' | 'If'>): void {
  to.one(node.test);
  to.all(node.body);
  to.all(node.orelse);
}

function withParts(to: Visitor, node: NodeOf<'With' | 'AsyncWith'>): void {
  to.all(node.items);
  to.all(node.body);
}

function tryParts(to: Visitor, node: NodeOf<'Try' | 'TryStar'>): void {
  to.all(node.body);
  to.all(node.handlers);
  to.all(node.orelse);
  to.all(node.finalbody);
}

function elementParts(to: Visitor, node: NodeOf<'ListComp' | 'SetComp' | 'GeneratorExp'>): void {
  to.one(node.elt);
  to.all(node.generators);
}

function formattedParts(to: Visitor, node: NodeOf<'FormattedValue' | 'Interpolation'>): void {
  to.one(node.value);
  to.one(node.formatSpec);
}
