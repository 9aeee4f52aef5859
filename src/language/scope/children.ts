// The parts of a node, in the order in which they are evaluated.
import type { Arguments, Node, NodeKind, NodeOf } from '../../../grammar/ast.ts';

type Parts = { readonly [K in NodeKind]: (node: NodeOf<K>) => readonly (Node | null)[] };

const none = (): readonly Node[] => [];
const body = (node: { readonly body: readonly Node[] }): readonly Node[] => node.body;
const loop = (node: { target: Node; iter: Node; body: readonly Node[]; orelse: readonly Node[] }) => [
  node.iter,
  node.target,
  ...node.body,
  ...node.orelse,
];
const branch = (node: { test: Node; body: readonly Node[]; orelse: readonly Node[] }) => [
  node.test,
  ...node.body,
  ...node.orelse,
];
const guarded = (node: {
  body: readonly Node[];
  handlers: readonly Node[];
  orelse: readonly Node[];
  finalbody: readonly Node[];
}) => [...node.body, ...node.handlers, ...node.orelse, ...node.finalbody];
const withBlock = (node: { items: readonly Node[]; body: readonly Node[] }) => [...node.items, ...node.body];
const definition = (node: {
  decorators: readonly Node[];
  args: Arguments;
  returns: Node | null;
  body: readonly Node[];
  typeParams: readonly Node[];
}) => [...node.decorators, ...node.typeParams, node.args, node.returns, ...node.body];
const elements = (node: { readonly elts: readonly Node[] }): readonly Node[] => node.elts;
const value = (node: { readonly value: Node | null }): readonly (Node | null)[] => [node.value];
const values = (node: { readonly values: readonly Node[] }): readonly Node[] => node.values;
const comprehension = (node: { elt: Node; generators: readonly Node[] }): readonly Node[] => [
  ...node.generators,
  node.elt,
];

const parts: Parts = {
  Module: body,
  Interactive: body,
  Expression: (node) => [node.body],
  FunctionDef: definition,
  AsyncFunctionDef: definition,
  ClassDef: (node) => [...node.decorators, ...node.typeParams, ...node.bases, ...node.keywords, ...node.body],
  Return: value,
  Delete: (node) => node.targets,
  Assign: (node) => [node.value, ...node.targets],
  TypeAlias: (node) => [node.name, ...node.typeParams, node.value],
  AugAssign: (node) => [node.target, node.value],
  AnnAssign: (node) => [node.value, node.target, node.annotation],
  For: loop,
  AsyncFor: loop,
  While: branch,
  If: branch,
  With: withBlock,
  AsyncWith: withBlock,
  Match: (node) => [node.subject, ...node.cases],
  Raise: (node) => [node.exc, node.cause],
  Try: guarded,
  TryStar: guarded,
  Assert: (node) => [node.test, node.msg],
  Import: (node) => node.names,
  ImportFrom: (node) => node.names,
  Global: none,
  Nonlocal: none,
  Expr: value,
  Pass: none,
  Break: none,
  Continue: none,
  BoolOp: values,
  NamedExpr: (node) => [node.value, node.target],
  BinOp: (node) => [node.left, node.right],
  UnaryOp: (node) => [node.operand],
  Lambda: (node) => [node.args, node.body],
  IfExp: (node) => [node.test, node.body, node.orelse],
  Dict: (node) => node.keys.flatMap((key, at) => [key, node.values[at] ?? null]),
  Set: elements,
  ListComp: comprehension,
  SetComp: comprehension,
  DictComp: (node) => [...node.generators, node.key, node.value],
  GeneratorExp: comprehension,
  Await: value,
  Yield: value,
  YieldFrom: value,
  Compare: (node) => [node.left, ...node.comparators],
  Call: (node) => [node.func, ...node.args, ...node.keywords],
  FormattedValue: (node) => [node.value, node.formatSpec],
  JoinedStr: values,
  TemplateStr: values,
  Interpolation: (node) => [node.value, node.formatSpec],
  Constant: none,
  Attribute: value,
  Subscript: (node) => [node.value, node.slice],
  Starred: value,
  Name: none,
  List: elements,
  Tuple: elements,
  Slice: (node) => [node.lower, node.upper, node.step],
  comprehension: (node) => [node.iter, node.target, ...node.ifs],
  ExceptHandler: (node) => [node.type, ...node.body],
  arguments: (node) => [
    ...node.posonlyargs,
    ...node.args,
    node.vararg,
    ...node.kwonlyargs,
    ...node.kwDefaults,
    node.kwarg,
    ...node.defaults,
  ],
  arg: (node) => [node.annotation],
  keyword: (node) => [node.value],
  alias: none,
  withitem: (node) => [node.contextExpr, node.optionalVars],
  match_case: (node) => [node.pattern, node.guard, ...node.body],
  MatchValue: value,
  MatchSingleton: none,
  MatchSequence: (node) => node.patterns,
  MatchMapping: (node) => [...node.keys, ...node.patterns],
  MatchClass: (node) => [node.cls, ...node.patterns, ...node.kwdPatterns],
  MatchStar: none,
  MatchAs: (node) => [node.pattern],
  MatchOr: (node) => node.patterns,
  TypeVar: (node) => [node.bound, node.defaultValue],
  ParamSpec: (node) => [node.defaultValue],
  TypeVarTuple: (node) => [node.defaultValue],
};

/** The direct parts of a node, in order of evaluation. */
export function childNodes(node: Node): Node[] {
  const list = (parts[node.kind] as (node: Node) => readonly (Node | null)[])(node);
  return list.filter((part) => part !== null);
}
