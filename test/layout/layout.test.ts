// The rules of the layout: who may import whom, what is pure, how long a file may be.
import { describe, expect, test } from 'vitest';
import { type SourceFile, sourceFiles } from './sources.ts';

const files = sourceFiles();
const product = files.filter((file) => !/^(test|bench|conformance|stdlib\/generate)\b/.test(file.path));

/** From the bottom up: a layer imports only from itself and from those before it. */
const LAYERS = [
  'grammar/',
  'src/language/',
  'stdlib/',
  'src/embedding.ts',
  'src/python.ts',
  'src/site/',
  'src/door/',
  'src/host/',
  'src/index.ts',
  'src/cli/',
];
const PURE = ['grammar/', 'src/language/', 'stdlib/', 'src/embedding.ts', 'src/python.ts', 'src/site/'];

const layerOf = (path: string) => LAYERS.findIndex((layer) => path.startsWith(layer));
const isPure = (path: string) => PURE.some((layer) => path.startsWith(layer)) && !path.startsWith('stdlib/generate');

/** The program text without comments and without what stands in quotes. */
function code(file: SourceFile): string {
  return file.text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
    .replace(/\/\/.*$/gm, '');
}

function offenders(pattern: RegExp, among: readonly SourceFile[]): readonly string[] {
  return among.filter((file) => pattern.test(code(file))).map((file) => file.path);
}

describe('imports', () => {
  test('go from a layer only to itself and to the layers below it', () => {
    const upward = product.flatMap((file) =>
      file.imports
        .filter(({ target }) => target !== undefined && layerOf(target) > layerOf(file.path) && layerOf(file.path) >= 0)
        .map(({ target }) => `${file.path} -> ${target}`),
    );
    expect(upward).toEqual([]);
  });

  test('of pure layers name no module of Node and no package but the parser', () => {
    const foreign = product
      .filter((file) => isPure(file.path))
      .flatMap((file) =>
        file.imports
          .filter(({ target }) => target === undefined)
          .map(({ specifier }) => `${file.path} -> ${specifier}`),
      )
      .filter(
        (entry) =>
          !/ -> (chevrotain|node-sql-parser\/build\/mysql(\.js)?|decimal\.js|markdown-it|sanitize-html|htmlparser2)$/.test(
            entry,
          ),
      );
    expect(foreign).toEqual([]);
  });

  test('form no cycle', () => {
    expect(cycleAmong(product)).toEqual([]);
  });

  test('name files that exist', () => {
    const known = new Set(files.map((file) => file.path));
    const missing = files.flatMap((file) =>
      file.imports
        .filter(
          ({ target }) =>
            target !== undefined &&
            /\.(ts|js)$/.test(target) &&
            !known.has(target) &&
            /^(grammar|src|stdlib|conformance|test|bench)\//.test(target),
        )
        .map(({ target }) => `${file.path} -> ${target}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the pure layers', () => {
  const pure = files.filter((file) => isPure(file.path));

  test('read no clock', () => {
    expect(offenders(/\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\b/, pure)).toEqual([]);
  });

  test('draw no random number', () => {
    expect(offenders(/\bMath\.random\b|\bcrypto\./, pure)).toEqual([]);
  });

  test('know no process, console or timer', () => {
    expect(offenders(/\bprocess\.|\bconsole\.|\bsetTimeout\(|\bsetInterval\(|\brequire\(/, pure)).toEqual([]);
  });

  test('make no code from text', () => {
    expect(offenders(/(?:[=(,;]|return)\s*eval\(|\bnew Function\(/, pure)).toEqual([]);
  });
});

describe('files', () => {
  test('have at most 500 lines', () => {
    expect(files.filter((file) => file.lines > 500).map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });

  test('begin with a line that says what they are', () => {
    const silent = files.filter((file) => !/^(#!.*\n)?\/\/ \S/.test(file.text));
    expect(silent.map((file) => file.path)).toEqual([]);
  });

  test('are not named after nothing', () => {
    const vague = files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|manager)\.ts$/.test(file.path));
    expect(vague.map((file) => file.path)).toEqual([]);
  });

  test('hold no reminder of unfinished work', () => {
    const pattern = new RegExp(
      `\\b(${['TO', 'FIX', 'XX'].map((start, at) => start + ['DO', 'ME', 'X'][at]).join('|')})\\b`,
    );
    expect(files.filter((file) => pattern.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  test('switch no lint rule off', () => {
    const pattern = new RegExp(['biome', 'ignore'].join('-'));
    expect(files.filter((file) => pattern.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});

/** One cycle of imports that exist at run time, as a list of paths; empty if there is none. */
function cycleAmong(among: readonly SourceFile[]): readonly string[] {
  const targets = new Map(
    among.map((file) => [
      file.path,
      file.imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ target }) => target ?? []),
    ]),
  );
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const target of targets.get(path) ?? []) {
      const found = visit(target, [...trail, path]);
      if (found.length > 0) return found;
    }
    done.add(path);
    return [];
  };
  for (const path of targets.keys()) {
    const found = visit(path, []);
    if (found.length > 0) return found;
  }
  return [];
}
