// Building the scopes of a tree: who binds which name, and every name resolved before anything is compiled.
import type { Arguments, Comprehension, Expr, Node, Root, Stmt } from '../../../grammar/ast.ts';
import { parts, type Visitor } from '../../../grammar/parts.ts';
import { Scope, type ScopeRules } from './scope.ts';

/** The scope of each node that makes one, and all nodes that contain a `yield` of their own function. */
export interface Scopes {
  readonly root: Scope;
  readonly of: Map<Node, Scope>;
  readonly yielding: ReadonlySet<Node>;
}

/** The variable that holds a print scope's collector. */
export const COLLECTOR = '_print';

/** Analyses a tree; `collectors` are the modules and functions in which the policy put a print collector. */
export function analyse(root: Root, rules: ScopeRules, collectors: ReadonlySet<Node>): Scopes {
  const analysis = new Analysis(rules, collectors);
  return analysis.run(root);
}

class Analysis {
  readonly #rules: ScopeRules;
  readonly #collectors: ReadonlySet<Node>;
  readonly #scopes = new Map<Node, Scope>();
  readonly #yielding = new Set<Node>();
  readonly #path: Node[] = [];
  readonly #visitors = new Map<Scope, Visitor>();

  constructor(rules: ScopeRules, collectors: ReadonlySet<Node>) {
    this.#rules = rules;
    this.#collectors = collectors;
  }

  run(root: Root): Scopes {
    const scope = this.#open('module', root, undefined);
    if (root.kind === 'Expression') this.#visit(root.body, scope);
    else for (const statement of root.body) this.#visit(statement, scope);
    for (const inner of this.#scopes.values()) for (const name of inner.used) inner.resolve(name);
    return { root: scope, of: this.#scopes, yielding: this.#yielding };
  }

  #open(kind: Scope['kind'], node: Node, parent: Scope | undefined): Scope {
    const scope = new Scope(kind, node, parent, this.#rules);
    this.#scopes.set(node, scope);
    if (this.#collectors.has(node)) this.#bind(COLLECTOR, scope);
    return scope;
  }

  #bind(name: string, scope: Scope): void {
    scope.bound.add(name);
    scope.used.add(name);
  }

  #visit(node: Node, scope: Scope): void {
    this.#path.push(node);
    const special = visitors[node.kind as keyof typeof visitors] as
      | ((this: Analysis, node: Node, scope: Scope) => void)
      | undefined;
    if (special !== undefined) special.call(this, node, scope);
    else (parts[node.kind] as (to: Visitor, node: Node) => void)(this.#visitorOf(scope), node);
    this.#path.pop();
  }

  #visitorOf(scope: Scope): Visitor {
    const known = this.#visitors.get(scope);
    if (known !== undefined) return known;
    const visitor: Visitor = {
      one: (node) => (node === null ? undefined : this.#visit(node, scope)),
      all: (nodes) => this.visitAll(nodes, scope),
    };
    this.#visitors.set(scope, visitor);
    return visitor;
  }

  visitAll(nodes: readonly (Node | null)[], scope: Scope): void {
    for (const node of nodes) if (node !== null) this.#visit(node, scope);
  }

  bindName(name: string, scope: Scope): void {
    this.#bind(name, scope);
  }

  openInner(kind: Scope['kind'], node: Node, parent: Scope): Scope {
    return this.#open(kind, node, parent);
  }

  /** Python: a `global` anywhere makes the name a real global for the script's own level too. */
  declareGlobal(name: string, scope: Scope): void {
    scope.globals.add(name);
    let outer: Scope = scope;
    while (outer.parent !== undefined) outer = outer.parent;
    outer.globals.add(name);
  }

  /** Parameters are bound in order, so that they take the first slots. */
  bindParameters(args: Arguments, scope: Scope): void {
    const plain = [...args.posonlyargs, ...args.args, ...args.kwonlyargs];
    for (const arg of plain) this.#parameter(arg.arg, scope);
    if (args.vararg !== null) this.#parameter(args.vararg.arg, scope);
    if (args.kwarg !== null) this.#parameter(args.kwarg.arg, scope);
  }

  #parameter(name: string, scope: Scope): void {
    scope.bound.add(name);
    scope.temporary(name);
  }

  outsideOfFunction(args: Arguments, scope: Scope): void {
    this.visitAll([...args.defaults, ...args.kwDefaults], scope);
  }

  /** Marks the nodes between a `yield` and its function. */
  markYield(scope: Scope): void {
    const owner = scope.frame;
    owner.generator = true;
    for (let at = this.#path.length - 1; at >= 0; at -= 1) {
      const node = this.#path[at] as Node;
      if (node === owner.node) return;
      this.#yielding.add(node);
    }
  }

  comprehension(
    node: Node,
    parts: readonly Expr[],
    generators: readonly Comprehension[],
    kind: 'comprehension' | 'function',
    scope: Scope,
  ): void {
    const [first, ...rest] = generators as [Comprehension, ...Comprehension[]];
    this.#visit(first.iter, scope);
    const inner = this.#open(kind, node, scope);
    if (kind === 'function') inner.temporary('.0');
    this.visitAll([first.target, ...first.ifs], inner);
    for (const generator of rest) this.visitAll([generator.target, generator.iter, ...generator.ifs], inner);
    this.visitAll(parts, inner);
  }
}

type Visitors = { [K in Node['kind']]?: (this: Analysis, node: Extract<Node, { kind: K }>, scope: Scope) => void };

const visitors: Visitors = {
  Name(node, scope) {
    if (node.ctx === 'Load') scope.used.add(node.id === 'print' || node.id === 'printed' ? COLLECTOR : node.id);
    else this.bindName(node.id, scope);
  },
  FunctionDef(node, scope) {
    this.bindName(node.name, scope);
    this.visitAll(node.decorators, scope);
    this.outsideOfFunction(node.args, scope);
    const inner = this.openInner('function', node, scope);
    this.bindParameters(node.args, inner);
    this.visitAll(node.body, inner);
  },
  Lambda(node, scope) {
    this.outsideOfFunction(node.args, scope);
    const inner = this.openInner('function', node, scope);
    this.bindParameters(node.args, inner);
    this.visitAll([node.body], inner);
  },
  ClassDef(node, scope) {
    this.bindName(node.name, scope);
    this.visitAll(node.decorators, scope);
    this.visitAll(node.bases, scope);
    this.visitAll(node.keywords, scope);
    const inner = this.openInner('class', node, scope);
    this.visitAll(node.body, inner);
  },
  ListComp(node, scope) {
    this.comprehension(node, [node.elt], node.generators, 'comprehension', scope);
  },
  SetComp(node, scope) {
    this.comprehension(node, [node.elt], node.generators, 'comprehension', scope);
  },
  DictComp(node, scope) {
    this.comprehension(node, [node.key, node.value], node.generators, 'comprehension', scope);
  },
  GeneratorExp(node, scope) {
    this.comprehension(node, [node.elt], node.generators, 'function', scope);
  },
  NamedExpr(node, scope) {
    this.visitAll([node.value], scope);
    let holder = scope;
    while (holder.parent !== undefined && (holder.kind === 'comprehension' || holder.node.kind === 'GeneratorExp'))
      holder = holder.parent;
    const name = node.target.id;
    scope.used.add(name);
    if (holder === scope) return this.bindName(name, scope);
    if (holder.kind === 'module') return this.declareGlobal(name, scope);
    if (holder.globals.has(name)) scope.globals.add(name);
    this.bindName(name, holder);
  },
  Global(node, scope) {
    for (const name of node.names) this.declareGlobal(name, scope);
  },
  Nonlocal(node, scope) {
    for (const name of node.names) {
      scope.nonlocals.add(name);
      scope.used.add(name);
    }
  },
  ExceptHandler(node, scope) {
    this.visitAll([node.type], scope);
    if (node.name !== null) this.bindName(node.name, scope);
    this.visitAll(node.body, scope);
  },
  alias(node, scope) {
    this.bindName(node.asname ?? (node.name.split('.')[0] as string), scope);
  },
  Yield(node, scope) {
    this.markYield(scope);
    this.visitAll([node.value], scope);
  },
  YieldFrom(node, scope) {
    this.markYield(scope);
    this.visitAll([node.value], scope);
  },
};

/** The statements of a root that has statements. */
export function bodyOf(root: Root): readonly Stmt[] {
  return root.kind === 'Expression' ? [] : root.body;
}
