// The tree: CPython's node kinds and fields, plus the span of each node.

/** A half-open range of UTF-16 offsets into the source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a literal stands for. Numbers keep Python's kinds apart: `2` is an int, `2.0` a float. */
export type ConstantValue =
  | { readonly type: 'None' }
  | { readonly type: 'Ellipsis' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: number | bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'complex'; readonly imag: number }
  | { readonly type: 'str'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: Uint8Array };

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '<<' | '>>' | '|' | '^' | '&' | '@';
export type UnaryOperator = 'not' | '-' | '+' | '~';
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'is' | 'is not' | 'in' | 'not in';
export type ExprContext = 'Load' | 'Store' | 'Del';

interface NodeBase<Kind extends string> extends Span {
  readonly kind: Kind;
}

// Module level. `mode` of parse(): exec gives Module, eval Expression, single Interactive.
export interface Module extends NodeBase<'Module'> {
  readonly body: readonly Stmt[];
}
export interface Interactive extends NodeBase<'Interactive'> {
  readonly body: readonly Stmt[];
}
export interface Expression extends NodeBase<'Expression'> {
  readonly body: Expr;
}
export type Root = Module | Interactive | Expression;

// Statements.
export interface FunctionDef extends NodeBase<'FunctionDef'> {
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
  readonly returns: Expr | null;
  readonly typeParams: readonly TypeParam[];
}
export interface AsyncFunctionDef extends NodeBase<'AsyncFunctionDef'> {
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
  readonly returns: Expr | null;
  readonly typeParams: readonly TypeParam[];
}
export interface ClassDef extends NodeBase<'ClassDef'> {
  readonly name: string;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
  readonly typeParams: readonly TypeParam[];
}
export interface Return extends NodeBase<'Return'> {
  readonly value: Expr | null;
}
export interface Delete extends NodeBase<'Delete'> {
  readonly targets: readonly Expr[];
}
export interface Assign extends NodeBase<'Assign'> {
  readonly targets: readonly Expr[];
  readonly value: Expr;
}
export interface TypeAlias extends NodeBase<'TypeAlias'> {
  readonly name: Expr;
  readonly typeParams: readonly TypeParam[];
  readonly value: Expr;
}
export interface AugAssign extends NodeBase<'AugAssign'> {
  readonly target: Expr;
  readonly op: BinaryOperator;
  readonly value: Expr;
}
export interface AnnAssign extends NodeBase<'AnnAssign'> {
  readonly target: Expr;
  readonly annotation: Expr;
  readonly value: Expr | null;
  readonly simple: boolean;
}
export interface For extends NodeBase<'For'> {
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface AsyncFor extends NodeBase<'AsyncFor'> {
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface While extends NodeBase<'While'> {
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface If extends NodeBase<'If'> {
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface With extends NodeBase<'With'> {
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}
export interface AsyncWith extends NodeBase<'AsyncWith'> {
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}
export interface Match extends NodeBase<'Match'> {
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}
export interface Raise extends NodeBase<'Raise'> {
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}
export interface Try extends NodeBase<'Try'> {
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface TryStar extends NodeBase<'TryStar'> {
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface Assert extends NodeBase<'Assert'> {
  readonly test: Expr;
  readonly msg: Expr | null;
}
export interface Import extends NodeBase<'Import'> {
  readonly names: readonly Alias[];
}
export interface ImportFrom extends NodeBase<'ImportFrom'> {
  readonly module: string | null;
  readonly names: readonly Alias[];
  readonly level: number;
}
export interface Global extends NodeBase<'Global'> {
  readonly names: readonly string[];
}
export interface Nonlocal extends NodeBase<'Nonlocal'> {
  readonly names: readonly string[];
}
export interface ExprStmt extends NodeBase<'Expr'> {
  readonly value: Expr;
}
export type Pass = NodeBase<'Pass'>;
export type Break = NodeBase<'Break'>;
export type Continue = NodeBase<'Continue'>;

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

// Expressions.
export interface BoolOp extends NodeBase<'BoolOp'> {
  readonly op: 'and' | 'or';
  readonly values: readonly Expr[];
}
export interface NamedExpr extends NodeBase<'NamedExpr'> {
  readonly target: Name;
  readonly value: Expr;
}
export interface BinOp extends NodeBase<'BinOp'> {
  readonly left: Expr;
  readonly op: BinaryOperator;
  readonly right: Expr;
}
export interface UnaryOp extends NodeBase<'UnaryOp'> {
  readonly op: UnaryOperator;
  readonly operand: Expr;
}
export interface Lambda extends NodeBase<'Lambda'> {
  readonly args: Arguments;
  readonly body: Expr;
}
export interface IfExp extends NodeBase<'IfExp'> {
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}
/** A `null` key is `**value`. */
export interface Dict extends NodeBase<'Dict'> {
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}
export interface SetDisplay extends NodeBase<'Set'> {
  readonly elts: readonly Expr[];
}
export interface ListComp extends NodeBase<'ListComp'> {
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface SetComp extends NodeBase<'SetComp'> {
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface DictComp extends NodeBase<'DictComp'> {
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}
export interface GeneratorExp extends NodeBase<'GeneratorExp'> {
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface Await extends NodeBase<'Await'> {
  readonly value: Expr;
}
export interface Yield extends NodeBase<'Yield'> {
  readonly value: Expr | null;
}
export interface YieldFrom extends NodeBase<'YieldFrom'> {
  readonly value: Expr;
}
export interface Compare extends NodeBase<'Compare'> {
  readonly left: Expr;
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expr[];
}
export interface Call extends NodeBase<'Call'> {
  readonly func: Expr;
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}
/** `conversion` is the letter after `!`, or '' for none. `formatSpec` is a JoinedStr without quotes. */
export interface FormattedValue extends NodeBase<'FormattedValue'> {
  readonly value: Expr;
  readonly conversion: '' | 's' | 'r' | 'a';
  readonly formatSpec: JoinedStr | null;
}
export interface JoinedStr extends NodeBase<'JoinedStr'> {
  readonly values: readonly Expr[];
}
/** Python 3.14's t-strings. */
export interface TemplateStr extends NodeBase<'TemplateStr'> {
  readonly values: readonly Expr[];
}
export interface Interpolation extends NodeBase<'Interpolation'> {
  readonly value: Expr;
  readonly text: string;
  readonly conversion: '' | 's' | 'r' | 'a';
  readonly formatSpec: JoinedStr | null;
}
export interface Constant extends NodeBase<'Constant'> {
  readonly value: ConstantValue;
}
export interface Attribute extends NodeBase<'Attribute'> {
  readonly value: Expr;
  readonly attr: string;
  readonly ctx: ExprContext;
}
export interface Subscript extends NodeBase<'Subscript'> {
  readonly value: Expr;
  readonly slice: Expr;
  readonly ctx: ExprContext;
}
export interface Starred extends NodeBase<'Starred'> {
  readonly value: Expr;
  readonly ctx: ExprContext;
}
/** `id` is NFKC-normalised. */
export interface Name extends NodeBase<'Name'> {
  readonly id: string;
  readonly ctx: ExprContext;
}
export interface List extends NodeBase<'List'> {
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}
export interface Tuple extends NodeBase<'Tuple'> {
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}
export interface Slice extends NodeBase<'Slice'> {
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetDisplay
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | TemplateStr
  | Interpolation
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

// Parts that are neither statement nor expression.
export interface Comprehension extends NodeBase<'comprehension'> {
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  readonly isAsync: boolean;
}
export interface ExceptHandler extends NodeBase<'ExceptHandler'> {
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}
/** `defaults` belong to the last of `posonlyargs` then `args`; `kwDefaults` has a `null` for each required keyword. */
export interface Arguments extends NodeBase<'arguments'> {
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  readonly kwDefaults: readonly (Expr | null)[];
  readonly kwarg: Arg | null;
  readonly defaults: readonly Expr[];
}
export interface Arg extends NodeBase<'arg'> {
  readonly arg: string;
  readonly annotation: Expr | null;
}
/** A `null` arg is `**value`. */
export interface Keyword extends NodeBase<'keyword'> {
  readonly arg: string | null;
  readonly value: Expr;
}
export interface Alias extends NodeBase<'alias'> {
  readonly name: string;
  readonly asname: string | null;
}
export interface WithItem extends NodeBase<'withitem'> {
  readonly contextExpr: Expr;
  readonly optionalVars: Expr | null;
}
export interface MatchCase extends NodeBase<'match_case'> {
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}

// Patterns.
export interface MatchValue extends NodeBase<'MatchValue'> {
  readonly value: Expr;
}
export interface MatchSingleton extends NodeBase<'MatchSingleton'> {
  readonly value: ConstantValue;
}
export interface MatchSequence extends NodeBase<'MatchSequence'> {
  readonly patterns: readonly Pattern[];
}
export interface MatchMapping extends NodeBase<'MatchMapping'> {
  readonly keys: readonly Expr[];
  readonly patterns: readonly Pattern[];
  readonly rest: string | null;
}
export interface MatchClass extends NodeBase<'MatchClass'> {
  readonly cls: Expr;
  readonly patterns: readonly Pattern[];
  readonly kwdAttrs: readonly string[];
  readonly kwdPatterns: readonly Pattern[];
}
export interface MatchStar extends NodeBase<'MatchStar'> {
  readonly name: string | null;
}
export interface MatchAs extends NodeBase<'MatchAs'> {
  readonly pattern: Pattern | null;
  readonly name: string | null;
}
export interface MatchOr extends NodeBase<'MatchOr'> {
  readonly patterns: readonly Pattern[];
}
export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

// Type parameters (3.12).
export interface TypeVar extends NodeBase<'TypeVar'> {
  readonly name: string;
  readonly bound: Expr | null;
  readonly defaultValue: Expr | null;
}
export interface ParamSpec extends NodeBase<'ParamSpec'> {
  readonly name: string;
  readonly defaultValue: Expr | null;
}
export interface TypeVarTuple extends NodeBase<'TypeVarTuple'> {
  readonly name: string;
  readonly defaultValue: Expr | null;
}
export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

/** Every node there is. */
export type Node =
  | Root
  | Stmt
  | Expr
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase
  | Pattern
  | TypeParam;
export type NodeKind = Node['kind'];
export type NodeOf<Kind extends NodeKind> = Extract<Node, { kind: Kind }>;
