// `print` under guard: RestrictedPython's PrintCollector and Frappe's, which hands each call to the log.
import { findAttribute, getAttribute } from '../../runtime/attributes.ts';
import { call, type Keywords, keyword } from '../../runtime/call.ts';
import { raise } from '../../runtime/errors.ts';
import { truth } from '../../runtime/operators.ts';
import type { Run } from '../../runtime/run.ts';
import { ADDRESS, str } from '../../runtime/text.ts';
import { defineType, type PyType } from '../../runtime/type.ts';
import { type PyObject, type PyValue, typeOf } from '../../runtime/values.ts';
import { strip } from '../strip.ts';
import type { Collector } from './guards.ts';

type Write = (text: string) => void;

/** What CPython's `print` writes, piece by piece, to the place that `write` stands for. */
function printTo(run: Run, write: Write, args: readonly PyValue[], keywords: Keywords | undefined): void {
  checkKeywords(keywords);
  const separator = separatorText('sep', keyword(keywords, 'sep'), ' ');
  const end = separatorText('end', keyword(keywords, 'end'), '\n');
  for (const [at, value] of args.entries()) {
    if (at > 0) write(separator);
    write(str(run, value));
  }
  write(end);
}

const printKeywords: readonly string[] = ['sep', 'end', 'file', 'flush'];

function checkKeywords(keywords: Keywords | undefined): void {
  const wrong = keywords?.names.find((name) => !printKeywords.includes(name));
  if (wrong !== undefined) raise('TypeError', `'${wrong}' is an invalid keyword argument for print()`);
}

function separatorText(name: string, value: PyValue | undefined, fallback: string): string {
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'string') return value;
  return raise('TypeError', `${name} must be None or a string, not ${typeOf(value).name}`);
}

/** `collector._call_print`, which is what the name `print` gives. */
class Printer implements PyObject {
  readonly collector: Collector;
  constructor(collector: Collector) {
    this.collector = collector;
  }
  get type(): PyType {
    return printerType;
  }
}

const printerType = defineType({
  name: 'method',
  subclassable: false,
  slots: {
    repr: (_run, self: Printer) => {
      const { name } = self.collector.type;
      return `<bound method ${name}._call_print of ${collectorRepr(self.collector)}>`;
    },
    call(run, self: Printer, args, keywords) {
      self.collector.print(run, args, keywords);
      return null;
    },
  },
});

function collectorRepr(collector: Collector): string {
  return `<${collector.type.module}.${collector.type.name} object at ${ADDRESS}>`;
}

function collectorType(name: string, module: string): PyType {
  return defineType({
    name,
    module,
    subclassable: false,
    slots: {
      repr: (_run, self: Collector & PyValue) => collectorRepr(self),
      call: (run, self: Collector & PyValue) => self.printed(run),
    },
  });
}

const printCollectorType = collectorType('PrintCollector', 'RestrictedPython.PrintCollector');
const frappeCollectorType = collectorType('FrappePrintCollector', 'frappe.utils.safe_exec');

/** RestrictedPython's PrintCollector: keeps what was printed for `printed`. */
export class PrintCollector implements Collector {
  readonly printer: PyValue = new Printer(this);
  readonly #texts: string[] = [];

  get type(): PyType {
    return printCollectorType;
  }

  print(run: Run, args: readonly PyValue[], keywords: Keywords | undefined): void {
    const file = keyword(keywords, 'file') ?? null;
    const write = file === null ? (text: string) => this.#write(run, text) : fileWriter(run, file);
    printTo(run, write, args, keywords);
    const flush = keyword(keywords, 'flush');
    if (flush === undefined || !truth(run, flush)) return;
    call(run, getAttribute(run, file ?? this, 'flush'), []);
  }

  printed(run: Run): string {
    const length = this.#texts.reduce((sum, text) => sum + text.length, 0);
    run.chargeText(length);
    run.work(length);
    return this.#texts.join('');
  }

  #write(run: Run, text: string): void {
    run.write(text);
    run.chargeText(text.length);
    this.#texts.push(text);
  }
}

/** Python asks the file for `write` at each piece. */
function fileWriter(run: Run, file: PyValue): Write {
  // The guard reads `write` once before anything is printed.
  findAttribute(run, file, 'write');
  return (text) => void call(run, getAttribute(run, file, 'write'), [text]);
}

/** Frappe's collector: each call is one entry of the log, stripped; `printed` is always empty. */
export class FrappePrintCollector implements Collector {
  readonly printer: PyValue = new Printer(this);

  get type(): PyType {
    return frappeCollectorType;
  }

  print(run: Run, args: readonly PyValue[], keywords: Keywords | undefined): void {
    if (keyword(keywords, 'file') !== undefined) {
      raise('TypeError', "print() got multiple values for keyword argument 'file'");
    }
    const pieces: string[] = [];
    printTo(run, (text) => void pieces.push(text), args, keywords);
    const printed = pieces.join('');
    run.chargeText(printed.length);
    const entry = strip(printed);
    run.record(entry.length);
    run.write(`${entry}\n`);
  }

  printed(): string {
    return '';
  }
}

/** Whether a value is the collector behind a scope's `_print`. */
export function isCollector(value: PyValue): value is Collector & PyObject {
  return value instanceof PrintCollector || value instanceof FrappePrintCollector;
}
