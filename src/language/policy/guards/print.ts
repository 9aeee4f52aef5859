// `print` under guard: RestrictedPython's PrintCollector and Frappe's, which hands each call to the log.

import type { Collector } from '../../compile/guards.ts';
import { findAttribute, getAttribute } from '../../runtime/attributes.ts';
import { call, type Keywords, keyword } from '../../runtime/call.ts';
import { raise } from '../../runtime/errors.ts';
import { truth } from '../../runtime/operators.ts';
import type { Run } from '../../runtime/run.ts';
import { ADDRESS, str } from '../../runtime/text.ts';
import { defineType, type PyType } from '../../runtime/type.ts';
import { builtin, type PyObject, type PyValue, textOf, typeOf } from '../../runtime/values.ts';
import { worded } from '../../runtime/wording.ts';
import '../../types/object.ts';
import { strip } from '../strip.ts';

type Write = (text: string) => void;

/** What CPython's `print` writes, piece by piece, to the place that `write` stands for. */
function printTo(run: Run, write: Write, args: readonly PyValue[], keywords: Keywords | undefined): void {
  checkKeywords(run, keywords);
  const separator = separatorText('sep', keyword(keywords, 'sep'), ' ');
  const end = separatorText('end', keyword(keywords, 'end'), '\n');
  for (const [at, value] of args.entries()) {
    if (at > 0) write(separator);
    write(str(run, value));
  }
  write(end);
}

const printKeywords: readonly string[] = ['sep', 'end', 'file', 'flush'];

function checkKeywords(run: Run, keywords: Keywords | undefined): void {
  const wrong = keywords?.names.find((name) => !printKeywords.includes(name));
  if (wrong !== undefined) raise('TypeError', worded(run, 'unknownKeyword', 'print', wrong));
}

function separatorText(name: string, value: PyValue | undefined, fallback: string): string {
  if (value === undefined || value === null) return fallback;
  const text = textOf(value);
  if (text !== undefined) return text;
  return raise('TypeError', `${name} must be None or a string, not ${typeOf(value).name}`);
}

/** A collector as its own printer sees it. */
interface PrintingCollector extends Collector, PyObject {
  callPrint(run: Run, args: readonly PyValue[], keywords: Keywords | undefined): void;
}

/** `collector._call_print`, which is what the name `print` gives. */
class Printer implements PyObject {
  readonly collector: PrintingCollector;
  constructor(collector: PrintingCollector) {
    this.collector = collector;
  }
  get type(): PyType {
    return printerType;
  }
}

const printerType = defineType({
  name: 'method',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (_run, self: Printer) => {
      const { name } = self.collector.type;
      return `<bound method ${name}._call_print of ${collectorRepr(self.collector)}>`;
    },
    call(run, self: Printer, args, keywords) {
      self.collector.callPrint(run, args, keywords);
      return null;
    },
  },
});

function collectorRepr(collector: PyObject): string {
  return `<${collector.type.module}.${collector.type.name} object at ${ADDRESS}>`;
}

function collectorType(name: string, module: string): PyType {
  return defineType({
    name,
    module,
    bases: [builtin.object],
    subclassable: false,
    slots: {
      repr: (_run, self: PrintingCollector) => collectorRepr(self),
      call: (run, self: PrintingCollector) => self.printed(run),
    },
  });
}

const printCollectorType = collectorType('PrintCollector', 'RestrictedPython.PrintCollector');
const frappeCollectorType = collectorType('FrappePrintCollector', 'frappe.utils.safe_exec');

/** RestrictedPython's PrintCollector: keeps what was printed for `printed`. */
export class PrintCollector implements PrintingCollector {
  readonly print: PyValue = new Printer(this);
  readonly #texts: string[] = [];

  get type(): PyType {
    return printCollectorType;
  }

  callPrint(run: Run, args: readonly PyValue[], keywords: Keywords | undefined): void {
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
export class FrappePrintCollector implements PrintingCollector {
  readonly print: PyValue = new Printer(this);

  get type(): PyType {
    return frappeCollectorType;
  }

  callPrint(run: Run, args: readonly PyValue[], keywords: Keywords | undefined): void {
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
