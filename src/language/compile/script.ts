// A whole script, compiled: its closures and what they need to run.
import type { Node, Root } from '../../../grammar/ast.ts';
import type { PythonVersion } from '../../../grammar/problem.ts';
import type { Source } from '../../../grammar/source.ts';
import type { PrintScopes } from '../policy/walk.ts';
import { activate, blankSlots, deactivate, Frame, leave, Module, type Signal } from '../runtime/frame.ts';
import type { Namespace } from '../runtime/namespace.ts';
import type { Run } from '../runtime/run.ts';
import type { PyValue } from '../runtime/values.ts';
import { analyse } from '../scope/analyse.ts';
import { compileCollector } from './collectors.ts';
import { Compiler, type Passes, type ScriptContext } from './context.ts';
import { throwing } from './exceptions.ts';
import { compileExpression } from './expressions.ts';
import type { Guards } from './guards.ts';
import { compileBlock, compileStatement } from './statements.ts';
import { suspendableBlock, suspendableValue } from './suspend.ts';

/** How a tree is to be compiled. */
export interface CompileOptions {
  readonly source: Source;
  readonly python: PythonVersion;
  readonly guards: Guards;
  readonly printScopes: PrintScopes;
  /** The script's locals are a mapping of their own. */
  readonly separateLocals: boolean;
}

/** What a script runs in. */
export interface Environment {
  readonly run: Run;
  readonly globals: Namespace;
  /** Only for a script compiled with separate locals. */
  readonly locals: Namespace | undefined;
  readonly builtins: ReadonlyMap<string, PyValue>;
  readonly filename: string;
}

/** Runs the script; the value is that of the expression in mode `eval`, else None. Throws Raise or Stop. */
export type Program = (environment: Environment) => PyValue;

const passes: Passes = {
  expression: compileExpression,
  statement: compileStatement,
  block: compileBlock,
  suspendableBlock,
  suspendableValue,
};

/** Compiles a judged tree. */
export function compileRoot(root: Root, options: CompileOptions): Program {
  const { source } = options;
  const collecting = new Set<Node>(options.printScopes.keys());
  const scopes = analyse(
    root,
    { inlinedComprehensions: options.python !== '3.11', separateLocals: options.separateLocals },
    collecting,
  );
  const script: ScriptContext = {
    source,
    python: options.python,
    guards: options.guards,
    scopes,
    collecting,
    names: new Map(),
    interactive: root.kind === 'Interactive',
    statementLine: 1,
  };
  const compiler = new Compiler(passes, script, scopes.root, '');
  const body = compileBody(compiler, root);
  const lineOf = (offset: number) => source.lineOf(offset);
  return ({ run, globals, locals, builtins, filename }) => {
    run.python = options.python;
    const module = new Module(run, globals, builtins, filename, lineOf, options.guards.recursionDetail);
    return runModule(new Frame(module, blankSlots(scopes.root.slotCount), locals, '<module>', 0), body);
  };
}

function compileBody(compiler: Compiler, root: Root): (frame: Frame) => Signal {
  if (root.kind === 'Expression') return compiler.eval(root.body);
  const block = throwing(compiler, compiler.exec(root.body));
  if (root.kind !== 'Module' || !compiler.script.collecting.has(root)) return block;
  const collect = compileCollector(compiler);
  return (frame) => {
    collect(frame);
    return block(frame);
  };
}

function runModule(frame: Frame, body: (frame: Frame) => Signal): PyValue {
  activate(frame);
  try {
    const result = body(frame);
    deactivate(frame);
    return result === undefined ? null : (result as PyValue);
  } catch (thrown) {
    throw leave(thrown, frame);
  }
}
