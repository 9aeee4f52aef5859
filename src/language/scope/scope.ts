// What a scope is, and how a name in it resolves to a slot of a frame or to a mapping.
import type { Node } from '../../../grammar/ast.ts';

export type ScopeKind = 'module' | 'function' | 'class' | 'comprehension';

/** A variable that lives in a slot; a `cell` one is shared with inner functions. */
export interface Variable {
  readonly name: string;
  readonly slot: number;
  cell: boolean;
}

/** A variable of an enclosing function: its slot here, and the slot there from which the closure is filled. */
export interface FreeVariable {
  readonly here: Variable;
  readonly there: Variable;
}

/** How a name is reached: a slot of the frame, the globals, or first the mapping of names of the frame. */
export type Resolution =
  | { readonly by: 'slot'; readonly variable: Variable; readonly free: boolean }
  | { readonly by: 'global' }
  | { readonly by: 'name' };

const GLOBAL: Resolution = { by: 'global' };
const NAME: Resolution = { by: 'name' };

/** The rules that differ: by Python version, and by whether the script's locals are its globals. */
export interface ScopeRules {
  /** Python 3.12 and later: list, set and dict comprehensions see the names around them. */
  readonly inlinedComprehensions: boolean;
  /** The script's locals are a mapping of their own (document events). */
  readonly separateLocals: boolean;
}

/** One scope of a script. Comprehensions other than generators share the frame of the scope around them. */
export class Scope {
  readonly kind: ScopeKind;
  readonly node: Node;
  readonly parent: Scope | undefined;
  readonly rules: ScopeRules;
  /** The scope whose frame holds the slots. */
  readonly frame: Scope;
  readonly bound = new Set<string>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();
  readonly used = new Set<string>();
  readonly variables = new Map<string, Variable>();
  readonly frees = new Map<string, FreeVariable>();
  slotCount = 0;
  /** Has a `yield` of its own. */
  generator = false;
  /** Has a `raise` or `try` of its own; known once that is compiled. */
  raises = false;

  constructor(kind: ScopeKind, node: Node, parent: Scope | undefined, rules: ScopeRules) {
    this.kind = kind;
    this.node = node;
    this.parent = parent;
    this.rules = rules;
    this.frame = kind === 'comprehension' && parent !== undefined ? parent.frame : this;
  }

  /** Makes a slot that no name of the script can mean. */
  temporary(name: string): Variable {
    const variable = { name, slot: this.frame.slotCount++, cell: false };
    this.variables.set(name, variable);
    return variable;
  }

  /** Where a name stands that code directly in this scope uses. */
  resolve(name: string): Resolution {
    if (this.globals.has(name)) return GLOBAL;
    if (this.kind === 'module') return this.rules.separateLocals ? NAME : GLOBAL;
    if (this.kind === 'class') return this.#resolveInClass(name);
    if (this.bound.has(name) && !this.nonlocals.has(name))
      return { by: 'slot', variable: this.#variable(name), free: false };
    return this.kind === 'function' ? this.#resolveFree(name) : this.#resolveOutside(name);
  }

  #variable(name: string): Variable {
    return this.variables.get(name) ?? this.temporary(name);
  }

  #resolveInClass(name: string): Resolution {
    if (this.bound.has(name) && !this.nonlocals.has(name)) return NAME;
    const outside = this.#resolveFree(name);
    return outside.by === 'slot' ? outside : NAME;
  }

  /** A comprehension: names of its surroundings, as its Python sees them. */
  #resolveOutside(name: string): Resolution {
    const parent = this.parent as Scope;
    if (parent.kind === 'class') return parent.#resolveFree(name);
    if (parent.kind === 'module') return this.rules.inlinedComprehensions ? parent.resolve(name) : GLOBAL;
    const found = parent.resolve(name);
    // Where a comprehension is a function of its own, the names around it are free variables.
    return found.by === 'slot' && !this.rules.inlinedComprehensions ? { ...found, free: true } : found;
  }

  /** A name that is not bound here, looked for in enclosing functions; class bodies are skipped. */
  #resolveFree(name: string): Resolution {
    const known = this.frees.get(name);
    if (known !== undefined) return { by: 'slot', variable: known.here, free: true };
    let outer = this.parent;
    while (outer !== undefined && !outer.#holds(name)) {
      if (outer.kind === 'function' && outer.globals.has(name)) return GLOBAL;
      outer = outer.parent;
    }
    if (outer === undefined || this.parent === undefined) return GLOBAL;
    const there = this.parent.#cellFor(name);
    const here = { name, slot: this.slotCount++, cell: true };
    this.frees.set(name, { here, there });
    return { by: 'slot', variable: here, free: true };
  }

  #holds(name: string): boolean {
    const functionLike = this.kind === 'function' || this.kind === 'comprehension';
    return functionLike && this.bound.has(name) && !this.nonlocals.has(name) && !this.globals.has(name);
  }

  /** The variable of this scope's frame that an inner function captures. */
  #cellFor(name: string): Variable {
    const resolution = this.kind === 'class' || this.kind === 'module' ? this.#resolveFree(name) : this.resolve(name);
    if (resolution.by !== 'slot') throw new Error(`no variable to capture: ${name}`);
    resolution.variable.cell = true;
    return resolution.variable;
  }
}
