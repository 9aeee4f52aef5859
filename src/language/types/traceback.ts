// An exception as text: what CPython's traceback.format_exception gives, without the carets below source lines.

import { exceptionTypes, type PyException, Raise, type TracebackEntry } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { str } from '../runtime/text.ts';
import type { PyValue } from '../runtime/values.ts';
import { groupMembers, isGroup } from './exception-groups.ts';
import { syntaxErrorLines } from './traceback-syntax.ts';

/** The text of a line of a script, if its source is at hand. */
export type SourceLine = (filename: string, line: number) => string | undefined;

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';

/** The whole text: the exceptions it came from, frames, type and message, notes. */
export function formatException(run: Run, exception: PyException, sourceLine: SourceLine = () => undefined): string {
  return new Rendering(run, sourceLine).exception(exception);
}

function headLines(run: Run, exception: PyException): string[] {
  const name = exception.type.fullName;
  const syntaxError = exceptionTypes.get('SyntaxError');
  if (syntaxError !== undefined && exception.type.isSubtypeOf(syntaxError))
    return syntaxErrorLines(run, exception, name);
  const text = textOf(run, exception);
  return [text === '' ? name : `${name}: ${text}`];
}

function textOf(run: Run, exception: PyException): string {
  try {
    return str(run, exception);
  } catch (thrown) {
    if (thrown instanceof Raise) return '<exception str() failed>';
    throw thrown;
  }
}

function noteLines(exception: PyException): string[] {
  return (exception.notes ?? []).flatMap((note: PyValue) => (typeof note === 'string' ? note.split('\n') : []));
}

function sameFrame(one: TracebackEntry | undefined, other: TracebackEntry): boolean {
  return one?.line === other.line && one.filename === other.filename && one.function === other.function;
}

/** Python: a line that repeats is shown three times, then counted. */
const SHOWN_REPEATS = 3;

function repeated(count: number): string[] {
  const more = count - SHOWN_REPEATS;
  return more > 0 ? [`  [Previous line repeated ${more} more time${more === 1 ? '' : 's'}]`] : [];
}

/** Python shows this many members of a group, and groups this deep. */
const MOST_MEMBERS = 15;
const DEEPEST_GROUP = 10;

/** One rendering: which exceptions were met, and how deep in groups it is. */
class Rendering {
  readonly #run: Run;
  readonly #sourceLine: SourceLine;
  readonly #seen = new Set<PyException>();
  #depth = 0;
  #open = false;

  constructor(run: Run, sourceLine: SourceLine) {
    this.#run = run;
    this.#sourceLine = sourceLine;
  }

  exception(exception: PyException): string {
    return this.#chain(exception)
      .map(([one, link]) => `${this.#one(one)}${link === '' ? '' : this.#indented(link)}`)
      .join('');
  }

  /** The exceptions that led to this one, first the oldest, each with what is said behind it. */
  #chain(last: PyException): [PyException, string][] {
    const chain: [PyException, string][] = [];
    let link = '';
    let exception: PyException | null = last;
    while (exception !== null) {
      this.#run.tick();
      this.#seen.add(exception);
      chain.unshift([exception, link]);
      link = exception.cause === null ? CONTEXT : CAUSE;
      exception = exception.cause ?? (exception.suppressContext ? null : exception.context);
      // Python: an exception is shown as the origin of another only once.
      if (exception !== null && this.#seen.has(exception)) exception = null;
    }
    return chain;
  }

  #one(exception: PyException): string {
    if (isGroup(exception)) return this.#group(exception);
    const frames = this.#frames(exception);
    const head = frames.length === 0 ? [] : ['Traceback (most recent call last):', ...frames];
    return this.#lines([...head, ...headLines(this.#run, exception), ...noteLines(exception)]);
  }

  #frames(exception: PyException): string[] {
    const lines: string[] = [];
    let last: TracebackEntry | undefined;
    let count = 0;
    for (const entry of exception.traceback.toReversed()) {
      this.#run.tick();
      if (!sameFrame(last, entry)) {
        lines.push(...repeated(count));
        last = entry;
        count = 0;
      }
      count += 1;
      if (count <= SHOWN_REPEATS) lines.push(...this.#frame(entry));
    }
    return [...lines, ...repeated(count)];
  }

  #frame(entry: TracebackEntry): string[] {
    const source = this.#sourceLine(entry.filename, entry.line)?.trim();
    const place = `  File "${entry.filename}", line ${entry.line}, in ${entry.function}`;
    return source === undefined || source === '' ? [place] : [place, `    ${source}`];
  }

  #group(exception: PyException): string {
    if (this.#depth > DEEPEST_GROUP) return this.#lines([`... (max_group_depth is ${DEEPEST_GROUP})`]);
    const outermost = this.#depth === 0;
    if (outermost) this.#depth = 1;
    const frames = this.#frames(exception);
    const title = 'Exception Group Traceback (most recent call last):';
    const head = frames.length === 0 ? '' : this.#lines([title], outermost ? '+' : '|') + this.#lines(frames);
    const text = this.#lines([...headLines(this.#run, exception), ...noteLines(exception)]);
    const members = this.#members(groupMembers(exception) as readonly PyException[]);
    if (outermost) this.#depth = 0;
    return head + text + members;
  }

  #members(members: readonly PyException[]): string {
    const shown = Math.min(members.length, MOST_MEMBERS + 1);
    let text = '';
    this.#open = false;
    for (let at = 0; at < shown; at += 1) {
      const last = at === shown - 1;
      const title = at < MOST_MEMBERS ? `${at + 1}` : '...';
      if (last) this.#open = true;
      text += `${this.#margin()}${at === 0 ? '+-' : '  '}+---------------- ${title} ----------------\n`;
      this.#depth += 1;
      text +=
        at < MOST_MEMBERS ? this.exception(members[at] as PyException) : this.#rest(members.length - MOST_MEMBERS);
      if (last && this.#open) text += `${this.#margin()}+------------------------------------\n`;
      if (last) this.#open = false;
      this.#depth -= 1;
    }
    return text;
  }

  #rest(count: number): string {
    return this.#lines([`and ${count} more exception${count > 1 ? 's' : ''}`]);
  }

  #margin(): string {
    return ' '.repeat(2 * this.#depth);
  }

  /** Lines under the margin of the group that they are in. */
  #lines(lines: readonly string[], bar = '|'): string {
    return this.#indented(lines.map((line) => `${line}\n`).join(''), bar);
  }

  #indented(text: string, bar = '|'): string {
    if (this.#depth === 0) return text;
    const lines = text.slice(0, -1).split('\n');
    return lines.map((line) => `${this.#margin()}${bar} ${line}\n`).join('');
  }
}
