// What compiles and is bound to fail when it runs, for lack of a guard or by one: advice, never a verdict.
import type { Node, NodeKind, NodeOf, Root, Span } from '../../../grammar/ast.ts';
import { parts, type Visitor } from '../../../grammar/parts.ts';
import type { Profile } from './profiles.ts';
import { isSpread } from './rules.ts';

/** A place of a script and what will happen there. */
export interface Hint {
  readonly span: Span;
  readonly message: string;
}

/** The places of a judged tree that fail whenever they are reached under a profile. */
export function runtimeHints(root: Root, profile: Profile): readonly Hint[] {
  const search = new Search(profile);
  search.one(root);
  return search.hints;
}

class Search implements Visitor {
  readonly hints: Hint[] = [];
  readonly profile: Profile;

  constructor(profile: Profile) {
    this.profile = profile;
  }

  one(node: Node | null): void {
    if (node === null) return;
    const message = (advice[node.kind] as Advice<NodeKind> | undefined)?.(node as never, this.profile);
    if (message !== undefined) this.hints.push({ span: { start: node.start, end: node.end }, message });
    (parts[node.kind] as (to: Visitor, node: Node) => void)(this, node);
  }

  all(nodes: readonly (Node | null)[]): void {
    for (const node of nodes) this.one(node);
  }
}

type Advice<Kind extends NodeKind> = (node: NodeOf<Kind>, profile: Profile) => string | undefined;

const advice: { readonly [Kind in NodeKind]?: Advice<Kind> } = {
  Assign: (node, { guards }) =>
    guards.unpackSequence === undefined && node.targets.some((target) => target.kind === 'Tuple')
      ? `${missing('_unpack_sequence_')} (a list target works: [a, b] = value)`
      : undefined,
  withitem: (node, { guards }) =>
    guards.unpackSequence === undefined && node.optionalVars?.kind === 'Tuple'
      ? missing('_unpack_sequence_')
      : undefined,
  Call: (node, { guards }) => (guards.apply === undefined && isSpread(node) ? missing('_apply_') : undefined),
  ClassDef: (_node, { guards }) => (guards.makeClass === undefined ? missing('__metaclass__') : undefined),
  AugAssign(node, { guards, name }) {
    if (guards.inplace === undefined) return missing('_inplacevar_');
    return node.op === '@' && name === 'frappe-16' ? "KeyError: '@='" : undefined;
  },
  Attribute(node, { guards, name }) {
    if (node.ctx !== 'Load' || guards.isPlainName(node.attr)) return undefined;
    if (name === 'restrictedpython') return refusedText(node.attr);
    const other = node.attr === 'format' ? ' (frappe.format_value, f-strings and % work)' : '';
    return node.attr === '_' ? refusedText('_') : `SyntaxError: ${node.attr} is an unsafe attribute${other}`;
  },
  Import: () => 'ImportError: __import__ not found',
  ImportFrom: () => 'ImportError: __import__ not found',
};

function missing(guard: string): string {
  return `NameError: name '${guard}' is not defined`;
}

/** Texts may be formatted by other means than their method. */
function refusedText(attribute: string): string | undefined {
  return attribute === '_' ? 'AttributeError: "_" is an invalid attribute name because it starts with "_"' : undefined;
}
