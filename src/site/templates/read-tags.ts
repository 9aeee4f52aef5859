// Reads a template: its text, its prints and its tags.
import { readBlockFilter, readExpression, readSetTarget, readTarget, readTuple } from './read-expressions.ts';
import { TokenStream } from './stream.ts';
import type {
  Assign,
  AssignBlock,
  AutoEscape,
  Block,
  CallBlock,
  Expression,
  Extends,
  FilterBlock,
  For,
  FromImport,
  If,
  Import,
  Include,
  Macro,
  Name,
  Output,
  Parameters,
  Tag,
  Target,
  Text,
  With,
} from './tree.ts';

const DEEPEST = 60;

/** The tags of a template. Throws TemplateProblem. */
export function readTemplate(template: string): Tag[] {
  return new TagReader(template).template();
}

class TagReader {
  readonly stream: TokenStream;
  /** The tags under way, and for each body what may end it. */
  readonly #open: string[] = [];
  readonly #endings: (readonly string[])[] = [];

  constructor(template: string) {
    this.stream = new TokenStream(template);
  }

  template(): Tag[] {
    return this.#until(undefined);
  }

  /** The body of a tag whose own text has ended, up to one of these; the ending's name stays the current token. */
  body(...endings: readonly string[]): Tag[] {
    const { stream } = this;
    // Jinja, for people who come from Python: a colon may end the tag.
    stream.accept('mark', ':');
    stream.expect('block_end');
    const body = this.#until(endings);
    if (stream.is('eof')) this.#unended(undefined, [...this.#endings, endings]);
    return body;
  }

  /** The body up to its only ending, which is stepped over. */
  wholeBody(ending: string): Tag[] {
    const body = this.body(ending);
    this.stream.next();
    return body;
  }

  #until(endings: readonly string[] | undefined): Tag[] {
    const { stream } = this;
    if (this.#endings.length >= DEEPEST) stream.fail('too many nested blocks');
    if (endings !== undefined) this.#endings.push(endings);
    const tags: Tag[] = [];
    let written: (Expression | Text)[] = [];
    const flush = () => {
      const [first] = written;
      if (first !== undefined) tags.push({ kind: 'Output', nodes: written, line: first.line });
      written = [];
    };
    while (!stream.is('eof')) {
      const { kind, text, line } = stream.next();
      stream.unlink();
      if (kind === 'data') written.push({ kind: 'TemplateData', text, line });
      else if (kind === 'variable_begin') {
        written.push(readTuple(stream));
        stream.expect('variable_end');
      } else {
        flush();
        if (endings?.some((each) => stream.is('name', each))) break;
        tags.push(this.#tag());
        stream.expect('block_end');
      }
    }
    flush();
    if (endings !== undefined) this.#endings.pop();
    return tags;
  }

  #tag(): Tag {
    const { stream } = this;
    const { kind, text: name, line } = stream.current;
    if (kind !== 'name') stream.fail('tag name expected', line);
    const read = tagReaders.get(name);
    if (read === undefined) return this.#unended(name, this.#endings);
    this.#open.push(name);
    stream.next();
    const tag = read(this, line);
    this.#open.pop();
    return tag;
  }

  #unended(name: string | undefined, endings: readonly (readonly string[])[]): never {
    const last = endings.at(-1);
    const wanted = last?.map((each) => `'${each}'`).join(' or ');
    const nested = name !== undefined && endings.some((each) => each.includes(name));
    const said = [name === undefined ? 'Unexpected end of template.' : `Encountered unknown tag '${name}'.`];
    if (wanted !== undefined && nested)
      said.push(
        `You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for ${wanted}.`,
      );
    else if (wanted !== undefined) said.push(`Jinja was looking for the following tags: ${wanted}.`);
    const open = this.#open.at(-1);
    if (open !== undefined) said.push(`The innermost block that needs to be closed is '${open}'.`);
    return this.stream.fail(said.join(' '));
  }
}

type ReadTag = (reader: TagReader, line: number) => Tag;

function nameTarget(reader: TagReader): string {
  return reader.stream.expect('name').text;
}

function readSet(reader: TagReader, line: number): Assign | AssignBlock {
  const { stream } = reader;
  const target = readSetTarget(stream);
  if (stream.accept('mark', '=')) return { kind: 'Assign', target, value: readTuple(stream), line };
  const filter = stream.accept('mark', '|') ? readBlockFilter(stream) : undefined;
  return { kind: 'AssignBlock', target, filter, body: reader.wholeBody('endset'), line };
}

function readFor(reader: TagReader, line: number): For {
  const { stream } = reader;
  const target = readTarget(stream);
  stream.expect('name', 'in');
  const source = readTuple(stream, 'no condition');
  const test = stream.accept('name', 'if') ? readExpression(stream) : undefined;
  const recursive = stream.accept('name', 'recursive');
  const body = reader.body('endfor', 'else');
  const orelse = stream.next().text === 'else' ? reader.wholeBody('endfor') : [];
  return { kind: 'For', target, source, body, orelse, test, recursive, line };
}

function readIf(reader: TagReader, line: number): If {
  const { stream } = reader;
  const branch = (at: number): If => {
    const test = readTuple(stream, 'no condition');
    return { kind: 'If', test, body: reader.body('elif', 'else', 'endif'), elifs: [], orelse: [], line: at };
  };
  const first = branch(line);
  const elifs: If[] = [];
  for (;;) {
    const ending = stream.next();
    if (ending.text === 'elif') elifs.push(branch(stream.current.line));
    else return { ...first, elifs, orelse: ending.text === 'else' ? reader.wholeBody('endif') : [] };
  }
}

function readWith(reader: TagReader, line: number): With {
  const { stream } = reader;
  const targets: Target[] = [];
  const values: Expression[] = [];
  while (!stream.is('block_end')) {
    if (targets.length > 0) stream.expect('mark', ',');
    targets.push(asParameter(readTarget(stream)));
    stream.expect('mark', '=');
    values.push(readExpression(stream));
  }
  return { kind: 'With', targets, values, body: reader.wholeBody('endwith'), line };
}

function asParameter(target: Target): Target {
  if (target.kind === 'Name') return { ...target, use: 'param' };
  return target.kind === 'Tuple'
    ? { ...target, items: target.items.map((item) => asParameter(item as Target)) }
    : target;
}

function readBlock(reader: TagReader, line: number): Block {
  const { stream } = reader;
  const name = nameTarget(reader);
  const scoped = stream.accept('name', 'scoped');
  const required = stream.accept('name', 'required');
  if (stream.is('mark', '-'))
    stream.fail(
      'Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead.',
    );
  const body = reader.wholeBody('endblock');
  if (required && !body.every(isBlank)) stream.fail('Required blocks can only contain comments or whitespace');
  stream.accept('name', name);
  return { kind: 'Block', name, body, scoped, required, line };
}

function isBlank(tag: Tag): boolean {
  return tag.kind === 'Output' && tag.nodes.every((node) => node.kind === 'TemplateData' && node.text.trim() === '');
}

/** `with context` or `without context`, if that comes next. */
function readContext(reader: TagReader): boolean | undefined {
  const { stream } = reader;
  const next = () => stream.look();
  if (!stream.is('name', 'with') && !stream.is('name', 'without')) return undefined;
  if (next().kind !== 'name' || next().text !== 'context') return undefined;
  const withContext = stream.next().text === 'with';
  stream.next();
  return withContext;
}

function readInclude(reader: TagReader, line: number): Include {
  const { stream } = reader;
  const template = readExpression(stream);
  const next = stream.is('name', 'ignore') ? stream.look() : undefined;
  const ignoreMissing = next?.kind === 'name' && next.text === 'missing';
  if (ignoreMissing) {
    stream.next();
    stream.next();
  }
  return { kind: 'Include', template, ignoreMissing, withContext: readContext(reader) ?? true, line };
}

function readImport(reader: TagReader, line: number): Import {
  const template = readExpression(reader.stream);
  reader.stream.expect('name', 'as');
  const target = nameTarget(reader);
  return { kind: 'Import', template, target, withContext: readContext(reader) ?? false, line };
}

function readFrom(reader: TagReader, line: number): FromImport {
  const { stream } = reader;
  const template = readExpression(stream);
  stream.expect('name', 'import');
  const names: { name: string; alias: string }[] = [];
  let withContext: boolean | undefined;
  for (;;) {
    if (names.length > 0) stream.expect('mark', ',');
    withContext = readContext(reader);
    if (withContext !== undefined) break;
    names.push(readImported(reader));
    withContext = readContext(reader);
    if (withContext !== undefined || !stream.is('mark', ',')) break;
  }
  return { kind: 'FromImport', template, names, withContext: withContext ?? false, line };
}

function readImported(reader: TagReader): { name: string; alias: string } {
  const { stream } = reader;
  const { text: name, line } = stream.expect('name');
  if (name.startsWith('_'))
    stream.fail('names starting with an underline can not be imported', line, 'TemplateAssertionError');
  return { name, alias: stream.accept('name', 'as') ? nameTarget(reader) : name };
}

function readParameters(reader: TagReader): Parameters {
  const { stream } = reader;
  const args: Name[] = [];
  const defaults: Expression[] = [];
  stream.expect('mark', '(');
  while (!stream.is('mark', ')')) {
    if (args.length > 0) stream.expect('mark', ',');
    const { text: name, line } = stream.expect('name');
    if (stream.accept('mark', '=')) defaults.push(readExpression(stream));
    else if (defaults.length > 0) stream.fail('non-default argument follows default argument');
    args.push({ kind: 'Name', name, use: 'param', line });
  }
  stream.expect('mark', ')');
  return { args, defaults };
}

function readMacro(reader: TagReader, line: number): Macro {
  const name = nameTarget(reader);
  const { args, defaults } = readParameters(reader);
  return { kind: 'Macro', name, args, defaults, body: reader.wholeBody('endmacro'), line };
}

function readCallBlock(reader: TagReader, line: number): CallBlock {
  const { stream } = reader;
  const { args, defaults } = stream.is('mark', '(') ? readParameters(reader) : { args: [], defaults: [] };
  const call = readExpression(stream);
  if (call.kind !== 'Call') return stream.fail('expected call', line);
  return { kind: 'CallBlock', call, args, defaults, body: reader.wholeBody('endcall'), line };
}

function readFilterBlock(reader: TagReader, line: number): FilterBlock {
  const filter = readBlockFilter(reader.stream);
  return { kind: 'FilterBlock', body: reader.wholeBody('endfilter'), filter, line };
}

function readAutoEscape(reader: TagReader, line: number): AutoEscape {
  const value = readExpression(reader.stream);
  return { kind: 'AutoEscape', value, body: reader.wholeBody('endautoescape'), line };
}

function readExtends(reader: TagReader, line: number): Extends {
  return { kind: 'Extends', template: readExpression(reader.stream), line };
}

function readPrint(reader: TagReader, line: number): Output {
  const { stream } = reader;
  const nodes: Expression[] = [];
  while (!stream.is('block_end')) {
    if (nodes.length > 0) stream.expect('mark', ',');
    nodes.push(readExpression(stream));
  }
  return { kind: 'Output', nodes, line };
}

const tagReaders: ReadonlyMap<string, ReadTag> = new Map<string, ReadTag>([
  ['for', readFor],
  ['if', readIf],
  ['block', readBlock],
  ['extends', readExtends],
  ['print', readPrint],
  ['macro', readMacro],
  ['include', readInclude],
  ['from', readFrom],
  ['import', readImport],
  ['set', readSet],
  ['with', readWith],
  ['autoescape', readAutoEscape],
  ['call', readCallBlock],
  ['filter', readFilterBlock],
]);
