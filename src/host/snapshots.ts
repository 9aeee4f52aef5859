// The snapshot of the site's program: made once for an engine, kept in a file, read by every worker after that.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createSnapshot, type Snapshot, snapshotBytes, snapshotFrom } from '../door/isolate.ts';
import { packageRoot } from './places.ts';

/** The snapshot of the bundle in a file. */
export function preparedSnapshot(bundleFile: string): Snapshot {
  const file = cacheFile(bundleFile);
  if (existsSync(file)) return snapshotFrom(readFileSync(file));
  const snapshot = createSnapshot(readFileSync(bundleFile, 'utf8'));
  keep(file, snapshot);
  return snapshot;
}

/** A snapshot fits only the bundle, the engine and the flags that made it; a bundle is replaced as a whole, never written to. */
function cacheFile(bundleFile: string): string {
  const { arch, platform, versions, execArgv } = process;
  const { size, ino, ctimeMs } = statSync(bundleFile);
  const key = JSON.stringify([bundleFile, size, ino, ctimeMs, arch, platform, versions.v8, versions.node, execArgv]);
  const name = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return join(packageRoot(), 'dist', '.cache', `${name}.snapshot`);
}

/** Where the folder cannot be written, each worker makes its own. */
function keep(file: string, snapshot: Snapshot): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const fresh = `${file}.${process.pid}.new`;
    writeFileSync(fresh, snapshotBytes(snapshot), { mode: 0o600 });
    renameSync(fresh, file);
  } catch {
    // It is only a matter of speed.
  }
}
