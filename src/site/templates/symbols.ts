// Which variable a name of a template means, frame by frame, as Jinja decides it before anything runs.
import { childrenOf, type Expression, type For, type If, type NameUse, type Node, type Tag } from './tree.ts';

/** What a variable holds when its frame is entered. */
export type Load =
  | { readonly kind: 'parameter' }
  | { readonly kind: 'resolve'; readonly name: string }
  | { readonly kind: 'alias'; readonly variable: string }
  | { readonly kind: 'undefined' };

/** The names of one frame; a variable is known by the level of its frame and its name. */
export class Symbols {
  readonly parent: Symbols | undefined;
  readonly level: number;
  readonly loads: Map<string, Load>;
  readonly #variables: Map<string, string>;
  readonly #stores: Set<string>;

  constructor(parent?: Symbols, copied?: Symbols) {
    this.parent = parent;
    this.level = copied?.level ?? (parent === undefined ? 0 : parent.level + 1);
    this.loads = new Map(copied?.loads);
    this.#variables = new Map(copied === undefined ? [] : copied.#variables);
    this.#stores = new Set(copied === undefined ? [] : copied.#stores);
  }

  copy(): Symbols {
    return new Symbols(this.parent, this);
  }

  find(name: string): string | undefined {
    return this.#variables.get(name) ?? this.parent?.find(name);
  }

  loadOf(variable: string): Load | undefined {
    return this.loads.get(variable) ?? this.parent?.loadOf(variable);
  }

  #define(name: string, load: Load): string {
    const variable = `${this.level}:${name}`;
    this.#variables.set(name, variable);
    this.loads.set(variable, load);
    return variable;
  }

  store(name: string): void {
    this.#stores.add(name);
    if (this.#variables.has(name)) return;
    const outer = this.parent?.find(name);
    this.#define(name, outer === undefined ? { kind: 'undefined' } : { kind: 'alias', variable: outer });
  }

  parameter(name: string): string {
    this.#stores.add(name);
    return this.#define(name, { kind: 'parameter' });
  }

  load(name: string): void {
    if (this.find(name) === undefined) this.#define(name, { kind: 'resolve', name });
  }

  /** The variable of a name; one that nobody mentioned is looked up in the context. */
  variable(name: string): string {
    return this.find(name) ?? this.#define(name, { kind: 'resolve', name });
  }

  /** Takes in what the branches of an `if` did: what only some of them set has to be looked up first. */
  merge(branches: readonly Symbols[]): void {
    const fresh = new Set(branches.flatMap((branch) => [...branch.#stores]).filter((name) => !this.#stores.has(name)));
    for (const branch of branches) {
      for (const [name, variable] of branch.#variables) this.#variables.set(name, variable);
      for (const [variable, load] of branch.loads) this.loads.set(variable, load);
      for (const name of branch.#stores) this.#stores.add(name);
    }
    for (const name of fresh) {
      const variable = this.variable(name);
      const outer = this.parent?.find(name);
      this.loads.set(variable, outer === undefined ? { kind: 'resolve', name } : { kind: 'alias', variable: outer });
    }
  }

  /** Every name that this frame or one around it sets, with its variable. */
  stored(): Map<string, string> {
    const names = new Map<string, string>();
    for (let symbols: Symbols | undefined = this; symbols !== undefined; symbols = symbols.parent) {
      for (const name of symbols.#stores) if (!names.has(name)) names.set(name, this.variable(name));
    }
    return names;
  }
}

/** Enters the names of nodes that run in a frame. */
export function enter(symbols: Symbols, nodes: readonly (Node | undefined)[]): void {
  for (const node of nodes) if (node !== undefined) visit(symbols, node);
}

/** Enters the targets of a loop, which are its parameters. */
export function enterParameters(symbols: Symbols, target: Expression): void {
  if (target.kind === 'Name') symbols.parameter(target.name);
  else for (const child of childrenOf(target)) enterParameters(symbols, child as Expression);
}

type Visits = {
  readonly [Kind in Node['kind']]?: (symbols: Symbols, node: Extract<Node, { readonly kind: Kind }>) => void;
};

function visitNothing(): void {
  // It runs in a frame of its own.
}

/** What runs in a frame of its own is not looked into; its names are entered when that frame is made. */
const visits: Visits = {
  Name: (symbols, node) => namings[node.use](symbols, node.name),
  NSRef: (symbols, node) => symbols.load(node.name),
  If: visitIf,
  Macro: (symbols, node) => symbols.store(node.name),
  Import(symbols, node) {
    visit(symbols, node.template);
    symbols.store(node.target);
  },
  FromImport(symbols, node) {
    visit(symbols, node.template);
    for (const { alias } of node.names) symbols.store(alias);
  },
  Assign: (symbols, node) => enter(symbols, [node.value, node.target]),
  For: (symbols, node) => visit(symbols, node.source),
  CallBlock: (symbols, node) => visit(symbols, node.call),
  FilterBlock: (symbols, node) => visit(symbols, node.filter),
  With: (symbols, node) => enter(symbols, node.values),
  AssignBlock: (symbols, node) => visit(symbols, node.target),
  AutoEscape: visitNothing,
  Block: visitNothing,
};

const namings: Readonly<Record<NameUse, (symbols: Symbols, name: string) => void>> = {
  load: (symbols, name) => symbols.load(name),
  store: (symbols, name) => symbols.store(name),
  param: (symbols, name) => void symbols.parameter(name),
};

function visit(symbols: Symbols, node: Node): void {
  const own = visits[node.kind] as ((symbols: Symbols, node: Node) => void) | undefined;
  if (own === undefined) enter(symbols, childrenOf(node));
  else own(symbols, node);
}

function visitIf(symbols: Symbols, node: If): void {
  visit(symbols, node.test);
  const branch = (nodes: readonly Tag[]): Symbols => {
    const copy = symbols.copy();
    enter(copy, nodes);
    return copy;
  };
  symbols.merge([branch(node.body), branch(node.elifs), branch(node.orelse)]);
}

/** Which of these names some nodes read without having set them. */
export function undeclared(nodes: readonly Node[], names: readonly string[]): Set<string> {
  const wanted = new Set(names);
  const found = new Set<string>();
  const look = (node: Node): void => {
    if (node.kind === 'Name' && node.use === 'load' && wanted.has(node.name)) found.add(node.name);
    else if (node.kind === 'Name') wanted.delete(node.name);
    else if (node.kind !== 'Block') for (const child of childrenOf(node)) look(child);
  };
  for (const node of nodes) look(node);
  return found;
}

/** The symbols of the frames of a loop: its body, its test, and what runs when there was nothing to loop over. */
export function loopSymbols(outer: Symbols, node: For, hasLoop: boolean) {
  const body = new Symbols(outer);
  if (hasLoop) body.parameter('loop');
  enterParameters(body, node.target);
  enter(body, node.body);
  const orelse = new Symbols(outer);
  enter(orelse, node.orelse);
  const test = new Symbols(outer);
  enterParameters(test, node.target);
  enter(test, [node.test]);
  return { body, orelse, test };
}
