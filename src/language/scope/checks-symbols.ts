// CPython's symbol table, as far as it refuses programs: parameters, `global`, walruses and yields.
import type { Arguments, Comprehension, Expr, Node, NodeKind, NodeOf, Root } from '../../../grammar/ast.ts';
import { parts, type Visitor } from '../../../grammar/parts.ts';
import type { PythonVersion } from '../../../grammar/problem.ts';
import { isSpread } from '../policy/rules.ts';
import type { PrintScopes } from '../policy/walk.ts';
import { refuse } from './checks-refusal.ts';

const PARAMETER = 1;
const LOCAL = 2;
const USE = 4;
const GLOBAL = 8;
const NONLOCAL = 16;
const ITERATION = 32;
const IMPORT = 64;

type BlockKind = 'module' | 'function' | 'class' | 'annotation' | ComprehensionBlock;
type ComprehensionBlock = 'list comprehension' | 'set comprehension' | 'dict comprehension' | 'generator expression';

interface Block {
  readonly kind: BlockKind;
  readonly outer: Block | undefined;
  readonly flags: Map<string, number>;
  /** Inside the target of a comprehension's `for`. */
  iterationTarget: boolean;
  /** How many iterables of comprehensions surround this place, lambdas and comprehensions between them included. */
  iterables: number;
  /** Has an `async for` of its own. */
  asynchronous: boolean;
  /** Has a `yield` of its own. */
  generator: boolean;
}

export interface SymbolContext {
  readonly python: PythonVersion;
  readonly printScopes: PrintScopes;
}

/** What the code generator asks of the symbol table. */
export interface Symbols {
  /** Comprehensions that are asynchronous, by themselves or by what is in them. */
  readonly asynchronous: ReadonlySet<Node>;
  /** Functions with both an `async for` in a comprehension and a `yield`. */
  readonly asyncGenerators: ReadonlySet<Node>;
}

/** Builds the symbol table of a rewritten program; refuses what CPython refuses. */
export function checkSymbols(root: Root, context: SymbolContext): Symbols {
  const table = new SymbolTable(context);
  table.open('module');
  if (root.kind === 'Module' && context.printScopes.has(root)) table.bindCollector(root);
  parts[root.kind](table, root as never);
  return table;
}

class SymbolTable implements Visitor, Symbols {
  readonly asynchronous = new Set<Node>();
  readonly asyncGenerators = new Set<Node>();
  readonly context: SymbolContext;
  #temporaries = 0;
  block: Block = newBlock('module', undefined);

  constructor(context: SymbolContext) {
    this.context = context;
  }

  one(node: Node | null): void {
    if (node !== null) handlers[node.kind](this, node);
  }

  all(nodes: readonly (Node | null)[]): void {
    for (const node of nodes) if (node !== null) handlers[node.kind](this, node);
  }

  open(kind: BlockKind): Block {
    this.block = newBlock(kind, this.block);
    return this.block;
  }

  close(): void {
    this.block = this.block.outer ?? this.block;
  }

  use(name: string, node: Node): void {
    this.define(name, node, USE);
  }

  define(name: string, node: Node, flag = LOCAL): void {
    const { flags, iterationTarget } = this.block;
    let value = flags.get(name) ?? 0;
    if (flag === PARAMETER && (value & PARAMETER) !== 0) {
      refuse(`duplicate argument '${name}' in function definition`, node);
    }
    value |= flag;
    if (iterationTarget) {
      if ((value & (GLOBAL | NONLOCAL)) !== 0) {
        refuse(`comprehension inner loop cannot rebind assignment expression target '${name}'`, node);
      }
      value |= ITERATION;
    }
    flags.set(name, value);
  }

  bindCollector(node: Node): void {
    this.define('_print', node);
    this.use('_print_', node);
    this.use('_getattr_', node);
  }

  /** A target with a tuple, and the value that is unpacked into it under guard. */
  unpack(target: Expr, value: Expr | null): void {
    this.one(target);
    if (target.kind === 'Tuple') this.use('_unpack_sequence_', target);
    this.one(value);
    if (target.kind === 'Tuple') this.use('_getiter_', target);
  }

  temporary(node: Node): void {
    this.define(`_tmp${this.#temporaries}`, node);
    this.#temporaries += 1;
  }

  /** The iterable of a loop or comprehension, which is rewritten by the kind of its target. */
  iterable(target: Expr, iter: Expr): void {
    if (target.kind === 'Tuple') this.use('_iter_unpack_sequence_', target);
    this.one(iter);
    this.use('_getiter_', iter);
  }

  parametersOf(args: Arguments): void {
    for (const list of [args.posonlyargs, args.args, args.kwonlyargs]) {
      for (const parameter of list) this.define(parameter.arg, parameter, PARAMETER);
    }
    if (args.vararg !== null) this.define(args.vararg.arg, args.vararg, PARAMETER);
    if (args.kwarg !== null) this.define(args.kwarg.arg, args.kwarg, PARAMETER);
  }

  defaultsOf(args: Arguments): void {
    this.all(args.defaults);
    this.all(args.kwDefaults);
  }

  annotationsOf(args: Arguments, returns: Expr | null): void {
    for (const list of [args.posonlyargs, args.args]) for (const { annotation } of list) this.#annotation(annotation);
    this.#annotation(args.vararg?.annotation ?? null);
    this.#annotation(args.kwarg?.annotation ?? null);
    for (const { annotation } of args.kwonlyargs) this.#annotation(annotation);
    this.#annotation(returns);
  }

  /** RestrictedPython compiles with `annotations` from `__future__`: they are looked at, and never evaluated. */
  #annotation(node: Expr | null): void {
    this.open('annotation');
    this.one(node);
    this.close();
  }

  refuseInAnnotation(what: string, node: Node): void {
    if (this.block.kind !== 'annotation') return;
    const text = this.context.python === '3.11' ? `'${what}' can not` : `${what} cannot`;
    refuse(`${text} be used within an annotation`, node);
  }

  comprehension(
    kind: ComprehensionBlock,
    node: Node,
    generators: readonly Comprehension[],
    elements: readonly Expr[],
  ): void {
    const [first, ...rest] = generators;
    if (first === undefined) return;
    this.#comprehensionIterable(first);
    const block = this.open(kind);
    block.asynchronous = first.isAsync;
    this.#comprehensionTarget(first);
    this.all(first.ifs);
    for (const generator of rest) this.#generator(generator);
    this.all(elements);
    this.close();
    if (!block.asynchronous) return;
    this.asynchronous.add(node);
    if (kind !== 'generator expression') this.block.asynchronous = true;
  }

  #generator(generator: Comprehension): void {
    this.#comprehensionTarget(generator);
    this.#comprehensionIterable(generator);
    this.all(generator.ifs);
    if (generator.isAsync) this.block.asynchronous = true;
  }

  #comprehensionTarget({ target }: Comprehension): void {
    this.block.iterationTarget = true;
    this.one(target);
    this.block.iterationTarget = false;
  }

  #comprehensionIterable({ target, iter }: Comprehension): void {
    this.block.iterables += 1;
    this.iterable(target, iter);
    this.block.iterables -= 1;
  }

  /** Python 3.11 takes a name that is only read in a comprehension's target for an iteration variable, too. */
  #isIterationVariable(flags: number): boolean {
    return (flags & ITERATION) !== 0 && (this.context.python === '3.11' || (flags & (LOCAL | GLOBAL)) !== 0);
  }

  /** A walrus in a comprehension binds in the nearest function or module around it. */
  bindOutside(target: NodeOf<'Name'>): void {
    const here = this.block;
    let block: Block | undefined = here;
    for (; block !== undefined && isPassedThrough(block.kind); block = block.outer) {
      if (isComprehension(block.kind) && this.#isIterationVariable(block.flags.get(target.id) ?? 0)) {
        refuse(`assignment expression cannot rebind comprehension iteration variable '${target.id}'`, target);
      }
    }
    if (block === undefined) return;
    if (block.kind === 'class') {
      refuse('assignment expression within a comprehension cannot be used in a class body', target);
    }
    const global = block.kind === 'module' || ((block.flags.get(target.id) ?? 0) & GLOBAL) !== 0;
    this.define(target.id, target, global ? GLOBAL : NONLOCAL);
    block.flags.set(target.id, (block.flags.get(target.id) ?? 0) | (block.kind === 'module' ? GLOBAL : LOCAL));
  }
}

function newBlock(kind: BlockKind, outer: Block | undefined): Block {
  return {
    kind,
    outer,
    flags: new Map(),
    iterationTarget: false,
    iterables: outer?.iterables ?? 0,
    asynchronous: false,
    generator: false,
  };
}

function isComprehension(kind: BlockKind): kind is ComprehensionBlock {
  return kind.endsWith('comprehension') || kind === 'generator expression';
}

/** A walrus in a comprehension looks beyond these for where it binds. */
function isPassedThrough(kind: BlockKind): boolean {
  return isComprehension(kind) || kind === 'annotation';
}

type Handler<Kind extends NodeKind> = (table: SymbolTable, node: NodeOf<Kind>) => void;

/** The kinds that CPython's symbol table treats otherwise than by visiting their parts in order. */
const special: { readonly [Kind in NodeKind]?: Handler<Kind> } = {
  FunctionDef(table, node) {
    table.define(node.name, node);
    table.defaultsOf(node.args);
    const decoratorsFirst = table.context.python !== '3.11';
    if (decoratorsFirst) table.all(node.decorators);
    table.annotationsOf(node.args, node.returns);
    if (!decoratorsFirst) table.all(node.decorators);
    const block = table.open('function');
    table.parametersOf(node.args);
    if (table.context.printScopes.has(node)) table.bindCollector(node);
    table.all(node.body);
    table.close();
    if (block.asynchronous && block.generator) table.asyncGenerators.add(node);
  },
  ClassDef(table, node) {
    table.define(node.name, node);
    table.all(node.bases);
    table.use('__metaclass__', node);
    table.all(node.decorators);
    table.open('class');
    table.all(node.body);
    table.close();
  },
  Lambda(table, node) {
    table.defaultsOf(node.args);
    table.open('function');
    table.parametersOf(node.args);
    table.one(node.body);
    table.close();
  },
  Assign(table, node) {
    if (!node.targets.some((target) => target.kind === 'Tuple')) return parts.Assign(table, node);
    for (const target of node.targets.toReversed()) table.unpack(target, node.value);
  },
  AugAssign(table, node) {
    table.one(node.target);
    table.use('_inplacevar_', node);
    if (node.target.kind === 'Name') table.use(node.target.id, node);
    table.one(node.value);
  },
  For(table, node) {
    table.one(node.target);
    table.iterable(node.target, node.iter);
    table.all(node.body);
    table.all(node.orelse);
  },
  Try(table, node) {
    table.all(node.body);
    if (table.context.python === '3.11') table.all(node.orelse);
    table.all(node.handlers);
    if (table.context.python !== '3.11') table.all(node.orelse);
    table.all(node.finalbody);
  },
  With(table, node) {
    const unpacked: Expr[] = [];
    for (const { contextExpr, optionalVars } of node.items) {
      table.one(contextExpr);
      if (optionalVars?.kind === 'Tuple') {
        table.temporary(node);
        unpacked.push(optionalVars);
      } else table.one(optionalVars);
    }
    for (const target of unpacked) table.unpack(target, null);
    table.all(node.body);
  },
  ExceptHandler(table, node) {
    table.one(node.type);
    if (node.name !== null) table.define(node.name, node);
    table.all(node.body);
  },
  alias(table, node) {
    const name = node.asname ?? node.name;
    const dot = name.indexOf('.');
    table.define(dot < 0 ? name : name.slice(0, dot), node, IMPORT);
  },
  Global(table, node) {
    for (const name of node.names) {
      checkGlobal(table, node, name);
      table.define(name, node, GLOBAL);
      declareInModule(table.block, name);
    }
  },
  Name(table, node) {
    if (node.ctx !== 'Load') table.define(node.id, node);
    else table.use(node.id === 'print' || node.id === 'printed' ? '_print' : node.id, node);
  },
  NamedExpr(table, node) {
    table.refuseInAnnotation('named expression', node);
    if (table.block.iterables > 0) {
      refuse('assignment expression cannot be used in a comprehension iterable expression', node);
    }
    if (isComprehension(table.block.kind)) table.bindOutside(node.target);
    table.one(node.value);
    table.one(node.target);
  },
  Yield: (table, node) => yielding(table, node, node.value),
  YieldFrom: (table, node) => yielding(table, node, node.value),
  ListComp: (table, node) => table.comprehension('list comprehension', node, node.generators, [node.elt]),
  SetComp: (table, node) => table.comprehension('set comprehension', node, node.generators, [node.elt]),
  DictComp: (table, node) => table.comprehension('dict comprehension', node, node.generators, [node.value, node.key]),
  GeneratorExp: (table, node) => table.comprehension('generator expression', node, node.generators, [node.elt]),
  Attribute(table, node) {
    table.use(node.ctx === 'Load' ? '_getattr_' : '_write_', node);
    table.one(node.value);
  },
  Subscript(table, node) {
    table.use(node.ctx === 'Load' ? '_getitem_' : '_write_', node);
    table.one(node.value);
    table.one(node.slice);
  },
  Call(table, node) {
    if (isSpread(node)) table.use('_apply_', node);
    parts.Call(table, node);
  },
};

function checkGlobal(table: SymbolTable, node: Node, name: string): void {
  const flags = table.block.flags.get(name) ?? 0;
  if ((flags & PARAMETER) !== 0) refuse(`name '${name}' is parameter and global`, node);
  if ((flags & USE) !== 0) refuse(`name '${name}' is used prior to global declaration`, node);
  if ((flags & LOCAL) !== 0) refuse(`name '${name}' is assigned to before global declaration`, node);
}

/** Python: a `global` anywhere declares the name for the module as well. */
function declareInModule(block: Block, name: string): void {
  let module = block;
  while (module.outer?.outer !== undefined) module = module.outer;
  module.flags.set(name, (module.flags.get(name) ?? 0) | GLOBAL);
}

function yielding(table: SymbolTable, node: Node, value: Expr | null): void {
  table.refuseInAnnotation('yield expression', node);
  table.one(value);
  table.block.generator = true;
  const { kind } = table.block;
  if (isComprehension(kind)) refuse(`'yield' inside ${kind}`, node);
}

const handlers = { ...parts, ...special } as Record<NodeKind, (table: SymbolTable, node: Node) => void>;
