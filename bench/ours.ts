// Our side of the benchmark: reads tasks as JSON lines, answers each with nanoseconds. Budgets are on, as always.
import { createInterface } from 'node:readline';
import { compile, type Script } from '../src/language/python.ts';
import { defaultLimits } from '../src/language/runtime/limits.ts';
import { Namespace } from '../src/language/runtime/namespace.ts';
import { Run } from '../src/language/runtime/run.ts';
import { repr } from '../src/language/runtime/text.ts';
import { defineType } from '../src/language/runtime/type.ts';
import { PyFloat, PyInstance, PyList, type PyValue } from '../src/language/runtime/values.ts';
import { frappeBuiltins } from '../stdlib/builtins/frappe-builtins.ts';

const docType = defineType({ name: 'Doc', instanceAttributes: true });

interface Task {
  readonly kind: 'program' | 'event';
  readonly source: string;
  readonly rounds: number;
  readonly count: number;
  readonly cached: boolean;
}

/** Nanoseconds of CPU time, those of the engine's compiler and collector included. */
function clock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

function makeDoc(fields: Readonly<Record<string, PyValue>>): PyInstance {
  const doc = new PyInstance(docType);
  for (const [name, value] of Object.entries(fields)) doc.attributes.set(name, value);
  return doc;
}

const rows = [
  makeDoc({ qty: 2, rate: new PyFloat(30) }),
  makeDoc({ qty: 1, rate: new PyFloat(55.5) }),
  makeDoc({ qty: 4, rate: new PyFloat(7.25) }),
];

const limits = { ...defaultLimits, steps: 1e9, memory: 1e9 };

function newRun(): Run {
  return new Run({ limits });
}

function compiled(source: string, scope: 'shared' | 'separate'): Script {
  const script = compile(source, { policy: 'frappe-16', python: scope === 'shared' ? '3.11' : '3.14', scope });
  if (script.problems.length > 0) throw new Error(JSON.stringify(script.problems));
  return script;
}

function runProgram({ source, rounds }: Task) {
  const script = compiled(source, 'shared');
  const times: number[] = [];
  let result = '';
  for (let round = 0; round < rounds; round += 1) {
    const globals = new Namespace();
    const run = newRun();
    const start = clock();
    script.execute({ run, globals, builtins: frappeBuiltins });
    times.push(clock() - start);
    result = repr(run, globals.get('result') ?? null);
  }
  return { times, result };
}

function runEvent({ source, count, cached }: Task) {
  const script = compiled(source, 'separate');
  const start = clock();
  for (let at = 0; at < count; at += 1) {
    const items = new PyList(rows.slice());
    const doc = makeDoc({
      name: 'D-1',
      description: 'a test of events',
      status: 'Open',
      items,
      approved: 0,
      remarks: '',
    });
    const event = cached ? script : compiled(source, 'separate');
    event.execute({
      run: newRun(),
      globals: new Namespace(),
      locals: new Namespace([['doc', doc]]),
      builtins: frappeBuiltins,
    });
  }
  return { time: (clock() - start) / count };
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const task = JSON.parse(line) as Task;
  const answer = task.kind === 'program' ? runProgram(task) : runEvent(task);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
