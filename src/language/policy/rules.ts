// The policy: one verdict for every node kind.
import type { Arguments, Expr, Node, NodeKind, NodeOf } from '../../../grammar/ast.ts';
import { parts } from '../../../grammar/parts.ts';
import { attributeProblems } from './names.ts';
import type { Walk } from './walk.ts';

/**
 * `allow`: the parts are visited. `deny`: refused as a whole. `unknown`: refused with a warning, since RestrictedPython has
 * no rule for the kind. A function visits the parts itself, in the order in which RestrictedPython does.
 */
export type Rule<Kind extends NodeKind> = 'allow' | 'deny' | 'unknown' | ((walk: Walk, node: NodeOf<Kind>) => void);

/** The verdict on each node kind. */
export const rules: { readonly [Kind in NodeKind]: Rule<Kind> } = {
  Module: printingModule,
  Interactive: 'allow',
  Expression: 'allow',
  FunctionDef: functionDefinition,
  AsyncFunctionDef: 'deny',
  ClassDef: classDefinition,
  Return: 'allow',
  Delete: 'allow',
  Assign: assignment,
  TypeAlias: 'unknown',
  AugAssign: augmentedAssignment,
  AnnAssign: 'unknown',
  For: loop,
  AsyncFor: 'deny',
  While: 'allow',
  If: 'allow',
  With: 'allow',
  AsyncWith: 'deny',
  Match: 'unknown',
  Raise: 'allow',
  Try: 'allow',
  TryStar: 'deny',
  Assert: 'allow',
  Import: importedNames,
  ImportFrom: importedNames,
  Global: 'allow',
  Nonlocal: 'deny',
  Expr: 'allow',
  Pass: 'allow',
  Break: 'allow',
  Continue: 'allow',

  BoolOp: 'allow',
  NamedExpr: 'allow',
  BinOp: 'allow',
  UnaryOp: 'allow',
  Lambda: lambda,
  IfExp: 'allow',
  Dict: 'allow',
  Set: 'allow',
  ListComp: 'allow',
  SetComp: 'allow',
  DictComp: 'allow',
  GeneratorExp: 'allow',
  Await: 'deny',
  Yield: 'allow',
  YieldFrom: 'allow',
  Compare: 'allow',
  Call: callExpression,
  FormattedValue: 'allow',
  JoinedStr: 'allow',
  TemplateStr: 'allow',
  Interpolation: 'allow',
  Constant: 'allow',
  Attribute: attributeAccess,
  Subscript: subscript,
  Starred: 'allow',
  Name: variable,
  List: 'allow',
  Tuple: 'allow',
  Slice: 'allow',

  comprehension: comprehensionClause,
  ExceptHandler: exceptHandler,
  arguments: 'allow',
  arg: 'allow',
  keyword: 'allow',
  alias: 'allow',
  withitem: 'allow',
  match_case: 'unknown',

  MatchValue: 'unknown',
  MatchSingleton: 'unknown',
  MatchSequence: 'unknown',
  MatchMapping: 'unknown',
  MatchClass: 'unknown',
  MatchStar: 'unknown',
  MatchAs: 'unknown',
  MatchOr: 'unknown',

  TypeVar: 'unknown',
  ParamSpec: 'unknown',
  TypeVarTuple: 'unknown',
};

function printingModule(walk: Walk, node: NodeOf<'Module'>): void {
  walk.all(node.body);
  walk.closePrintScope(node, null);
}

function functionDefinition(walk: Walk, node: NodeOf<'FunctionDef'>): void {
  walk.methodName(node, node.name);
  parameterNames(walk, node, node.args);
  const outer = walk.openPrintScope();
  parts.FunctionDef(walk, node);
  walk.closePrintScope(node, node);
  walk.restorePrintScope(outer);
}

function lambda(walk: Walk, node: NodeOf<'Lambda'>): void {
  parameterNames(walk, node, node.args);
  parts.Lambda(walk, node);
}

function parameterNames(walk: Walk, owner: Node, args: Arguments): void {
  for (const parameter of args.posonlyargs) walk.name(owner, parameter.arg);
  for (const parameter of args.args) walk.name(owner, parameter.arg);
  if (args.vararg !== null) walk.name(owner, args.vararg.arg);
  if (args.kwarg !== null) walk.name(owner, args.kwarg.arg);
  for (const parameter of args.kwonlyargs) walk.name(owner, parameter.arg);
}

function classDefinition(walk: Walk, node: NodeOf<'ClassDef'>): void {
  walk.name(node, node.name);
  parts.ClassDef(walk, node);
  if (node.keywords.some((keyword) => keyword.arg === 'metaclass')) {
    walk.error(node, 'The keyword argument "metaclass" is not allowed.');
  }
}

function assignment(walk: Walk, node: NodeOf<'Assign'>): void {
  parts.Assign(walk, node);
  if (node.targets.some((target) => target.kind === 'Tuple')) stillThere(walk, node, node.value, 'value');
}

function augmentedAssignment(walk: Walk, node: NodeOf<'AugAssign'>): void {
  parts.AugAssign(walk, node);
  if (node.target.kind === 'Attribute') walk.error(node, 'Augmented assignment of attributes is not allowed.');
  else if (node.target.kind === 'Subscript')
    walk.error(node, 'Augmented assignment of object items and slices is not allowed.');
  else stillThere(walk, node, node.value, 'value');
}

function loop(walk: Walk, node: NodeOf<'For'>): void {
  parts.For(walk, node);
  stillThere(walk, node, node.iter, 'iter');
}

function comprehensionClause(walk: Walk, node: NodeOf<'comprehension'>): void {
  parts.comprehension(walk, node);
  stillThere(walk, node, node.iter, 'iter');
}

function importedNames(walk: Walk, node: NodeOf<'Import' | 'ImportFrom'>): void {
  for (const alias of node.names) {
    if (alias.name.includes('*')) walk.error(node, '"*" imports are not allowed.');
    walk.name(node, alias.name);
    if (alias.asname !== null) walk.name(node, alias.asname);
  }
}

function callExpression(walk: Walk, node: NodeOf<'Call'>): void {
  if (node.func.kind === 'Name') {
    if (node.func.id === 'exec') walk.error(node, 'Exec calls are not allowed.');
    else if (node.func.id === 'eval') walk.error(node, 'Eval calls are not allowed.');
  }
  parts.Call(walk, node);
  if (node.func.kind === 'Await' && isSpread(node)) stillThere(walk, node, node.func, 'func');
}

/** Whether a call has a `*` or `**` argument, and so goes through `_apply_`. */
export function isSpread(node: NodeOf<'Call'>): boolean {
  return node.args.some((arg) => arg.kind === 'Starred') || node.keywords.some((keyword) => keyword.arg === null);
}

function attributeAccess(walk: Walk, node: NodeOf<'Attribute'>): void {
  for (const problem of attributeProblems(node.attr)) walk.error(node, problem);
  walk.one(node.value);
  stillThere(walk, node, node.value, 'value');
}

function subscript(walk: Walk, node: NodeOf<'Subscript'>): void {
  parts.Subscript(walk, node);
  stillThere(walk, node, node.value, 'value');
  if (node.ctx === 'Load') stillThere(walk, node, node.slice, 'slice');
}

function variable(walk: Walk, node: NodeOf<'Name'>): void {
  if (node.ctx === 'Load') {
    if (walk.printing(node.id)) return;
    walk.usedNames.add(node.id);
  }
  walk.name(node, node.id);
}

function exceptHandler(walk: Walk, node: NodeOf<'ExceptHandler'>): void {
  parts.ExceptHandler(walk, node);
  if (node.name !== null) walk.name(node, node.name);
}

/** RestrictedPython takes a refused expression out of its parent, and crashes when its rewriting looks for it there. */
function stillThere(walk: Walk, parent: Node, part: Expr, field: string): void {
  if (part.kind === 'Await') walk.crash(`'${parent.kind}' object has no attribute '${field}'`);
}
