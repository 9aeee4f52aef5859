// Every expression kind and how it is compiled.
import type { Expr, Name, NamedExpr } from '../../../grammar/ast.ts';
import { raise } from '../runtime/errors.ts';
import type { Evaluate } from '../runtime/frame.ts';
import { COLLECTOR } from '../scope/analyse.ts';
import { compileAttribute, compileSlice, compileSubscript } from './access.ts';
import { compileBinary } from './arithmetic.ts';
import { located } from './block.ts';
import { compileCall } from './calls.ts';
import { CollectorValue } from './collectors.ts';
import { compileCompare } from './comparisons.ts';
import { compileDictComp, compileListComp, compileSetComp } from './comprehensions.ts';
import { constantOf } from './constants.ts';
import type { Compiler } from './context.ts';
import {
  compileDict,
  compileFormattedValue,
  compileJoined,
  compileList,
  compileSet,
  compileTuple,
} from './displays.ts';
import { compileLambda } from './functions.ts';
import { compileGeneratorExp } from './generator-expression.ts';
import { loadName, storeName } from './names.ts';
import { compileBool, compileTest, compileUnary } from './operators.ts';

type Compilers = { readonly [K in Expr['kind']]: (compiler: Compiler, node: Extract<Expr, { kind: K }>) => Evaluate };

/** What the policy never lets through reaches the compiler only by a mistake of ours. */
function unreachable(_compiler: Compiler, node: Expr): Evaluate {
  throw new Error(`cannot be compiled: ${node.kind}`);
}

const compilers: Compilers = {
  BoolOp: compileBool,
  NamedExpr: compileNamed,
  BinOp: compileBinary,
  UnaryOp: compileUnary,
  Lambda: compileLambda,
  IfExp(compiler, node) {
    const test = compileTest(compiler, node.test);
    const body = compiler.eval(node.body);
    const orelse = compiler.eval(node.orelse);
    return (frame) => (test(frame) ? body(frame) : orelse(frame));
  },
  Dict: compileDict,
  Set: (compiler, node) => compileSet(compiler, node.elts),
  ListComp: compileListComp,
  SetComp: compileSetComp,
  DictComp: compileDictComp,
  GeneratorExp: compileGeneratorExp,
  Await: unreachable,
  Yield: unreachable,
  YieldFrom: unreachable,
  Compare: compileCompare,
  Call: compileCall,
  FormattedValue: compileFormattedValue,
  JoinedStr: compileJoined,
  TemplateStr: unreachable,
  Interpolation: unreachable,
  Constant(_compiler, node) {
    const value = constantOf(node.value);
    return () => value;
  },
  Attribute: compileAttribute,
  Subscript: compileSubscript,
  Starred: (compiler, node) => compiler.eval(node.value),
  Name: compileName,
  List: (compiler, node) => compileList(compiler, node.elts),
  Tuple: (compiler, node) => compileTuple(compiler, node.elts),
  Slice: compileSlice,
};

/** Compiles an expression; one on another line than its statement notes its place in errors. */
export function compileExpression(compiler: Compiler, node: Expr): Evaluate {
  const evaluate = (compilers[node.kind] as (compiler: Compiler, node: Expr) => Evaluate)(compiler, node);
  if (node.kind === 'Constant' || compiler.onStatementLine(node)) return evaluate;
  const { start } = node;
  return (frame) => {
    try {
      return evaluate(frame);
    } catch (thrown) {
      throw located(thrown, frame, start);
    }
  };
}

function compileNamed(compiler: Compiler, node: NamedExpr): Evaluate {
  const evaluate = compiler.eval(node.value);
  const store = storeName(compiler, node.target.id);
  return (frame) => {
    const value = evaluate(frame);
    store(frame, value);
    return value;
  };
}

/** A name; `print` and `printed` are parts of the collector of the print scope around. */
function compileName(compiler: Compiler, node: Name): Evaluate {
  if (node.id !== 'print' && node.id !== 'printed') return loadName(compiler, node.id);
  const collector = loadName(compiler, COLLECTOR);
  const { id } = node;
  return (frame) => {
    const value = collector(frame);
    if (!(value instanceof CollectorValue)) return raise('NameError', `name '${COLLECTOR}' is not defined`);
    return id === 'print' ? value.collector.print : value.collector.printed(frame.run);
  };
}
