// Every statement kind and how it is compiled.
import type { Assign, AugAssign, BinaryOperator, Expr, For, If, Stmt, While } from '../../../grammar/ast.ts';
import { raise, raiseWith } from '../runtime/errors.ts';
import { BREAK, CONTINUE, type Evaluate, type Execute, type Frame, type Signal } from '../runtime/frame.ts';
import { PyGenerator } from '../runtime/generator.ts';
import { isInt } from '../runtime/numbers.ts';
import { repr } from '../runtime/text.ts';
import type { PyIterator } from '../runtime/type.ts';
import type { PyValue } from '../runtime/values.ts';
import { missingGuard } from './access.ts';
import { joinOperands, type Operation, operandOf, operations } from './arithmetic.ts';
import { joinStatements } from './block.ts';
import { compileClass } from './classes.ts';
import type { Compiler } from './context.ts';
import { compileRaise, compileTry } from './exceptions.ts';
import { compileFunctionDef } from './functions.ts';
import { compileIteration } from './iteration.ts';
import { type Store, slotOf } from './names.ts';
import { compileTest } from './operators.ts';
import { compileDelete, compileTarget, unpackSpec } from './targets.ts';
import { compileWith } from './with.ts';

type Compilers = { readonly [K in Stmt['kind']]: (compiler: Compiler, node: Extract<Stmt, { kind: K }>) => Execute };

function unreachable(_compiler: Compiler, node: Stmt): Execute {
  throw new Error(`cannot be compiled: ${node.kind}`);
}

const nothing: Execute = () => undefined;

/** No environment of ours has `__import__`, so every import fails in Python's words when it is reached. */
function compileImport(): Execute {
  return () => raise('ImportError', '__import__ not found');
}

const compilers: Compilers = {
  FunctionDef: compileFunctionDef,
  AsyncFunctionDef: unreachable,
  ClassDef: compileClass,
  Return(compiler, node) {
    if (node.value === null) return () => null;
    return compiler.eval(node.value);
  },
  Delete(compiler, node) {
    const parts = node.targets.map((target) => compileDelete(compiler, target));
    return (frame) => {
      for (const part of parts) part(frame);
      return undefined;
    };
  },
  Assign: compileAssign,
  TypeAlias: unreachable,
  AugAssign: compileAugAssign,
  AnnAssign: unreachable,
  For: compileFor,
  AsyncFor: unreachable,
  While: compileWhile,
  If: compileIf,
  With: compileWith,
  AsyncWith: unreachable,
  Match: unreachable,
  Raise: compileRaise,
  Try: compileTry,
  TryStar: unreachable,
  Assert(compiler, node) {
    const test = compileTest(compiler, node.test);
    const message = node.msg === null ? undefined : compiler.eval(node.msg);
    return (frame) => {
      if (test(frame)) return undefined;
      return message === undefined ? raise('AssertionError') : raiseWith('AssertionError', message(frame));
    };
  },
  Import: compileImport,
  ImportFrom: compileImport,
  Global: () => nothing,
  Nonlocal: () => nothing,
  Expr(compiler, node) {
    if (node.value.kind === 'Constant' && !compiler.script.interactive) return nothing;
    const value = compiler.eval(node.value);
    if (compiler.script.interactive && compiler.scope.kind === 'module') return displayed(value);
    return (frame) => {
      value(frame);
      return undefined;
    };
  },
  Pass: () => nothing,
  Break: () => () => BREAK,
  Continue: () => () => CONTINUE,
};

/** Mode `single`: the value of an expression statement is shown, as at a prompt. */
function displayed(value: (frame: Frame) => PyValue): Execute {
  return (frame) => {
    const shown = value(frame);
    if (shown !== null) frame.run.write(`${repr(frame.run, shown)}\n`);
    return undefined;
  };
}

/** Compiles one statement. */
export function compileStatement(compiler: Compiler, node: Stmt): Execute {
  compiler.startStatement(node);
  return (compilers[node.kind] as (compiler: Compiler, node: Stmt) => Execute)(compiler, node);
}

/** Compiles the statements of a block. */
export function compileBlock(compiler: Compiler, body: readonly Stmt[]): Execute {
  return joinStatements(
    body,
    body.map((statement) => compileStatement(compiler, statement)),
  );
}

function compileAssign(compiler: Compiler, node: Assign): Execute {
  if (node.targets.some((target) => target.kind === 'Tuple')) return compileSplitAssign(compiler, node);
  const value = compiler.eval(node.value);
  const [only] = node.targets;
  if (node.targets.length === 1 && only !== undefined) return assign(compiler, only, value);
  const [first, ...more] = node.targets.map((target) => compileTarget(compiler, target)) as [Store, ...Store[]];
  return (frame) => {
    const assigned = value(frame);
    first(frame, assigned);
    for (const store of more) store(frame, assigned);
    return undefined;
  };
}

/** `target = value`, a plain local without a call. */
function assign(compiler: Compiler, target: Expr, value: Evaluate): Execute {
  const slot = slotOf(compiler, target);
  if (slot >= 0) {
    return (frame) => {
      frame.locals[slot] = value(frame);
      return undefined;
    };
  }
  const store = compileTarget(compiler, target);
  return (frame) => {
    store(frame, value(frame));
    return undefined;
  };
}

/** RestrictedPython: with a tuple among the targets each is assigned on its own, last first, the value evaluated anew. */
function compileSplitAssign(compiler: Compiler, node: Assign): Execute {
  const parts = node.targets.toReversed().map((target) => compileGuardedAssign(compiler, target, node.value));
  return (frame) => {
    for (const part of parts) part(frame);
    return undefined;
  };
}

function compileGuardedAssign(compiler: Compiler, target: Expr, valueNode: Expr): Execute {
  const value = compiler.eval(valueNode);
  const store = compileTarget(compiler, target);
  if (target.kind !== 'Tuple') {
    return (frame) => {
      store(frame, value(frame));
      return undefined;
    };
  }
  const unpack = compiler.guards.unpackSequence;
  if (unpack === undefined) return () => missingGuard('_unpack_sequence_');
  const spec = unpackSpec(target);
  return (frame) => {
    store(frame, unpack(frame.run, value(frame), spec));
    return undefined;
  };
}

function compileAugAssign(compiler: Compiler, node: AugAssign): Execute {
  if (node.target.kind !== 'Name') throw new Error('the policy lets only names be augmented');
  const { inplace } = compiler.guards;
  if (inplace === undefined) return () => missingGuard('_inplacevar_');
  const left = operandOf(compiler, node.target);
  const right = operandOf(compiler, node.value);
  const guarded: Operation = (run, value, operand) => inplace(run, op, value, operand);
  const { op } = node;
  if (compiler.guards.traced)
    return assign(compiler, node.target, (frame) => guarded(frame.run, left.evaluate(frame), right.evaluate(frame)));
  return assign(compiler, node.target, joinOperands(op, left, right, inPlaceOf(op, guarded)));
}

/** Ints and texts have no in-place forms and no guard stops them: for these the plain operation is the same. */
function inPlaceOf(op: BinaryOperator, guarded: Operation): Operation {
  const operation = operations[op];
  if (op === '@') return guarded;
  return (run, value, operand) => {
    const plain =
      (isInt(value) && isInt(operand)) || (op === '+' && typeof value === 'string' && typeof operand === 'string');
    return plain ? operation(run, value, operand) : guarded(run, value, operand);
  };
}

function compileIf(compiler: Compiler, node: If): Execute {
  const test = compileTest(compiler, node.test);
  const body = compiler.exec(node.body);
  if (node.orelse.length === 0) return (frame) => (test(frame) ? body(frame) : undefined);
  const orelse = compiler.exec(node.orelse);
  return (frame) => (test(frame) ? body(frame) : orelse(frame));
}

/** Repeats the body while the test holds; `else` runs unless the body broke out. */
function compileWhile(compiler: Compiler, node: While): Execute {
  const { start } = node;
  const test = compileTest(compiler, node.test);
  const body = compiler.exec(node.body);
  const orelse = compiler.exec(node.orelse);
  return (frame): Signal => {
    while (test(frame)) {
      frame.run.tick();
      const signal = body(frame);
      frame.at = start;
      if (signal === undefined || signal === CONTINUE) continue;
      return signal === BREAK ? undefined : signal;
    }
    return orelse(frame);
  };
}

function compileFor(compiler: Compiler, node: For): Execute {
  const loop = compileLoop(compiler, node);
  if (node.iter.kind !== 'Call' && node.iter.kind !== 'GeneratorExp') return (frame) => loop(frame, undefined);
  return (frame) => {
    const owned: Owned = { iterator: undefined };
    try {
      return loop(frame, owned);
    } finally {
      const { iterator } = owned;
      if (iterator instanceof PyGenerator && frame.run.dead === undefined) iterator.close(frame.run);
    }
  };
}

/** The iterator of a loop whose iterable nobody else holds: Python closes such a generator when the loop lets go of it. */
interface Owned {
  iterator: PyIterator | undefined;
}

type Loop = (frame: Frame, owned: Owned | undefined) => Signal;

function compileLoop(compiler: Compiler, node: For): Loop {
  const { start } = node;
  const { open, store } = compileIteration(compiler, compiler, node.target, node.iter);
  const body = compiler.exec(node.body);
  const orelse = compiler.exec(node.orelse);
  return (frame, owned): Signal => {
    const { run } = frame;
    const iterator = open(frame);
    if (owned !== undefined) owned.iterator = iterator;
    for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
      run.tick();
      store(frame, item);
      const signal = body(frame);
      frame.at = start;
      if (signal === undefined || signal === CONTINUE) continue;
      return signal === BREAK ? undefined : signal;
    }
    return orelse(frame);
  };
}
