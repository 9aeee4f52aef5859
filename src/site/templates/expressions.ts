// Expressions of templates: tokens to closures over the interpreter's own operators.
import type { BinaryOperator, CompareOperator } from '../../../grammar/ast.ts';
import { call, type Keywords } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { binary, compareAny, contains, truth, unary } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { HashTable } from '../../language/runtime/table.ts';
import { str } from '../../language/runtime/text.ts';
import { builtin, PyFloat, PyList, PySlice, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { type FilterBody, filters } from './filters.ts';
import { attributeOf, itemOf, PyUndefined, raiseJinja, type Scope } from './scope.ts';
import { tests } from './tests.ts';
import { TemplateProblem, type Token } from './tokens.ts';

/** An expression, ready to be evaluated. */
export type Expression = (scope: Scope) => PyValue;

interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: readonly (readonly [string, Expression])[];
}

const DEEPEST = 100;

const words: ReadonlySet<string> = new Set(['if', 'else', 'and', 'or', 'not', 'in', 'is']);

const constants: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

/** Reads expressions from the tokens of one tag. */
export class ExpressionReader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get token(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  /** Steps over a mark or word, if it is the next one. */
  accept(text: string): boolean {
    const { kind } = this.token;
    if (this.token.text !== text || (kind !== 'mark' && kind !== 'name')) return false;
    this.#at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.accept(text)) this.#fail(text);
  }

  name(): string {
    const { kind, text } = this.token;
    if (kind !== 'name') return this.#fail('name');
    this.#at += 1;
    return text;
  }

  end(): void {
    if (this.token.kind !== 'end') this.#fail('end of statement block');
  }

  #fail(wanted: string): never {
    throw new TemplateProblem(`expected token '${wanted}', got '${this.token.text || 'end of template'}'`);
  }

  /** A whole expression; `withoutIf` leaves `if` to the tag. */
  expression(withoutIf = false): Expression {
    if (++this.#depth > DEEPEST) throw new TemplateProblem('the expression is nested too deep');
    let value = this.#or();
    while (!withoutIf && this.accept('if')) {
      const [yes, test] = [value, this.#or()];
      const no = this.accept('else')
        ? this.expression()
        : () => new PyUndefined('', 'the inline if-expression has no else');
      value = (scope) => (truth(scope.run, test(scope)) ? yes(scope) : no(scope));
    }
    this.#depth -= 1;
    return value;
  }

  /** One expression, or several with commas between them as a tuple. */
  tuple(withoutIf = false): Expression {
    const first = this.expression(withoutIf);
    if (!this.accept(',')) return first;
    const items = [first];
    while (this.token.kind !== 'end' && this.token.text !== ')') {
      items.push(this.expression(withoutIf));
      if (!this.accept(',')) break;
    }
    return (scope) => new PyTuple(items.map((item) => item(scope)));
  }

  #or(): Expression {
    let left = this.#and();
    while (this.accept('or')) {
      const [one, other] = [left, this.#and()];
      left = (scope) => {
        const value = one(scope);
        return truth(scope.run, value) ? value : other(scope);
      };
    }
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.accept('and')) {
      const [one, other] = [left, this.#not()];
      left = (scope) => {
        const value = one(scope);
        return truth(scope.run, value) ? other(scope) : value;
      };
    }
    return left;
  }

  #not(): Expression {
    if (!this.accept('not')) return this.#compare();
    if (++this.#depth > DEEPEST) throw new TemplateProblem('the expression is nested too deep');
    const value = this.#not();
    this.#depth -= 1;
    return (scope) => !truth(scope.run, value(scope));
  }

  #compare(): Expression {
    const first = this.#sum();
    const rest: (readonly [CompareOperator, Expression])[] = [];
    for (let op = this.#comparison(); op !== undefined; op = this.#comparison()) rest.push([op, this.#sum()]);
    if (rest.length === 0) return first;
    return (scope) => {
      let left = first(scope);
      for (const [op, operand] of rest) {
        const right = operand(scope);
        if (!compared(scope.run, op, left, right)) return false;
        left = right;
      }
      return true;
    };
  }

  #comparison(): CompareOperator | undefined {
    const next = this.#tokens[this.#at + 1];
    if (this.token.text === 'not' && next?.text === 'in') {
      this.#at += 2;
      return 'not in';
    }
    const op = (['==', '!=', '<=', '>=', '<', '>', 'in'] as const).find((each) => this.token.text === each);
    return op !== undefined && this.token.kind !== 'text' && this.accept(op) ? op : undefined;
  }

  #sum(): Expression {
    return this.#operators(['+', '-'], () => this.#joined());
  }

  #joined(): Expression {
    const items = [this.#product()];
    while (this.accept('~')) items.push(this.#product());
    const [first] = items;
    if (items.length === 1 && first !== undefined) return first;
    return (scope) => {
      const texts = items.map((item) => str(scope.run, item(scope)));
      scope.run.chargeText(texts.reduce((sum, text) => sum + text.length, 0));
      return texts.join('');
    };
  }

  #product(): Expression {
    return this.#operators(['*', '/', '//', '%'], () => this.#power());
  }

  #power(): Expression {
    const base = this.#unary();
    if (!this.accept('**')) return base;
    if (++this.#depth > DEEPEST) throw new TemplateProblem('the expression is nested too deep');
    // As in Python, from right to left.
    const exponent = this.#power();
    this.#depth -= 1;
    return (scope) => binary(scope.run, '**', base(scope), exponent(scope));
  }

  #operators(ops: readonly BinaryOperator[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const op = ops.find((each) => this.token.kind === 'mark' && this.token.text === each);
      if (op === undefined) return left;
      this.accept(op);
      const [one, other] = [left, operand()];
      left = (scope) => {
        scope.run.tick();
        return binary(scope.run, op, one(scope), other(scope));
      };
    }
  }

  #unary(filtered = true): Expression {
    const sign = (['-', '+'] as const).find((each) => this.token.kind === 'mark' && this.accept(each));
    if (sign !== undefined) {
      if (++this.#depth > DEEPEST) throw new TemplateProblem('the expression is nested too deep');
      const value = this.#unary(false);
      this.#depth -= 1;
      const signed: Expression = (scope) => unary(scope.run, sign, value(scope));
      return filtered ? this.#filtered(signed) : signed;
    }
    const value = this.#postfix(this.#primary());
    return filtered ? this.#filtered(value) : value;
  }

  #primary(): Expression {
    const { kind, text } = this.token;
    if (kind === 'mark') return this.#bracketed(text);
    if (kind === 'end' || (kind === 'name' && words.has(text))) return this.#fail('expression');
    this.#at += 1;
    if (kind === 'int') return constant(intOf(text));
    if (kind === 'float') return constant(new PyFloat(Number(text)));
    if (kind === 'name')
      return constants.has(text) ? constant(constants.get(text) ?? null) : (scope) => scope.get(text);
    let whole = text;
    while (this.token.kind === 'text') whole += this.#tokens[this.#at++]?.text ?? '';
    return constant(whole);
  }

  #bracketed(mark: string): Expression {
    if (this.accept('(')) {
      if (this.accept(')')) return () => new PyTuple([]);
      const value = this.tuple();
      this.expect(')');
      return value;
    }
    if (this.accept('[')) {
      const items = this.#list(']');
      return (scope) => {
        scope.run.chargeEntries(items.length, items.length);
        return new PyList(items.map((item) => item(scope)));
      };
    }
    return this.accept('{') ? this.#dict() : this.#fail(`expression instead of ${mark}`);
  }

  #list(closing: string): Expression[] {
    const items: Expression[] = [];
    while (!this.accept(closing)) {
      items.push(this.expression());
      if (!this.accept(',')) {
        this.expect(closing);
        break;
      }
    }
    return items;
  }

  #dict(): Expression {
    const entries: (readonly [Expression, Expression])[] = [];
    while (!this.accept('}')) {
      const key = this.expression();
      this.expect(':');
      entries.push([key, this.expression()]);
      if (!this.accept(',')) {
        this.expect('}');
        break;
      }
    }
    return (scope) => {
      const dict = new PyDict(new HashTable(), builtin.dict);
      for (const [key, value] of entries) dict.table.set(scope.run, plainKey(key(scope)), value(scope));
      return dict;
    };
  }

  #postfix(start: Expression): Expression {
    let value = start;
    for (;;) {
      if (this.token.kind !== 'mark') return value;
      if (this.accept('.')) value = this.#attribute(value);
      else if (this.accept('[')) value = this.#item(value);
      else if (this.accept('(')) value = callOf(value, this.#arguments());
      else return value;
    }
  }

  #attribute(value: Expression): Expression {
    const { kind, text } = this.token;
    if (kind !== 'name' && kind !== 'int') return this.#fail('name');
    this.#at += 1;
    if (kind === 'int') return (scope) => itemOf(scope.run, value(scope), Number(text));
    return (scope) => attributeOf(scope.run, value(scope), text);
  }

  #item(value: Expression): Expression {
    const start = this.token.text === ':' ? undefined : this.tuple();
    if (!this.accept(':')) {
      this.expect(']');
      return (scope) => itemOf(scope.run, value(scope), (start ?? constant(null))(scope));
    }
    const bound = () => (this.token.text === ':' || this.token.text === ']' ? constant(null) : this.expression());
    const stop = bound();
    const step = this.accept(':') ? bound() : constant(null);
    this.expect(']');
    return (scope) =>
      itemOf(scope.run, value(scope), new PySlice((start ?? constant(null))(scope), stop(scope), step(scope)));
  }

  #arguments(): Arguments {
    const positional: Expression[] = [];
    const named: (readonly [string, Expression])[] = [];
    while (!this.accept(')')) {
      const next = this.#tokens[this.#at + 1];
      if (this.token.kind === 'name' && next?.kind === 'mark' && next.text === '=') {
        const name = this.name();
        this.expect('=');
        named.push([name, this.expression()]);
      } else positional.push(this.expression());
      if (!this.accept(',')) {
        this.expect(')');
        break;
      }
    }
    return { positional, named };
  }

  #filtered(start: Expression): Expression {
    let value = start;
    for (;;) {
      if (this.token.kind === 'mark' && this.accept('|')) value = this.filter(value);
      else if (this.token.kind === 'name' && this.accept('is')) value = this.#test(value);
      else if (this.token.kind === 'mark' && this.accept('(')) value = callOf(value, this.#arguments());
      else return value;
    }
  }

  /** The filter whose name comes next, put on a value. */
  filter(value: Expression): Expression {
    let name = this.name();
    while (this.accept('.')) name += `.${this.name()}`;
    const body: FilterBody | undefined = filters.get(name);
    if (body === undefined) throw new TemplateProblem(`No filter named '${name}'.`);
    const args: Arguments = this.accept('(') ? this.#arguments() : { positional: [], named: [] };
    return (scope) => {
      scope.run.tick();
      const given = args.positional.map((each) => each(scope));
      const keywords = new Map(args.named.map(([key, each]) => [key, each(scope)]));
      return body(scope.run, value(scope), given, keywords);
    };
  }

  #test(value: Expression): Expression {
    const negated = this.accept('not');
    const name = this.name();
    const body = tests.get(name);
    if (body === undefined) throw new TemplateProblem(`No test named '${name}'.`);
    const args = this.#testArguments();
    return (scope) =>
      body(
        scope.run,
        value(scope),
        args.map((each) => each(scope)),
      ) !== negated;
  }

  #testArguments(): readonly Expression[] {
    if (this.token.kind === 'mark' && this.accept('(')) return this.#arguments().positional;
    const { kind, text } = this.token;
    const starts = kind === 'text' || kind === 'int' || kind === 'float' || (kind === 'mark' && '[{('.includes(text));
    if (starts || (kind === 'name' && !words.has(text))) return [this.#postfix(this.#primary())];
    return [];
  }
}

function constant(value: PyValue): Expression {
  return () => value;
}

function intOf(text: string): PyValue {
  if (text.length > 4300) throw new TemplateProblem('a number is too long');
  const value = BigInt(text);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** Names of the machinery are no keys of a literal. */
function plainKey(key: PyValue): PyValue {
  if (typeof key === 'string' && key.startsWith('__')) raiseJinja('SecurityError', `the key '${key}' is unsafe.`);
  return key;
}

function compared(run: Run, op: CompareOperator, left: PyValue, right: PyValue): boolean {
  run.tick();
  if (op === 'in') return contains(run, right, left);
  return op === 'not in' ? !contains(run, right, left) : truth(run, compareAny(run, op, left, right));
}

function callOf(callee: Expression, { positional, named }: Arguments): Expression {
  const names = named.map(([name]) => name);
  return (scope) => {
    scope.run.tick();
    const target = callee(scope);
    const args = positional.map((each) => each(scope));
    const keywords: Keywords | undefined =
      names.length === 0 ? undefined : { names, values: named.map(([, each]) => each(scope)) };
    scope.run.enter();
    const value = call(scope.run, target, args, keywords);
    scope.run.depth -= 1;
    return value;
  };
}
