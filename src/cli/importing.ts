// What `import` does: reads fixture files and hands their documents to the site, all or nothing.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../host/configuration.ts';
import { callSite, SiteCallError } from '../host/site-call.ts';
import { failed, wrongUsage } from './failure.ts';

export interface ImportOptions {
  readonly sites: string;
  readonly site: string;
}

type Document = Readonly<Record<string, unknown>>;

/** Imports a file or a folder and prints what was imported. */
export async function importFromCommand(path: string, options: ImportOptions): Promise<void> {
  process.stdout.write(`${await importInto(options.sites, options.site, path)}\n`);
}

/** Imports the documents at the path into the site; gives a line that says what was done. */
export async function importInto(sites: string, site: string, path: string): Promise<string> {
  const documents = fixtureFiles(path).flatMap(documentsIn);
  try {
    return summary(documents, site, await callSite(sites, site, 'import', { documents }));
  } catch (failure) {
    throw importFailure(path, site, failure);
  }
}

function importFailure(path: string, site: string, failure: unknown): Error {
  if (failure instanceof ConfigurationError) return wrongUsage(`cannot import: ${failure.message}`);
  if (!(failure instanceof SiteCallError)) return failure instanceof Error ? failure : new Error('unknown failure');
  return failed(`cannot import ${path} into ${site}: ${failure.kind}: ${failure.message}\nNothing was imported.`);
}

function fixtureFiles(path: string): readonly string[] {
  if (!existsSync(path)) throw wrongUsage(`cannot import ${path}: there is no such file or folder`);
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw wrongUsage(`cannot import ${path}: there is no .json file in it`);
  return names.sort().map((name) => join(path, name));
}

function documentsIn(file: string): readonly Document[] {
  const found = [parsed(file)].flat();
  return found.map((document, at) => checked(document, `${file}${found.length > 1 ? `, entry ${at + 1}` : ''}`));
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (failure) {
    throw failed(
      `cannot import ${file}: it is not valid JSON (${failure instanceof Error ? failure.message : 'unreadable'}). Nothing was imported.`,
    );
  }
}

function checked(document: unknown, where: string): Document {
  const fields: Document = Object(document);
  if (typeof document !== 'object' || document === null || typeof fields['doctype'] !== 'string') {
    throw failed(`cannot import ${where}: a document is an object with a "doctype". Nothing was imported.`);
  }
  return fields;
}

function summary(documents: readonly Document[], site: string, answer: unknown): string {
  const counts = Map.groupBy(documents, (document) => String(document['doctype']));
  const parts = [...counts].map(([doctype, list]) => `${list.length} ${doctype}`);
  const warnings = [Object(answer)['warnings'] ?? []].flat().map((warning) => `\nwarning: ${warning}`);
  return `Imported ${parts.join(', ')} into ${site}${warnings.join('')}`;
}
