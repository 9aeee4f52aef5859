// Representation of re.Pattern and re.Match.
import type { PyType } from '../../../src/language/runtime/type.ts';
import type { PyValue } from '../../../src/language/runtime/values.ts';
import type { Program } from './program.ts';
import type { Found } from './search.ts';
import type { Subject } from './subject.ts';

/** The types, filled in by their files. */
export const reTypes = {} as { pattern: PyType; match: PyType };

/** A pattern that has been compiled. */
export class PyPattern {
  readonly pattern: PyValue;
  readonly flags: number;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  readonly isText: boolean;
  readonly program: Program;
  readonly weight: number;
  constructor(parts: Omit<PyPattern, 'type' | 'held'>) {
    this.pattern = parts.pattern;
    this.flags = parts.flags;
    this.groups = parts.groups;
    this.names = parts.names;
    this.isText = parts.isText;
    this.program = parts.program;
    this.weight = parts.weight;
  }
  held(): Iterable<PyValue> {
    return [this.pattern];
  }
  get type(): PyType {
    return reTypes.pattern;
  }
}

/** A match. */
export class PyMatch {
  readonly pattern: PyPattern;
  readonly subject: Subject;
  readonly found: Found;
  /** Where was looked. */
  readonly from: number;
  readonly to: number;
  constructor(pattern: PyPattern, subject: Subject, found: Found, { start, end }: { start: number; end: number }) {
    this.pattern = pattern;
    this.subject = subject;
    this.found = found;
    this.from = start;
    this.to = end;
  }
  get weight(): number {
    return 128 + this.found.groups.length * 32;
  }
  get type(): PyType {
    return reTypes.match;
  }
  held(): Iterable<PyValue> {
    return [this.subject, this.pattern];
  }
}
