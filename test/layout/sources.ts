// The source files of the project and what each imports, for the tests of the layout.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** The top folder of the project. */
export const root = join(import.meta.dirname, '..', '..');

/** The folders with code of ours. */
export const FOLDERS = ['grammar', 'src', 'stdlib', 'conformance', 'bench', 'test'];

export interface SourceFile {
  /** From the top folder, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly specifier: string;
  /** The imported file from the top folder; undefined for a package or a module of Node. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
}

/** Every TypeScript file. */
export function sourceFiles(): readonly SourceFile[] {
  return FOLDERS.flatMap((folder) => filesIn(folder)).map(read);
}

function filesIn(folder: string): readonly string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(ts|js)$/.test(name)).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, fixed, lazy]) => {
    const specifier = fixed ?? lazy ?? '';
    return { specifier, typeOnly: type !== undefined, target: targetOf(path, specifier) };
  });
}

function targetOf(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return relative(root, normalize(join(root, dirname(path), specifier))).replaceAll('\\', '/');
}
