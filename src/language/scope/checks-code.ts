// CPython's code generator, as far as it refuses programs.
import type { Arguments, Comprehension, Expr, Node, NodeKind, NodeOf, Root, Stmt } from '../../../grammar/ast.ts';
import { parts, type Visitor } from '../../../grammar/parts.ts';
import type { PythonVersion } from '../../../grammar/problem.ts';
import type { Source } from '../../../grammar/source.ts';
import { type Future, isFutureImport, LATE_FUTURE } from './checks-future.ts';
import { refuse } from './checks-refusal.ts';
import type { Symbols } from './checks-symbols.ts';

export interface CodeContext {
  readonly source: Source;
  readonly python: PythonVersion;
  readonly future: Future;
  readonly symbols: Symbols;
}

type UnitKind = 'module' | 'function' | 'class' | 'comprehension';

/** A block that `break`, `continue` and `return` leave; a `finally` is run on the way. */
interface Nesting {
  readonly loop: boolean;
  readonly finalbody: readonly Stmt[] | undefined;
}

/** One code object under construction. */
interface Unit {
  readonly kind: UnitKind;
  readonly node: Node;
  readonly outer: Unit | undefined;
  nested: Nesting[];
}

const LOOP: Nesting = { loop: true, finalbody: undefined };
const PLAIN: Nesting = { loop: false, finalbody: undefined };

/** How many blocks a code object may nest. */
const mostBlocks: Readonly<Record<PythonVersion, number>> = { '3.11': 20, '3.13': 21, '3.14': 21 };

/** Goes through a program as the code generator does; refuses what it refuses. */
export function checkCode(root: Root, context: CodeContext): void {
  new Generator(context, root).one(root);
}

class Generator implements Visitor {
  readonly context: CodeContext;
  /** Bodies of `finally` that a jump has been through already. */
  readonly #passed = new Set<readonly Stmt[]>();
  unit: Unit;

  constructor(context: CodeContext, root: Root) {
    this.context = context;
    this.unit = { kind: 'module', node: root, outer: undefined, nested: [] };
  }

  one(node: Node | null): void {
    if (node !== null) handlers[node.kind](this, node);
  }

  all(nodes: readonly (Node | null)[]): void {
    for (const node of nodes) if (node !== null) handlers[node.kind](this, node);
  }

  /** Generates another code object. */
  within(kind: UnitKind, node: Node, generate: () => void): void {
    this.unit = { kind, node, outer: this.unit, nested: [] };
    generate();
    this.unit = this.unit.outer as Unit;
  }

  /** Generates a block inside the present one. */
  nest(nesting: Nesting, place: Node, generate: () => void): void {
    const { nested } = this.unit;
    if (nested.length >= mostBlocks[this.context.python]) refuse('too many statically nested blocks', place);
    nested.push(nesting);
    generate();
    nested.pop();
  }

  /** Leaves blocks up to the nearest loop, or all of them; false if there is no loop. */
  leave(toLoop: boolean): boolean {
    const { unit } = this;
    const saved = unit.nested;
    let found = false;
    for (let depth = saved.length; depth > 0 && !found; depth -= 1) {
      const nesting = saved[depth - 1] as Nesting;
      found = toLoop && nesting.loop;
      const { finalbody } = nesting;
      if (found || finalbody === undefined || this.#passed.has(finalbody)) continue;
      this.#passed.add(finalbody);
      unit.nested = saved.slice(0, depth - 1);
      this.all(finalbody);
    }
    unit.nested = saved;
    return found;
  }

  isFunction(): boolean {
    return this.unit.kind === 'function' || this.unit.kind === 'comprehension';
  }

  defaultsOf(args: Arguments): void {
    this.all(args.defaults);
    this.all(args.kwDefaults);
  }

  /** Items of a display or arguments of a call: a star is welcome. */
  starred(nodes: readonly Expr[]): void {
    for (const node of nodes) this.one(node.kind === 'Starred' ? node.value : node);
  }

  comprehension(node: Expr, generators: readonly Comprehension[], elements: readonly Expr[]): void {
    const [first, ...rest] = generators;
    if (first === undefined) return;
    const inlined = this.context.python !== '3.11' && node.kind !== 'GeneratorExp';
    if (inlined) this.one(first.iter);
    const asynchronous = this.context.symbols.asynchronous.has(node) && node.kind !== 'GeneratorExp';
    if (asynchronous && this.unit.kind !== 'comprehension') {
      refuse('asynchronous comprehension outside of an asynchronous function', node);
    }
    this.within('comprehension', node, () => {
      this.one(first.target);
      this.all(first.ifs);
      for (const generator of rest) {
        this.one(generator.iter);
        this.one(generator.target);
        this.all(generator.ifs);
      }
      this.all(elements);
    });
    if (!inlined) this.one(first.iter);
  }

  sequence(node: NodeOf<'List' | 'Tuple'>): void {
    if (node.ctx === 'Store') checkStars(node);
    if (node.ctx === 'Del') this.all(node.elts);
    else this.starred(node.elts);
  }

  checkKeywords(call: NodeOf<'Call'>): void {
    const { keywords } = call;
    for (const [at, keyword] of keywords.entries()) {
      if (keyword.arg === null) continue;
      if (keyword.arg === '__debug__') {
        refuse('cannot assign to __debug__', this.context.python === '3.11' ? call : keyword);
      }
      const repeated = keywords.slice(at + 1).find((other) => other.arg === keyword.arg);
      if (repeated !== undefined) refuse(`keyword argument repeated: ${keyword.arg}`, repeated);
    }
  }

  tryFinally(node: NodeOf<'Try'>): void {
    const nesting: Nesting = { loop: false, finalbody: node.finalbody };
    this.nest(nesting, node, () => (node.handlers.length > 0 ? this.tryExcept(node) : this.all(node.body)));
    this.all(node.finalbody);
    this.nest(PLAIN, node, () => this.all(node.finalbody));
  }

  tryExcept(node: NodeOf<'Try'>): void {
    this.nest(PLAIN, node, () => this.all(node.body));
    this.all(node.orelse);
    this.nest(PLAIN, node, () => {
      for (const [at, handler] of node.handlers.entries()) {
        if (handler.type === null && at < node.handlers.length - 1) refuse("default 'except:' must be last", handler);
        this.one(handler.type);
        this.nest(PLAIN, handler, () => this.all(handler.body));
      }
    });
  }

  withItems(node: NodeOf<'With'>, at: number, unpacked: readonly Expr[]): void {
    const item = node.items[at];
    if (item === undefined) {
      this.#withBody(node, unpacked);
      return;
    }
    this.one(item.contextExpr);
    const target = item.optionalVars;
    this.nest(PLAIN, node, () => {
      const late = target?.kind === 'Tuple';
      if (!late) this.one(target);
      this.withItems(node, at + 1, late ? [...unpacked, target] : unpacked);
    });
  }

  /** Tuples after `as` are unpacked at the beginning of the body, each in a `try … finally`. */
  #withBody(node: NodeOf<'With'>, unpacked: readonly Expr[]): void {
    for (const target of unpacked) this.nest(PLAIN, node, () => this.one(target));
    this.all(node.body);
  }
}

function checkStars(node: NodeOf<'List' | 'Tuple'>): void {
  let seen = false;
  for (const [at, element] of node.elts.entries()) {
    if (element.kind !== 'Starred') continue;
    if (seen) refuse('multiple starred expressions in assignment', node);
    if (at >= 256) refuse('too many expressions in star-unpacking assignment', node);
    seen = true;
  }
}

type Handler<Kind extends NodeKind> = (to: Generator, node: NodeOf<Kind>) => void;

/** The kinds that the code generator treats otherwise than by visiting their parts in order. */
const special: { readonly [Kind in NodeKind]?: Handler<Kind> } = {
  FunctionDef(to, node) {
    to.all(node.decorators);
    to.defaultsOf(node.args);
    to.within('function', node, () => to.all(node.body));
  },
  ClassDef(to, node) {
    to.all(node.decorators);
    to.within('class', node, () => to.all(node.body));
    to.starred(node.bases);
  },
  Lambda(to, node) {
    to.defaultsOf(node.args);
    to.within('function', node, () => to.one(node.body));
  },
  Return(to, node) {
    if (to.unit.kind !== 'function') refuse("'return' outside function", node);
    if (node.value !== null && to.context.symbols.asyncGenerators.has(to.unit.node)) {
      refuse("'return' with value in async generator", node);
    }
    to.one(node.value);
    to.leave(false);
  },
  Break(to, node) {
    if (!to.leave(true)) refuse("'break' outside loop", node);
  },
  Continue(to, node) {
    if (!to.leave(true)) refuse("'continue' not properly in loop", node);
  },
  Assign(to, node) {
    if (!node.targets.some((target) => target.kind === 'Tuple')) {
      to.one(node.value);
      return to.all(node.targets);
    }
    for (const target of node.targets.toReversed()) {
      to.one(node.value);
      to.one(target);
    }
  },
  AugAssign(to, node) {
    to.one(node.value);
    to.one(node.target);
  },
  For(to, node) {
    to.nest(LOOP, node, () => {
      to.one(node.iter);
      to.one(node.target);
      to.all(node.body);
    });
    to.all(node.orelse);
  },
  While(to, node) {
    to.nest(LOOP, node, () => {
      to.one(node.test);
      to.all(node.body);
    });
    to.all(node.orelse);
  },
  With: (to, node) => to.withItems(node, 0, []),
  Try(to, node) {
    if (node.finalbody.length > 0) to.tryFinally(node);
    else to.tryExcept(node);
  },
  ImportFrom(to, node) {
    const { source, future } = to.context;
    if (isFutureImport(node) && source.lineOf(node.start) > future.lastLine) refuse(LATE_FUTURE, node);
  },
  NamedExpr(to, node) {
    to.one(node.value);
    to.one(node.target);
  },
  Dict(to, node) {
    for (const [at, value] of node.values.entries()) {
      to.one(node.keys[at] ?? null);
      to.one(value);
    }
  },
  Set: (to, node) => to.starred(node.elts),
  ListComp: (to, node) => to.comprehension(node, node.generators, [node.elt]),
  SetComp: (to, node) => to.comprehension(node, node.generators, [node.elt]),
  DictComp: (to, node) => to.comprehension(node, node.generators, [node.key, node.value]),
  GeneratorExp: (to, node) => to.comprehension(node, node.generators, [node.elt]),
  Yield(to, node) {
    if (!to.isFunction()) refuse("'yield' outside function", node);
    to.one(node.value);
  },
  YieldFrom(to, node) {
    const what = to.context.python === '3.11' ? 'yield' : 'yield from';
    if (!to.isFunction()) refuse(`'${what}' outside function`, node);
    to.one(node.value);
  },
  Call(to, node) {
    to.checkKeywords(node);
    to.one(node.func);
    to.starred(node.args);
    to.all(node.keywords);
  },
  Starred(_to, node) {
    if (node.ctx === 'Store') refuse('starred assignment target must be in a list or tuple', node);
    refuse("can't use starred expression here", node);
  },
  List: (to, node) => to.sequence(node),
  Tuple: (to, node) => to.sequence(node),
};

const handlers = { ...parts, ...special } as Record<NodeKind, (to: Generator, node: Node) => void>;
