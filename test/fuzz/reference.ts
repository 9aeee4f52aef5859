// The reference of the differential tests: one long-lived CPython with RestrictedPython, replaced when it dies or hangs.
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Actual, ScriptCase } from '../../conformance/case.ts';
import { isRow } from '../../conformance/read-json.ts';

const runner = fileURLToPath(new URL('runner.py', import.meta.url));
const ownEnvironment = fileURLToPath(new URL('../../.venv/bin/python', import.meta.url));
const PATIENCE = 6_000;

/** The interpreter with RestrictedPython, or undefined where there is none. */
export function referencePython(): string | undefined {
  const places = [process.env['RISTRETTO_PYTHON'], ownEnvironment];
  const python = places.find((place) => place !== undefined && existsSync(place));
  if (python === undefined) return undefined;
  return spawnSync(python, ['-c', 'import RestrictedPython']).status === 0 ? python : undefined;
}

/** A CPython that answers one case after another. */
export class Reference {
  readonly #python: string;
  #child: ChildProcessWithoutNullStreams | undefined;
  #text = '';
  #answered: ((line: string | undefined) => void) | undefined;

  constructor(python: string) {
    this.#python = python;
  }

  /** What CPython does with a case; skipped where it died or took too long over it. */
  async run(item: ScriptCase): Promise<Actual> {
    const child = this.#child ?? this.#start();
    const line = await new Promise<string | undefined>((resolve) => {
      const timer = setTimeout(() => this.stop(), PATIENCE);
      this.#answered = (text) => {
        clearTimeout(timer);
        resolve(text);
      };
      child.stdin.write(`${JSON.stringify(item)}\n`);
    });
    return line === undefined ? { skipped: 'CPython did not survive it' } : readAnswer(line);
  }

  /** Ends the process; the next case starts another. */
  stop(): void {
    this.#child?.kill('SIGKILL');
  }

  #start(): ChildProcessWithoutNullStreams {
    const env = { PATH: process.env['PATH'] ?? '', PYTHONHASHSEED: '0' };
    const child = spawn(this.#python, ['-s', runner], { env });
    child.stdout.setEncoding('utf8').on('data', (text: string) => this.#receive(text));
    child.stderr.resume();
    child.stdin.on('error', () => undefined);
    child.on('close', () => {
      this.#child = undefined;
      this.#text = '';
      this.#answered?.(undefined);
    });
    this.#child = child;
    return child;
  }

  #receive(text: string): void {
    this.#text += text;
    const end = this.#text.indexOf('\n');
    if (end < 0) return;
    const line = this.#text.slice(0, end);
    this.#text = this.#text.slice(end + 1);
    this.#answered?.(line);
  }
}

function readAnswer(line: string): Actual {
  const value = JSON.parse(line);
  if (!isRow(value)) return { skipped: 'no object' };
  const { skipped, fields } = value;
  if (typeof skipped === 'string') return { skipped };
  return isRow(fields) ? { fields } : { skipped: 'no fields' };
}
