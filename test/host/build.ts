// Builds dist before the tests, since workers and commands run from there.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Vitest calls this once. */
export function setup(): void {
  const root = join(import.meta.dirname, '..', '..');
  // What cannot be built makes its own tests fail, with the reason above them.
  spawnSync(process.execPath, ['build.ts'], { cwd: root, stdio: 'inherit' });
}
