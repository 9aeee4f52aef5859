// Builds dist before the tests, since workers and commands run from there.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Vitest calls this once. */
export function setup(): void {
  const root = join(import.meta.dirname, '..', '..');
  execFileSync(process.execPath, ['build.ts'], { cwd: root, stdio: 'inherit' });
}
