// The files of a site, by document id only: no path ever comes from a script.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileOperation } from '../door/messages.ts';

const LARGEST = 5 * 1024 * 1024;

/** Reads, writes or deletes; base64 content, or null where there is none. The id has been checked by the door. */
export function fileOperation(folder: string, operation: FileOperation): string | null {
  const path = join(folder, 'private', 'files', operation.id);
  return actions[operation.kind](path, operation.kind === 'write' ? operation.base64 : '');
}

const actions: { readonly [K in FileOperation['kind']]: (path: string, base64: string) => string | null } = {
  read(path) {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() && found.size <= LARGEST ? readFileSync(path).toString('base64') : null;
  },
  write(path, base64) {
    mkdirSync(join(path, '..'), { recursive: true });
    const fresh = `${path}.${process.pid}.new`;
    writeFileSync(fresh, Buffer.from(base64, 'base64'), { mode: 0o600 });
    renameSync(fresh, path);
    return null;
  },
  delete(path) {
    rmSync(path, { force: true });
    return null;
  },
};
