// The traceback type: an opaque object, since scripts may not look into frames.
import './object.ts';
import type { TracebackEntry } from '../runtime/errors.ts';
import { defineType, type PyType } from '../runtime/type.ts';
import { builtin } from '../runtime/values.ts';

/** The traceback of an exception at the moment it was asked for; innermost entry first. */
export class PyTraceback {
  readonly entries: readonly TracebackEntry[];
  constructor(entries: readonly TracebackEntry[]) {
    this.entries = entries;
  }
  get type(): PyType {
    return builtin.traceback;
  }
}

builtin.traceback = defineType({ name: 'traceback', bases: [builtin.object], subclassable: false });
