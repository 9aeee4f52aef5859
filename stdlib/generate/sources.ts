// Where the names come from: Python's builtins, its modules, and the globals of a server script.
import { readdirSync } from 'node:fs';
import { builtin, PyModule, type PyValue } from '../../src/language/runtime/values.ts';
import { documentType } from '../../src/site/documents/document.ts';
import { fieldType } from '../../src/site/documents/field.ts';
import { metaType } from '../../src/site/documents/meta.ts';
import { scriptGlobals } from '../../src/site/frappe/namespace.ts';
import { type Completion, completions } from '../../src/site/scripts/completion.ts';
import { as, newWorld } from '../../test/site/site.ts';
import { allBuiltins } from '../builtins/all-builtins.ts';
import { frappeBuiltins } from '../builtins/frappe-builtins.ts';
import { builtinsFor } from '../builtins/profiles.ts';
import { classEntry, type Entry, entries } from './entries.ts';

/** A place where names are found. */
export interface Area {
  /** As the area is called in Python: `builtins`, `json`, `frappe`. */
  readonly name: string;
  readonly doc: string;
  readonly members: readonly Entry[];
}

/** All areas, and what the editor offers. */
export interface Sources {
  readonly builtins: Area;
  readonly types: Area;
  readonly modules: readonly Area[];
  /** What RestrictedPython's policy adds to Python's builtins or puts in their place. */
  readonly restricted: Area;
  /** What a server script finds at its top level besides Python's own names. */
  readonly globals: Area;
  readonly frappe: Area;
  readonly documents: Area;
  readonly completions: readonly Completion[];
}

/** Who finds a builtin. */
export const visibleTo: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['Frappe', new Set(frappeBuiltins.keys())],
  ['RestrictedPython', new Set(builtinsFor('restrictedpython').keys())],
];

/** Reads everything that is declared. */
export async function sources(): Promise<Sources> {
  const spaces = await moduleObjects();
  return as(newWorld(), 'Administrator', (context) => {
    const globals = [...scriptGlobals(context, { restrictCommit: false }).entries()];
    const own = entries(globals.filter(([name, value]) => allBuiltins.get(name) !== value && !spaces.has(name)));
    const frappe = own.find(({ name }) => name === 'frappe');
    return {
      builtins: area('builtins', "Python's built-in names.", [...allBuiltins]),
      types: area(
        'types',
        'Types without a name of their own: what literals, functions and iterations make.',
        unnamed(),
      ),
      modules: [...spaces].map(([name, { attributes }]) => area(name, `The ${name} module.`, attributes)),
      restricted: area(
        'restricted',
        'What the policy restrictedpython adds to the built-in names, or puts in their place.',
        [...builtinsFor('restrictedpython')].filter(
          ([name, value]) => allBuiltins.get(name) !== value && name !== '__name__' && !spaces.has(name),
        ),
      ),
      globals: {
        name: 'globals',
        doc: "What a server script finds besides frappe, json and Python's own names.",
        members: own.filter(({ name }) => name !== 'frappe'),
      },
      frappe: {
        name: 'frappe',
        doc: 'The frappe namespace of server scripts.',
        members: frappe?.kind === 'namespace' ? frappe.members : [],
      },
      documents: {
        name: 'documents',
        doc: 'Documents, and what describes them.',
        members: [documentType, fieldType, metaType].map((type) => classEntry(type.name, type)),
      },
      completions: completions(globals),
    };
  });
}

function area(name: string, doc: string, names: Iterable<readonly [string, PyValue]>): Area {
  return { name, doc, members: entries(names) };
}

/** Every module object of the modules folder, by its Python name. */
export async function moduleObjects(): Promise<ReadonlyMap<string, PyModule>> {
  const found = new Map<string, PyModule>();
  const folder = new URL('../modules/', import.meta.url);
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ts')) continue;
    const exported: readonly unknown[] = Object.values(await import(new URL(file, folder).href));
    for (const value of exported) if (value instanceof PyModule) found.set(value.name, value);
  }
  return new Map([...found].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function unnamed(): readonly (readonly [string, PyValue])[] {
  const named = new Set(allBuiltins.values());
  return Object.values(builtin).flatMap((type) => (named.has(type) ? [] : [[type.name, type] as const]));
}
