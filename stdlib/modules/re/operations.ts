// What patterns do: find, split and replace.
import '../../../src/language/types/load.ts';
import { call, isCallable } from '../../../src/language/runtime/call.ts';
import { define, method } from '../../../src/language/runtime/declare.ts';
import { member } from '../../../src/language/runtime/descriptors.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { defineType, type PyIterator, type PyType } from '../../../src/language/runtime/type.ts';
import { builtin, PyTuple, type PyValue, textOf } from '../../../src/language/runtime/values.ts';
import { asBytes } from '../../../src/language/types/bytes.ts';
import { iteratorType } from '../../../src/language/types/iterators.ts';
import { expanded, joinPieces } from './expand.ts';
import { type Bounds, type Extent, type Found, Search } from './search.ts';
import { type Subject, subjectOf } from './subject.ts';
import { readTemplate } from './template.ts';
import { PyMatch, type PyPattern } from './values.ts';

/** A search of a value by a pattern, and what it goes through. */
class Walk {
  readonly pattern: PyPattern;
  readonly subject: Subject;
  readonly bounds: Bounds;
  readonly #search: Search;
  constructor(run: Run, pattern: PyPattern, given: PyValue, bounds: Bounds) {
    this.pattern = pattern;
    this.subject = subjectOf(run, given, pattern.isText ? 'text' : 'bytes');
    const clip = (position: number) => Math.min(Math.max(position, 0), this.subject.length);
    this.bounds = { start: clip(bounds.start), end: clip(bounds.end) };
    this.#search = new Search(run, pattern.program, pattern.groups, this.subject, this.bounds);
  }
  next(extent: Extent = 'anywhere'): Found | undefined {
    return this.#search.next(extent);
  }
  match(run: Run, found: Found): PyMatch {
    run.charge(128 + found.groups.length * 32);
    return new PyMatch(this.pattern, this.subject, found, this.bounds);
  }
  /** The match that comes next as a value. */
  nextMatch(run: Run, extent: Extent): PyValue {
    const found = this.next(extent);
    return found === undefined ? null : this.match(run, found);
  }
}

const EVERYWHERE: Bounds = { start: 0, end: Number.POSITIVE_INFINITY };

/** The first match, or None. */
export function findOne(
  run: Run,
  pattern: PyPattern,
  given: PyValue,
  where: Bounds & { readonly extent: Extent },
): PyValue {
  return new Walk(run, pattern, given, where).nextMatch(run, where.extent);
}

/** What findall gives for each match. */
export function findAll(run: Run, pattern: PyPattern, given: PyValue, bounds: Bounds): PyValue[] {
  const walk = new Walk(run, pattern, given, bounds);
  const items: PyValue[] = [];
  run.filling.push(items);
  const empty = walk.subject.slice(run, 0, 0);
  for (let found = walk.next(); found !== undefined; found = walk.next()) {
    run.chargeEntries(items.length + 1, 1);
    items.push(shownMatch(run, walk.subject, found, empty));
  }
  run.filling.splice(run.filling.lastIndexOf(items), 1);
  return items;
}

function shownMatch(run: Run, subject: Subject, { start, end, groups }: Found, empty: PyValue): PyValue {
  if (groups.length === 0) return subject.slice(run, start, end);
  const texts = groups.map((span) => (span === undefined ? empty : subject.slice(run, ...span)));
  if (texts.length === 1) return texts[0] ?? null;
  run.charge(texts.length * 16);
  return new PyTuple(texts);
}

const matchIterator = iteratorType('callable_iterator');

class Matches implements PyIterator {
  readonly #walk: Walk;
  constructor(walk: Walk) {
    this.#walk = walk;
  }
  get type(): PyType {
    return matchIterator;
  }
  next(run: Run): PyValue | undefined {
    const found = this.#walk.next();
    return found === undefined ? undefined : this.#walk.match(run, found);
  }
  held(): Iterable<PyValue> {
    return [this.#walk.subject, this.#walk.pattern];
  }
}

/** An iterator over all matches. */
export function iterateMatches(run: Run, pattern: PyPattern, given: PyValue, bounds: Bounds): PyIterator {
  return new Matches(new Walk(run, pattern, given, bounds));
}

class Scanner {
  readonly walk: Walk;
  constructor(walk: Walk) {
    this.walk = walk;
  }
  get type(): PyType {
    return scannerType;
  }
  held(): Iterable<PyValue> {
    return [this.walk.subject, this.walk.pattern];
  }
}

const scannerType = defineType({
  name: '_sre.SRE_Scanner',
  qualname: 'SRE_Scanner',
  module: '_sre',
  bases: [builtin.object],
  subclassable: false,
});

define(scannerType, [
  method('match()', {
    doc: 'Match where the last match ended.',
    run: (run, self: Scanner) => self.walk.nextMatch(run, 'from the start'),
  }),
  method('search()', {
    doc: 'Find the next match.',
    run: (run, self: Scanner) => self.walk.nextMatch(run, 'anywhere'),
  }),
  member('pattern', { doc: 'The pattern.', get: (_run, self: Scanner) => self.walk.pattern }),
]);

/** An object that finds one match after the other. */
export function scan(run: Run, pattern: PyPattern, given: PyValue, bounds: Bounds): Scanner {
  return new Scanner(new Walk(run, pattern, given, bounds));
}

/** The parts between the matches, and the groups of each match between them. */
export function splitBy(run: Run, pattern: PyPattern, given: PyValue, most: number): PyValue[] {
  const walk = new Walk(run, pattern, given, EVERYWHERE);
  const { subject } = walk;
  const parts: PyValue[] = [];
  run.filling.push(parts);
  const add = (part: PyValue) => {
    run.chargeEntries(parts.length + 1, 1);
    parts.push(part);
  };
  let last = 0;
  let count = 0;
  for (let found = next(walk, most, count); found !== undefined; found = next(walk, most, count)) {
    add(subject.slice(run, last, found.start));
    for (const span of found.groups) add(span === undefined ? null : subject.slice(run, ...span));
    last = found.end;
    count += 1;
  }
  add(subject.slice(run, last, subject.length));
  run.filling.splice(run.filling.lastIndexOf(parts), 1);
  return parts;
}

/** The next match, unless there have been as many as wanted; 0: all. */
function next(walk: Walk, most: number, count: number): Found | undefined {
  return most !== 0 && count >= most ? undefined : walk.next();
}

/** A replacement. */
export interface Replacement {
  readonly repl: PyValue;
  readonly subject: PyValue;
  /** 0: all. */
  readonly most: number;
}

type Replacer = (match: PyMatch) => PyValue;

/** The text with its matches replaced, and how many there were. */
export function replace(run: Run, pattern: PyPattern, { repl, subject: given, most }: Replacement) {
  const replacer = replacerOf(run, pattern, repl);
  const walk = new Walk(run, pattern, given, EVERYWHERE);
  const { subject } = walk;
  const pieces: PyValue[] = [];
  run.filling.push(pieces);
  let last = 0;
  let count = 0;
  for (let found = next(walk, most, count); found !== undefined; found = next(walk, most, count)) {
    if (last < found.start) pieces.push(subject.slice(run, last, found.start));
    const put = replacer(walk.match(run, found));
    run.chargeEntries(pieces.length + 1, 2);
    if (put !== null) pieces.push(put);
    last = found.end;
    count += 1;
  }
  if (last < subject.length) pieces.push(subject.slice(run, last, subject.length));
  run.filling.splice(run.filling.lastIndexOf(pieces), 1);
  return { text: joinPieces(run, pieces, subject.isText), count };
}

function replacerOf(run: Run, pattern: PyPattern, repl: PyValue): Replacer {
  if (isCallable(repl)) return (match) => call(run, repl, [match]);
  if (isLiteral(run, repl)) return () => repl;
  const template = readTemplate(run, pattern, repl);
  return (match) => expanded(run, match, template);
}

/** Python: a template without a backslash is put in as it is, whatever kind of text it is. */
function isLiteral(run: Run, repl: PyValue): boolean {
  const text = textOf(repl);
  const bytes = text === undefined ? asBytes(repl)?.value : undefined;
  run.work((text ?? bytes ?? '').length >>> 3);
  if (text !== undefined) return !text.includes('\\');
  return bytes !== undefined && !bytes.includes(92);
}
