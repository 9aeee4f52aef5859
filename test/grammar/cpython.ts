// A real CPython for the grammar's tests, where the machine has one.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Mode } from '../../grammar/parse.ts';

/** A program and how it is read. */
export interface Program {
  readonly source: string;
  readonly mode?: Mode;
}

/** What CPython, or we, make of a program: a tree in CPython's form, or an error. */
export type Answer =
  | { readonly tree: unknown }
  | { readonly type: string; readonly message: string; readonly line: number | null; readonly text: string | null };

const SCRIPT = fileURLToPath(new URL('./cpython.py', import.meta.url));

/** The command of a CPython of this version, or a reason to skip; with REQUIRE_SERVICES a missing 3.11 is an error. */
export function findCPython(version: string): { readonly command: string } | { readonly reason: string } {
  const command = process.env[`PYTHON_${version.replace('.', '_')}`] ?? `python${version}`;
  const found = spawnSync(command, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { encoding: 'utf8' });
  if (found.status === 0 && found.stdout.trim() === version) return { command };
  if (version === '3.11' && process.env['REQUIRE_SERVICES'] === '1')
    throw new Error(`${command} is not CPython ${version}`);
  return { reason: `no CPython ${version} here (${command})` };
}

/** What this CPython makes of the programs. */
export function askCPython(command: string, programs: readonly Program[]): Answer[] {
  const input = `${programs.map((program) => JSON.stringify(program)).join('\n')}\n`;
  const run = spawnSync(command, [SCRIPT], { input, encoding: 'utf8', maxBuffer: 1 << 29 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout
    .trimEnd()
    .split('\n')
    .map((line): Answer => JSON.parse(line));
}
