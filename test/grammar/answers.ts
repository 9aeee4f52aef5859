// Our tree and our problems in the form in which CPython's are recorded.
import type { ConstantValue, Node } from '../../grammar/ast.ts';
import { parse } from '../../grammar/parse.ts';
import type { PythonVersion } from '../../grammar/problem.ts';
import type { Source } from '../../grammar/source.ts';
import type { Answer, Program } from './cpython.ts';

const FIELDS: ReadonlyMap<string, string> = new Map([
  ['decorators', 'decorator_list'],
  ['typeParams', 'type_params'],
  ['isAsync', 'is_async'],
  ['optionalVars', 'optional_vars'],
  ['contextExpr', 'context_expr'],
  ['formatSpec', 'format_spec'],
  ['kwDefaults', 'kw_defaults'],
  ['kwdAttrs', 'kwd_attrs'],
  ['kwdPatterns', 'kwd_patterns'],
  ['text', 'str'],
  ['defaultValue', 'default_value'],
]);
const OPERATORS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    and: 'And',
    or: 'Or',
    not: 'Not',
    '~': 'Invert',
    '*': 'Mult',
    '/': 'Div',
    '//': 'FloorDiv',
    '%': 'Mod',
    '**': 'Pow',
    '<<': 'LShift',
    '>>': 'RShift',
    '|': 'BitOr',
    '^': 'BitXor',
    '&': 'BitAnd',
    '@': 'MatMult',
    '==': 'Eq',
    '!=': 'NotEq',
    '<': 'Lt',
    '<=': 'LtE',
    '>': 'Gt',
    '>=': 'GtE',
    is: 'Is',
    'is not': 'IsNot',
    in: 'In',
    'not in': 'NotIn',
  }),
);
const WITHOUT_POSITION: ReadonlySet<string> = new Set([
  'Module',
  'Interactive',
  'Expression',
  'comprehension',
  'arguments',
  'withitem',
  'match_case',
]);

/** What we make of a program. */
export function ourAnswer(program: Program, python: PythonVersion): Answer {
  const result = parse(program.source, { python, mode: program.mode ?? 'exec' });
  if (result.ok) return { tree: form(result.root, result.source, python) };
  const { problem, source } = result;
  const place = problem.span === null ? null : source.lineOf(problem.span.start);
  const line = problem.line === undefined ? place : problem.line;
  const text = problem.text === undefined ? (line === null ? null : source.lineText(line)) : problem.text;
  return { type: problem.type, message: problem.message, line, text: text === null ? null : stripped(text) };
}

/** As Python's `strip`: a byte order mark is no blank to it. */
function stripped(text: string): string {
  return text.replaceAll(/^[ \t\n\r\f\v]+|[ \t\n\r\f\v]+$/g, '');
}

/** CPython's answer without what 3.11 gets wrong on purpose of nobody: columns inside f-strings. */
export function comparable(answer: unknown, isInFString = false): unknown {
  if (Array.isArray(answer)) return answer.map((item) => comparable(item, isInFString));
  if (typeof answer !== 'object' || answer === null) return answer;
  const inside = isInFString || ('kind' in answer && answer.kind === 'JoinedStr');
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([key, value]) => key !== 'type_params' || !Array.isArray(value) || value.length > 0)
      .map(([key, value]) => [
        key,
        inside && key === 'at' && Array.isArray(value) ? value[0] : comparable(value, inside),
      ])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

function form(node: Node, source: Source, python: PythonVersion): unknown {
  const found: Record<string, unknown> = { kind: node.kind };
  for (const [field, value] of Object.entries(node)) {
    if (field === 'kind' || field === 'start' || field === 'end') continue;
    if (field === 'defaultValue' && python === '3.11') continue;
    found[FIELDS.get(field) ?? field] = fieldForm(node, field, value, source, python);
  }
  if (!WITHOUT_POSITION.has(node.kind)) found['at'] = position(node, source);
  return found;
}

function position(node: Node, source: Source): readonly number[] {
  const { start, end } = node;
  return [source.lineOf(start), source.columnOf(start), source.lineOf(end), source.columnOf(end)];
}

function fieldForm(node: Node, field: string, value: unknown, source: Source, python: PythonVersion): unknown {
  if ((node.kind === 'Constant' || node.kind === 'MatchSingleton') && field === 'value') return constant(node.value);
  if (field === 'op') return operatorName(node, String(value));
  if (field === 'ops' && node.kind === 'Compare') return node.ops.map((operator) => operatorName(node, operator));
  if (field === 'conversion') return value === '' ? -1 : String(value).charCodeAt(0);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return valueForm(value, source, python);
}

function valueForm(value: unknown, source: Source, python: PythonVersion): unknown {
  if (Array.isArray(value)) return value.map((item) => valueForm(item, source, python));
  return isNode(value) ? form(value, source, python) : value;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function operatorName(node: Node, operator: string): string {
  if (operator === '+') return node.kind === 'UnaryOp' ? 'UAdd' : 'Add';
  if (operator === '-') return node.kind === 'UnaryOp' ? 'USub' : 'Sub';
  return OPERATORS.get(operator) ?? operator;
}

function constant(value: ConstantValue): unknown {
  switch (value.type) {
    case 'int':
      return { type: 'int', value: String(value.value) };
    case 'float':
      return { type: 'float', value: pythonFloat(value.value) };
    case 'complex':
      return { type: 'complex', value: pythonFloat(value.imag) };
    case 'bytes':
      return { type: 'bytes', value: Buffer.from(value.value).toString('hex') };
    default:
      return value;
  }
}

/** Numbers are compared as numbers: both sides are read and written the same way. */
function pythonFloat(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  const text = String(value).replace(/e([+-])(\d)$/, 'e$10$2');
  return Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
}
