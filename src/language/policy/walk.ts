// One walk of the policy over a tree: the verdicts it collects and the print scope it is in.
import type { Module, Node, NodeKind, NodeOf } from '../../../grammar/ast.ts';
import { parts, type Visitor } from '../../../grammar/parts.ts';
import type { Problem } from '../../../grammar/problem.ts';
import type { Source } from '../../../grammar/source.ts';
import { isMagicMethod, nameProblem } from './names.ts';
import type { Profile } from './profiles.ts';
import { rules } from './rules.ts';

/** Which of `print` and `printed` a scope reads; one that reads either has a collector. */
export interface PrintScope {
  readonly print: boolean;
  readonly printed: boolean;
}

/** The nodes whose scope has a print collector. */
export type PrintScopes = ReadonlyMap<Module | NodeOf<'FunctionDef'>, PrintScope>;

/** Thrown inside the walk only: the programs on which RestrictedPython itself fails. */
export class Crash {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

type Handler = (walk: Walk, node: Node) => void;

const notPrinting: PrintScope = { print: false, printed: false };

/** The state of one walk; the rules report to it. */
export class Walk implements Visitor {
  readonly errors: Problem[] = [];
  readonly warnings: string[] = [];
  readonly usedNames = new Set<string>();
  readonly printScopes = new Map<Module | NodeOf<'FunctionDef'>, PrintScope>();
  readonly #source: Source;
  readonly #passing: ReadonlySet<string>;
  #scope = notPrinting;

  constructor(source: Source, profile: Profile) {
    this.#source = source;
    this.#passing = profile.passingNames;
  }

  one(node: Node | null): void {
    if (node !== null) handlers[node.kind](this, node);
  }

  all(nodes: readonly (Node | null)[]): void {
    for (const node of nodes) if (node !== null) handlers[node.kind](this, node);
  }

  error(node: Node, message: string): void {
    this.errors.push({ phase: 'policy', type: 'SyntaxError', message, span: { start: node.start, end: node.end } });
  }

  warn(node: Node | null, text: string): void {
    const line = node === null ? 'None' : this.#source.lineOf(node.start);
    this.warnings.push(`Line ${line}: ${text}`);
  }

  crash(message: string): never {
    throw new Crash(message);
  }

  /** Checks a name that `node` reads or binds. */
  name(node: Node, name: string): void {
    const problem = nameProblem(name);
    if (problem !== undefined && !this.#passing.has(name)) this.error(node, problem);
  }

  /** Checks the name of a `def`, which may be one of a few magic methods unless it stands at the left margin. */
  methodName(node: Node, name: string): void {
    if (isMagicMethod(name) && this.#source.columnOf(node.start) !== 0) return;
    this.name(node, name);
  }

  /** Notes a read of `print` or `printed`; false for any other name. */
  printing(name: string): boolean {
    if (name === 'print') this.#scope = { ...this.#scope, print: true };
    else if (name === 'printed') this.#scope = { ...this.#scope, printed: true };
    else return false;
    return true;
  }

  /** Begins a print scope and gives the one around it. */
  openPrintScope(): PrintScope {
    const outer = this.#scope;
    this.#scope = notPrinting;
    return outer;
  }

  restorePrintScope(outer: PrintScope): void {
    this.#scope = outer;
  }

  /** Ends a print scope; `place` is where its warning points. */
  closePrintScope(node: Module | NodeOf<'FunctionDef'>, place: Node | null): void {
    const { print, printed } = this.#scope;
    if (!print && !printed) return;
    this.printScopes.set(node, this.#scope);
    if (!printed) this.warn(place, "Prints, but never reads 'printed' variable.");
    else if (!print) this.warn(place, "Doesn't print, but reads 'printed' variable.");
  }
}

function deny(walk: Walk, node: Node): void {
  walk.error(node, `${node.kind} statements are not allowed.`);
}

function refuseUnknown(walk: Walk, node: Node): void {
  walk.warn(node, `${node.kind} statement is not known to RestrictedPython`);
  deny(walk, node);
}

function handlerOf(kind: NodeKind): Handler {
  const rule = rules[kind];
  if (rule === 'allow') return parts[kind] as Handler;
  if (rule === 'deny') return deny;
  return rule === 'unknown' ? refuseUnknown : (rule as Handler);
}

const handlers = Object.fromEntries(Object.keys(rules).map((kind) => [kind, handlerOf(kind as NodeKind)])) as Record<
  NodeKind,
  Handler
>;
