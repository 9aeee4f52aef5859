// The tags of templates, put together into blocks that write to an output.
import { call, type Keywords, keyword } from '../../language/runtime/call.ts';
import { NativeFunction } from '../../language/runtime/functions.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { str } from '../../language/runtime/text.ts';
import { PyTuple, type PyValue, typeOf } from '../../language/runtime/values.ts';
import { type Expression, ExpressionReader } from './expressions.ts';
import { loopValue, setIn } from './loop.ts';
import { Output, PyUndefined, raiseJinja, type Scope } from './scope.ts';
import { type Piece, TemplateProblem } from './tokens.ts';

/** A part of a template, ready to write itself. */
export type Block = (scope: Scope) => void;

const DEEPEST = 60;

type TagReader = (reader: ExpressionReader, template: TemplateReader) => Block;

/** Reads the pieces of a template into a block. */
export class TemplateReader {
  readonly #pieces: readonly Piece[];
  #at = 0;
  #depth = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** Everything up to one of the closing tags; answers the tag, '' for the end of the template. */
  until(closing: readonly string[]): {
    readonly block: Block;
    readonly tag: string;
    readonly reader: ExpressionReader;
  } {
    if (++this.#depth > DEEPEST) throw new TemplateProblem('the template is nested too deep');
    const blocks: Block[] = [];
    for (;;) {
      const piece = this.#pieces[this.#at++];
      if (piece === undefined) {
        if (closing.length > 0)
          throw new TemplateProblem(
            `Unexpected end of template. Jinja was looking for the following tags: '${closing.join("' or '")}'.`,
          );
        return { block: together(blocks), tag: '', reader: new ExpressionReader([]) };
      }
      if (piece.kind === 'text') blocks.push(literal(piece.text));
      else {
        const reader = new ExpressionReader(piece.tokens);
        if (piece.kind === 'print') blocks.push(printed(reader));
        else {
          const tag = reader.name();
          if (closing.includes(tag)) {
            this.#depth -= 1;
            return { block: together(blocks), tag, reader };
          }
          const read = tags.get(tag);
          if (read === undefined) throw new TemplateProblem(`Encountered unknown tag '${tag}'.`);
          blocks.push(read(reader, this));
        }
      }
    }
  }

  /** The body up to a closing tag that has nothing more to say. */
  body(closing: string): Block {
    const { block, reader } = this.until([closing]);
    reader.accept(closing.slice(3));
    return block;
  }
}

function together(blocks: readonly Block[]): Block {
  return (scope) => {
    for (const block of blocks) {
      scope.run.tick();
      block(scope);
    }
  };
}

function literal(text: string): Block {
  return (scope) => scope.output.write(scope.run, text);
}

function printed(reader: ExpressionReader): Block {
  const value = reader.tuple();
  reader.end();
  return (scope) => scope.output.write(scope.run, str(scope.run, value(scope)));
}

type Target = (scope: Scope, value: PyValue) => void;

/** The names that a `for` or `set` gives values to. */
function targetOf(reader: ExpressionReader): Target {
  const names = [reader.name()];
  if (reader.accept('.')) {
    const [object = '', field] = [names[0], reader.name()];
    return (scope, value) => setIn(scope.get(object), field, value);
  }
  let several = false;
  while (reader.accept(',')) {
    several = true;
    names.push(reader.name());
  }
  return (scope, value) => (several ? unpack(scope, names, value) : scope.set(names[0] ?? '', value));
}

function unpack(scope: Scope, names: readonly string[], value: PyValue): void {
  const items = toArray(scope.run, value);
  if (items.length !== names.length)
    raiseJinja('TemplateRuntimeError', `${names.length} values were expected, and ${items.length} given`);
  for (const [at, name] of names.entries()) scope.set(name, items[at] ?? null);
}

function readIf(reader: ExpressionReader, template: TemplateReader): Block {
  const branches: (readonly [Expression, Block])[] = [];
  let otherwise: Block | undefined;
  let test = reader.tuple();
  for (;;) {
    const { block, tag, reader: next } = template.until(['elif', 'else', 'endif']);
    branches.push([test, block]);
    if (tag === 'elif') test = next.tuple();
    else {
      if (tag === 'else') otherwise = template.body('endif');
      break;
    }
  }
  return (scope) => {
    const branch = branches.find(([condition]) => truth(scope.run, condition(scope)));
    (branch?.[1] ?? otherwise)?.(scope);
  };
}

function readFor(reader: ExpressionReader, template: TemplateReader): Block {
  const target = targetOf(reader);
  reader.expect('in');
  const source = reader.tuple(true);
  const test = reader.accept('if') ? reader.expression() : undefined;
  reader.accept('recursive');
  const { block, tag } = template.until(['else', 'endfor']);
  const otherwise = tag === 'else' ? template.body('endfor') : undefined;
  return (scope) => {
    const items = kept(scope, itemsOf(scope.run, source(scope)), target, test);
    if (items.length === 0) return otherwise?.(scope);
    scope.run.enter();
    for (const [at, item] of items.entries()) {
      scope.run.advance(2);
      const inner = scope.inner();
      inner.set('loop', loopValue(items, at));
      target(inner, item);
      block(inner);
    }
    scope.run.depth -= 1;
  };
}

function kept(scope: Scope, items: PyValue[], target: Target, test: Expression | undefined): PyValue[] {
  if (test === undefined) return items;
  return items.filter((item) => {
    const inner = scope.inner();
    target(inner, item);
    return truth(scope.run, test(inner));
  });
}

/** What a loop runs over; the namespaces of scripts are not listed. */
function itemsOf(run: Run, value: PyValue): PyValue[] {
  if (value instanceof PyUndefined) return [];
  if (typeOf(value).name === 'NamespaceDict') raiseJinja('SecurityError', 'a namespace cannot be listed');
  return toArray(run, value);
}

function readSet(reader: ExpressionReader, template: TemplateReader): Block {
  const target = targetOf(reader);
  if (reader.accept('=')) {
    const value = reader.tuple();
    reader.end();
    return (scope) => target(scope, value(scope));
  }
  const body = template.body('endset');
  return (scope) => target(scope, captured(scope, body));
}

/** What a block writes, as a text. */
function captured(scope: Scope, body: Block): string {
  const output = new Output();
  body(scope.inner(output));
  return output.text();
}

interface MacroParameter {
  readonly name: string;
  readonly fallback: Expression | undefined;
}

function parametersOf(reader: ExpressionReader): MacroParameter[] {
  const parameters: MacroParameter[] = [];
  reader.expect('(');
  while (!reader.accept(')')) {
    const name = reader.name();
    parameters.push({ name, fallback: reader.accept('=') ? reader.expression() : undefined });
    if (!reader.accept(',')) {
      reader.expect(')');
      break;
    }
  }
  return parameters;
}

function readMacro(reader: ExpressionReader, template: TemplateReader): Block {
  const name = reader.name();
  const parameters = parametersOf(reader);
  const { block, reader: end } = template.until(['endmacro']);
  end.accept(name);
  return (scope) => scope.set(name, macro(scope, name, parameters, block));
}

function macro(scope: Scope, name: string, parameters: readonly MacroParameter[], body: Block): PyValue {
  const run = (_run: Run, args: PyValue[], keywords: Keywords | undefined): PyValue => {
    const output = new Output();
    const inner = scope.inner(output);
    for (const [at, { name: parameter, fallback }] of parameters.entries()) {
      const given = args[at] ?? keyword(keywords, parameter) ?? fallback?.(inner);
      inner.set(parameter, given ?? new PyUndefined(`{{ ${parameter} }}`, `'${parameter}' is undefined`));
    }
    inner.set('varargs', new PyTuple(args.slice(parameters.length)));
    const caller = keyword(keywords, 'caller');
    if (caller !== undefined) inner.set('caller', caller);
    body(inner);
    return output.text();
  };
  return new NativeFunction(name, undefined, `${name}(*args, **kwargs)`, 'A macro.', run, 'python');
}

function readCall(reader: ExpressionReader, template: TemplateReader): Block {
  const name = reader.name();
  const args = reader.accept('(') ? readPositional(reader) : [];
  const body = template.body('endcall');
  return (scope) => {
    const caller = macro(scope, 'caller', [], body);
    const value = call(
      scope.run,
      scope.get(name),
      args.map((arg) => arg(scope)),
      { names: ['caller'], values: [caller] },
    );
    scope.output.write(scope.run, str(scope.run, value));
  };
}

function readPositional(reader: ExpressionReader): Expression[] {
  const items: Expression[] = [];
  while (!reader.accept(')')) {
    items.push(reader.expression());
    if (!reader.accept(',')) {
      reader.expect(')');
      break;
    }
  }
  return items;
}

function readFilter(reader: ExpressionReader, template: TemplateReader): Block {
  let text = '';
  const filtered = reader.filter(() => text);
  const body = template.body('endfilter');
  return (scope) => {
    text = captured(scope, body);
    scope.output.write(scope.run, str(scope.run, filtered(scope)));
  };
}

function readWith(reader: ExpressionReader, template: TemplateReader): Block {
  const values: (readonly [string, Expression])[] = [];
  while (reader.token.kind === 'name') {
    const name = reader.name();
    reader.expect('=');
    values.push([name, reader.expression()]);
    if (!reader.accept(',')) break;
  }
  const body = template.body('endwith');
  return (scope) => {
    const inner = scope.inner();
    for (const [name, value] of values) inner.set(name, value(scope));
    body(inner);
  };
}

/** Text is never taken for a path, and there are no stored templates: naming one finds nothing. */
function readInclude(reader: ExpressionReader): Block {
  const name = reader.expression();
  return (scope) => raiseJinja('TemplateNotFound', str(scope.run, name(scope)));
}

function readBlock(reader: ExpressionReader, template: TemplateReader): Block {
  const name = reader.name();
  const { block, reader: end } = template.until(['endblock']);
  end.accept(name);
  return (scope) => block(scope.inner());
}

const tags: ReadonlyMap<string, TagReader> = new Map<string, TagReader>([
  ['if', readIf],
  ['for', readFor],
  ['set', readSet],
  ['macro', readMacro],
  ['call', readCall],
  ['filter', readFilter],
  ['with', readWith],
  ['block', readBlock],
  ['include', readInclude],
  ['import', readInclude],
  ['from', readInclude],
  ['extends', readInclude],
]);
