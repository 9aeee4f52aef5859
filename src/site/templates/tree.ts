// The tree of a template: kinds and fields as Jinja has them, fields in the order in which they are visited.
import type { BinaryOperator, CompareOperator } from '../../../grammar/ast.ts';
import type { PyValue } from '../../language/runtime/values.ts';

interface At {
  readonly line: number;
}

/** What a name is written for: reading it, giving it a value, or taking an argument. */
export type NameUse = 'load' | 'store' | 'param';

export interface Name extends At {
  readonly kind: 'Name';
  readonly name: string;
  readonly use: NameUse;
}

/** `ns.field` as the target of a `set`. */
export interface NamespaceField extends At {
  readonly kind: 'NSRef';
  readonly name: string;
  readonly field: string;
}

export interface TupleNode extends At {
  readonly kind: 'Tuple';
  readonly items: readonly Expression[];
}

export interface Keyword extends At {
  readonly kind: 'Keyword';
  readonly key: string;
  readonly value: Expression;
}

/** The arguments of a call, a filter or a test. */
export interface Arguments {
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly spread: Expression | undefined;
  readonly spreadKeywords: Expression | undefined;
}

export interface Call extends At, Arguments {
  readonly kind: 'Call';
  readonly node: Expression;
}

/** Without `node` it works on what its block writes. */
export interface Filter extends At, Arguments {
  readonly kind: 'Filter';
  readonly node: Expression | undefined;
  readonly name: string;
}

export interface Test extends At, Arguments {
  readonly kind: 'Test';
  readonly node: Expression;
  readonly name: string;
}

export interface Slice extends At {
  readonly kind: 'Slice';
  readonly start: Expression | undefined;
  readonly stop: Expression | undefined;
  readonly step: Expression | undefined;
}

/** A comparison behind the first operand of a chain. */
export interface Operand extends At {
  readonly kind: 'Operand';
  readonly op: CompareOperator;
  readonly node: Expression;
}

export type Expression =
  | Name
  | NamespaceField
  | TupleNode
  | Call
  | Filter
  | Test
  | Slice
  | ({ readonly kind: 'Const'; readonly value: PyValue } & At)
  | ({ readonly kind: 'List'; readonly items: readonly Expression[] } & At)
  | ({ readonly kind: 'Dict'; readonly items: readonly Pair[] } & At)
  | ({
      readonly kind: 'CondExpr';
      readonly test: Expression;
      readonly body: Expression;
      readonly orelse: Expression | undefined;
    } & At)
  | ({ readonly kind: 'Getattr'; readonly node: Expression; readonly name: string } & At)
  | ({ readonly kind: 'Getitem'; readonly node: Expression; readonly item: Expression } & At)
  | ({ readonly kind: 'Concat'; readonly items: readonly Expression[] } & At)
  | ({ readonly kind: 'Compare'; readonly node: Expression; readonly operands: readonly Operand[] } & At)
  | ({
      readonly kind: 'Binary';
      readonly op: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    } & At)
  | ({ readonly kind: 'And'; readonly left: Expression; readonly right: Expression } & At)
  | ({ readonly kind: 'Or'; readonly left: Expression; readonly right: Expression } & At)
  | ({ readonly kind: 'Not'; readonly node: Expression } & At)
  | ({ readonly kind: 'Unary'; readonly op: '-' | '+'; readonly node: Expression } & At);

export interface Pair extends At {
  readonly kind: 'Pair';
  readonly key: Expression;
  readonly value: Expression;
}

/** What a value may be given to. */
export type Target = Name | NamespaceField | TupleNode;

/** Text of the template as it stands. */
export interface Text extends At {
  readonly kind: 'TemplateData';
  readonly text: string;
}

export interface Output extends At {
  readonly kind: 'Output';
  readonly nodes: readonly (Expression | Text)[];
}

export interface If extends At {
  readonly kind: 'If';
  readonly test: Expression;
  readonly body: readonly Tag[];
  readonly elifs: readonly If[];
  readonly orelse: readonly Tag[];
}

export interface For extends At {
  readonly kind: 'For';
  readonly target: Target;
  readonly source: Expression;
  readonly body: readonly Tag[];
  readonly orelse: readonly Tag[];
  readonly test: Expression | undefined;
  readonly recursive: boolean;
}

/** The parameters of a macro or a call block; the defaults belong to the last of them. */
export interface Parameters {
  readonly args: readonly Name[];
  readonly defaults: readonly Expression[];
}

export interface Macro extends At, Parameters {
  readonly kind: 'Macro';
  readonly name: string;
  readonly body: readonly Tag[];
}

export interface CallBlock extends At, Parameters {
  readonly kind: 'CallBlock';
  readonly call: Call;
  readonly body: readonly Tag[];
}

export interface Block extends At {
  readonly kind: 'Block';
  readonly name: string;
  readonly body: readonly Tag[];
  readonly scoped: boolean;
  readonly required: boolean;
}

export interface FilterBlock extends At {
  readonly kind: 'FilterBlock';
  readonly body: readonly Tag[];
  readonly filter: Filter;
}

export interface With extends At {
  readonly kind: 'With';
  readonly targets: readonly Target[];
  readonly values: readonly Expression[];
  readonly body: readonly Tag[];
}

export interface Include extends At {
  readonly kind: 'Include';
  readonly template: Expression;
  readonly ignoreMissing: boolean;
  readonly withContext: boolean;
}

export interface Import extends At {
  readonly kind: 'Import';
  readonly template: Expression;
  readonly target: string;
  readonly withContext: boolean;
}

export interface FromImport extends At {
  readonly kind: 'FromImport';
  readonly template: Expression;
  readonly names: readonly { readonly name: string; readonly alias: string }[];
  readonly withContext: boolean;
}

export interface Assign extends At {
  readonly kind: 'Assign';
  readonly target: Target;
  readonly value: Expression;
}

export interface AssignBlock extends At {
  readonly kind: 'AssignBlock';
  readonly target: Target;
  readonly filter: Filter | undefined;
  readonly body: readonly Tag[];
}

export interface AutoEscape extends At {
  readonly kind: 'AutoEscape';
  readonly value: Expression;
  readonly body: readonly Tag[];
}

export interface Extends extends At {
  readonly kind: 'Extends';
  readonly template: Expression;
}

/** A statement of a template, with what is written between tags. */
export type Tag =
  | Output
  | If
  | For
  | Macro
  | CallBlock
  | Block
  | FilterBlock
  | With
  | Include
  | Import
  | FromImport
  | Assign
  | AssignBlock
  | AutoEscape
  | Extends;

/** Anything that stands in the tree. */
export type Node = Tag | Expression | Text | Keyword | Pair | Operand;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'line' in value;
}

/** The nodes right under a node, in the order of its fields. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value: unknown) => (Array.isArray(value) ? value : [value]).filter(isNode));
}

/** Every node under some nodes, and these. */
export function* everyNode(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node;
    yield* everyNode(childrenOf(node));
  }
}
