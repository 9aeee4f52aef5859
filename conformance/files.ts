// Finding case files and reading them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Case } from './case.ts';
import { readCommentCases } from './read-comments.ts';
import { readJsonCases } from './read-json.ts';

const readers: ReadonlyMap<string, (text: string, name: string) => Case[]> = new Map([
  ['.jsonl', (text: string, name: string) => readJsonCases(text, name, true)],
  ['.json', (text: string, name: string) => readJsonCases(text, name, false)],
  ['.py', readCommentCases],
]);

/** All case files at and below a path, in order of name. */
export function caseFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return readers.has(extname(path)) ? [path] : [];
  const entries = readdirSync(path, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return caseFiles(inner);
    return isCaseFile(entry.name) ? [inner] : [];
  });
}

/** In a folder, JSON that describes something else and programs of the suite itself are passed over. */
function isCaseFile(name: string): boolean {
  return extname(name) === '.jsonl' || name.endsWith('-cases.json') || name.endsWith('.cases.py');
}

/** The cases of a file. */
export function readCases(file: string): Case[] {
  const ending = extname(file);
  const read = readers.get(ending);
  if (read === undefined) throw new Error(`${file} is no case file: it has to end in .jsonl, .json or .py`);
  return read(readFileSync(file, 'utf8'), basename(file, ending).replace(/\.cases$/, ''));
}
