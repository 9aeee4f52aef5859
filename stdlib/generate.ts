// Prints what people and editors read of the declarations: stubs, the reference, completion. `npm run gen`.
import { readFileSync, writeFileSync } from 'node:fs';
import { printedGrammar } from '../grammar/print.ts';
import { reference } from './generate/reference.ts';
import { type Sources, sources } from './generate/sources.ts';
import { stub } from './generate/stubs.ts';

/** Every printed file with its text, by its path from the top folder. */
export async function generated(): Promise<ReadonlyMap<string, string>> {
  const found = await sources();
  const { builtins, types, modules, restricted, globals, frappe, documents } = found;
  const stubs = [builtins, types, ...modules, restricted, globals, frappe, documents];
  return new Map([
    ...stubs.map((area): [string, string] => [`stdlib/${area.name}.pyi`, stub(area)]),
    ['stdlib/reference.md', reference(found)],
    ['stdlib/completions.json', offers(found)],
    ...printedGrammar(),
  ]);
}

/** One offer a line, so that a change shows as the lines that it changes. */
function offers({ completions }: Sources): string {
  return `[\n${completions.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;
}

/** The printed file as it stands now, '' when there is none. */
export function standing(path: string): string {
  try {
    return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  } catch {
    return '';
  }
}

async function write(): Promise<void> {
  for (const [path, text] of await generated()) {
    if (standing(path) === text) continue;
    writeFileSync(new URL(`../${path}`, import.meta.url), text);
    process.stdout.write(`${path}\n`);
  }
}

if (import.meta.main) await write();
