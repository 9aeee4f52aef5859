// The adapter for a real CPython with RestrictedPython in a virtual environment.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Actual, Adapter, Case, Json } from '../case.ts';
import { isRow } from '../read-json.ts';
import { suiteFile } from '../suite-file.ts';

/** Where the virtual environment may stand; `RISTRETTO_PYTHON` names another interpreter. */
const PLACES = ['.venv/bin/python'];

const runner = suiteFile('adapters/cpython_runner.py');

/** Finds the interpreter; without one that has RestrictedPython, the adapter says what is missing. */
export async function cpython(): Promise<Adapter> {
  const python = interpreter();
  if (python === undefined) {
    return {
      name: 'cpython',
      unavailable: 'no CPython with RestrictedPython: make .venv, or set RISTRETTO_PYTHON',
      run: async () => [],
    };
  }
  const found = await ask(python, ['-c', 'import RestrictedPython'], '');
  const unavailable =
    found.code === 0 ? undefined : `${python} has no RestrictedPython: ${python} -m pip install RestrictedPython`;
  return { name: 'cpython', unavailable, run: (cases) => runAll(python, cases) };
}

function interpreter(): string | undefined {
  const named = process.env['RISTRETTO_PYTHON'];
  const places = PLACES.map((place) => suiteFile(`../${place}`));
  return [named, ...places].find((place) => place !== undefined && existsSync(place));
}

async function runAll(python: string, cases: readonly Case[]): Promise<readonly Actual[]> {
  const input = cases.map((item) => JSON.stringify(item)).join('\n');
  const { code, output, errors } = await ask(python, ['-s', runner], `${input}\n`);
  const lines = output.split('\n').filter((line) => line !== '');
  if (lines.length < cases.length)
    throw new Error(
      `the CPython runner ended early (code ${code}) after ${lines.length} cases: ${errors.slice(-2000)}`,
    );
  return lines.map(readAnswer);
}

function readAnswer(line: string): Actual {
  const value: Json = JSON.parse(line);
  if (!isRow(value)) throw new Error('the CPython runner gave an answer that is no object');
  const { skipped, fields } = value;
  if (typeof skipped === 'string') return { skipped };
  return { fields: isRow(fields) ? fields : {} };
}

interface Answer {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

function ask(python: string, args: readonly string[], input: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [...args], { env: { PATH: process.env['PATH'] ?? '', PYTHONHASHSEED: '0' } });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, errors }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
