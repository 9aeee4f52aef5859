// Finding the scripts that `check` is asked about.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { failed, wrongUsage } from './failure.ts';

/** A script and where it stands. */
export interface FoundScript {
  readonly path: string;
  /** The path, or the name of a Server Script in a fixture. */
  readonly name: string;
  /** The bytes of a file: their encoding, too, is a matter of the verdict. */
  readonly text: string | Uint8Array;
}

/** The scripts at and below a path. */
export function scriptsAt(path: string): FoundScript[] {
  if (!existsSync(path)) throw wrongUsage(`cannot check ${path}: there is no such file or folder`);
  if (!statSync(path).isDirectory()) return scriptsIn(path, true);
  const entries = readdirSync(path, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const inner = join(path, entry.name);
    return entry.isDirectory() ? scriptsAt(inner) : scriptsIn(inner, false);
  });
}

/** A file that was named has to be a script or a fixture; in a folder, others are passed over. */
function scriptsIn(path: string, named: boolean): FoundScript[] {
  if (extname(path) === '.json') return fixtureScripts(path, named);
  if (extname(path) !== '.py' && !named) return [];
  return [{ path, name: path, text: readFileSync(path) }];
}

function fixtureScripts(path: string, named: boolean): FoundScript[] {
  const documents = documentsIn(path, named);
  return documents.flatMap((document) => {
    if (typeof document !== 'object' || document === null) return [];
    const { doctype, name, script }: { doctype?: unknown; name?: unknown; script?: unknown } = document;
    if (doctype !== 'Server Script' || typeof script !== 'string') return [];
    return [{ path, name: typeof name === 'string' ? name : path, text: script }];
  });
}

function documentsIn(path: string, named: boolean): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(value) ? value : [value];
  } catch (failure) {
    if (!named) return [];
    throw failed(
      `cannot check ${path}: it is not valid JSON: ${failure instanceof Error ? failure.message : 'unreadable'}`,
    );
  }
}
