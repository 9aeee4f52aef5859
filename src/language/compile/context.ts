// What every part of the compiler is handed: the scopes, the guards, and the table of global names.
import type { Expr, Node, Span, Stmt } from '../../../grammar/ast.ts';
import type { PythonVersion } from '../../../grammar/problem.ts';
import type { Source } from '../../../grammar/source.ts';
import type { Evaluate, Execute, Suspendable, SuspendableValue } from '../runtime/frame.ts';
import type { Scopes } from '../scope/analyse.ts';
import type { Resolution, Scope, Variable } from '../scope/scope.ts';
import type { Guards } from './guards.ts';

/** What is the same for a whole script. */
export interface ScriptContext {
  readonly source: Source;
  readonly python: PythonVersion;
  readonly guards: Guards;
  readonly scopes: Scopes;
  /** The module and functions that collect what they print. */
  readonly collecting: Set<Node>;
  /** Index of each global name, as used in `Module.refs`. */
  readonly names: Map<string, number>;
  /** Text of an expression statement's value goes here in mode `single`. */
  readonly interactive: boolean;
  /** Line of the statement being compiled: only expressions on other lines need to note their place. */
  statementLine: number;
}

/** The compiler's own parts, which call one another through the compiler: what is compiled nests in itself. */
export interface Passes {
  readonly expression: (compiler: Compiler, node: Expr) => Evaluate;
  readonly statement: (compiler: Compiler, node: Stmt) => Execute;
  readonly block: (compiler: Compiler, body: readonly Stmt[]) => Execute;
  readonly suspendableBlock: (compiler: Compiler, body: readonly Stmt[]) => Suspendable;
  readonly suspendableValue: (compiler: Compiler, node: Expr) => SuspendableValue;
}

/** The compiler at one place of the tree: the script's context and the scope it is in. */
export class Compiler {
  readonly script: ScriptContext;
  readonly scope: Scope;
  /** The qualified-name prefix of definitions here: '' at module level, `f.<locals>.` in a function, `A.` in a class. */
  readonly prefix: string;
  readonly #passes: Passes;

  constructor(passes: Passes, script: ScriptContext, scope: Scope, prefix: string) {
    this.#passes = passes;
    this.script = script;
    this.scope = scope;
    this.prefix = prefix;
  }

  get guards(): Guards {
    return this.script.guards;
  }

  /** Compiles an expression in this scope. */
  eval(node: Expr): Evaluate {
    return this.#passes.expression(this, node);
  }

  /** Compiles the statements of a block in this scope. */
  exec(body: readonly Stmt[]): Execute {
    return this.#passes.block(this, body);
  }

  /** Compiles one statement in this scope. */
  execOne(node: Stmt): Execute {
    return this.#passes.statement(this, node);
  }

  /** Compiles a block of a generator function. */
  suspendable(body: readonly Stmt[]): Suspendable {
    return this.#passes.suspendableBlock(this, body);
  }

  /** Compiles an expression of a generator function. */
  suspendableValue(node: Expr): SuspendableValue {
    return this.#passes.suspendableValue(this, node);
  }

  /** The same compiler inside another scope. */
  within(node: Node, prefix: string = this.prefix): Compiler {
    const scope = this.script.scopes.of.get(node);
    if (scope === undefined) throw new Error(`no scope for ${node.kind}`);
    return new Compiler(this.#passes, this.script, scope, prefix);
  }

  /** Gives a rewritten node the scope of the one it stands for, and its collector. */
  keepScope(rewritten: Node, original: Node): void {
    const { scopes, collecting } = this.script;
    const scope = scopes.of.get(original);
    if (scope !== undefined) scopes.of.set(rewritten, scope);
    if (collecting.has(original)) collecting.add(rewritten);
  }

  resolve(name: string): Resolution {
    return this.scope.resolve(name);
  }

  /** The index of a global name in `Module.refs`. */
  globalIndex(name: string): number {
    const { names } = this.script;
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, names.size);
    return names.size - 1;
  }

  temporary(): Variable {
    return this.scope.temporary(`.${this.scope.frame.slotCount}`);
  }

  /** Notes the statement whose expressions are compiled next. */
  startStatement(node: Span): void {
    this.script.statementLine = this.lineOf(node.start);
  }

  /** Whether a node begins on the line of its statement: then the statement's place is its place. */
  onStatementLine(node: Span): boolean {
    return this.lineOf(node.start) === this.script.statementLine;
  }

  lineOf(offset: number): number {
    return this.script.source.lineOf(offset);
  }

  /** Whether a node contains a `yield` of the function being compiled. */
  suspends(node: Node): boolean {
    return this.script.scopes.yielding.has(node);
  }
}
